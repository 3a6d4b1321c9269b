#!/usr/bin/env bash
# Install what is missing: system packages, the virtual environment, the diakrit command.
# Usage: setup.sh [--dev] [VENV]. With --dev also what lint, types, tests and measurements need.
# Assumes Debian or Ubuntu; elsewhere it says what to install.
set -euo pipefail
cd "$(dirname "$0")"
locks=(requirements.lock)
if [ "${1:-}" = --dev ]; then
  locks+=(requirements-dev.lock)
  shift
fi
case "${1:-}" in -*)
  echo "usage: setup.sh [--dev] [VENV]" >&2
  exit 2
  ;;
esac
venv=${1:-.venv}
. ./packages.sh

packages=(tesseract-ocr tesseract-ocr-script-latn tesseract-ocr-swe tesseract-ocr-eng tesseract-ocr-osd poppler-utils python3 python3-venv)

if command -v dpkg-query >/dev/null; then
  install_packages "${packages[@]}"
else
  for program in tesseract pdftotext; do
    command -v "$program" >/dev/null || {
      echo "Not Debian or Ubuntu: install Tesseract 5 with the models Latin (script), swe, eng and osd, and Poppler's utilities, then run this again." >&2
      exit 3
    }
  done
fi

python=""
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || { echo "Python 3.11 or newer with the venv module is missing: install it, then run this again." >&2; exit 3; }

"$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$venv"
echo "Installing Python packages into $venv"
for lock in "${locks[@]}"; do
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
done
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
"$venv/bin/python" -m diakrit model build
"$venv/bin/python" -m diakrit check
