#!/usr/bin/env bash
# Install the browser that the tests of the review page use. Usage: tests/setup.sh [VENV]
set -euo pipefail
cd "$(dirname "$0")/.."
venv=${1:-.venv}
. ./packages.sh

command -v chromium >/dev/null || command -v google-chrome >/dev/null || {
  if grep -qi '^ID=ubuntu' /etc/os-release 2>/dev/null; then
    "$venv/bin/python" -m playwright install --with-deps chromium # Ubuntu's own package is an empty one for snap
  elif command -v dpkg-query >/dev/null; then
    install_packages chromium
  else
    echo "Not Debian or Ubuntu: install Chromium, then run this again." >&2
    exit 3
  fi
}
