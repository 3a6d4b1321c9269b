#!/usr/bin/env bash
# Install the peers that reading is compared with into an environment of their own: OCRmyPDF, kreuzberg, pytesseract.
set -euo pipefail
. "$(dirname "$0")/../../packages.sh"
venv=${1:?usage: bench/reading/setup.sh VENV}

install_packages faketime ghostscript unpaper tesseract-ocr-swe
python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade ocrmypdf kreuzberg pdf2image pytesseract
