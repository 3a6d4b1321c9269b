#!/usr/bin/env bash
# Install the peers that reading is compared with into an environment of their own: OCRmyPDF, kreuzberg, pytesseract.
set -euo pipefail
venv=${1:?usage: bench/reading/setup.sh VENV}

packages=(ghostscript unpaper tesseract-ocr-swe)
missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade ocrmypdf kreuzberg pdf2image pytesseract
