#!/usr/bin/env bash
# Install what is missing: system packages, the virtual environment, the diakrit command.
# Usage: setup.sh [VENV]. Assumes Debian or Ubuntu; elsewhere it says what to install.
set -euo pipefail
cd "$(dirname "$0")"
venv=${1:-.venv}

packages=(tesseract-ocr tesseract-ocr-script-latn tesseract-ocr-swe tesseract-ocr-eng tesseract-ocr-osd poppler-utils python3 python3-venv)

if command -v dpkg-query >/dev/null; then
  missing=()
  for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
      command -v sudo >/dev/null || {
        echo "System packages are missing, and you are neither root nor have sudo. Have somebody run this, then run make again:" >&2
        echo "  apt-get install ${missing[*]}" >&2
        exit 3
      }
      as_root=(sudo)
    fi
    echo "Installing system packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
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
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
"$venv/bin/python" -m pipeline model build
"$venv/bin/python" -m pipeline check
