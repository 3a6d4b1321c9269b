#!/usr/bin/env bash
# Install what draws the sample papers. Usage: samples/setup.sh [VENV]
set -euo pipefail
cd "$(dirname "$0")/.."
venv=${1:-.venv}

"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r samples/requirements.lock
