#!/usr/bin/env bash
# Install what the benchmarks draw with and compare with: typefaces, hunspell, texts in other languages.
set -euo pipefail
. "$(dirname "$0")/../packages.sh"

packages=(
  fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea fonts-ebgaramond fonts-urw-base35 fonts-dejavu-core
  fonts-dejavu-extra fonts-linuxlibertine fonts-open-sans fonts-courier-prime hunspell hunspell-sv manpages-da manpages-nb
)
command -v apt-get >/dev/null || {
  echo "Not Debian or Ubuntu: install these typefaces, hunspell with Swedish, Danish and Norwegian manual pages: ${packages[*]}" >&2
  exit 3
}
install_packages "${packages[@]}"
