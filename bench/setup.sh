#!/usr/bin/env bash
# Install what the benchmarks draw with and compare with: typefaces, hunspell, texts in other languages.
set -euo pipefail

packages=(
  fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea fonts-ebgaramond fonts-urw-base35 fonts-dejavu-core
  fonts-dejavu-extra fonts-linuxlibertine fonts-open-sans fonts-courier-prime hunspell hunspell-sv manpages-da manpages-nb
)
command -v apt-get >/dev/null || {
  echo "Not Debian or Ubuntu: install these typefaces, hunspell with Swedish, Danish and Norwegian manual pages: ${packages[*]}" >&2
  exit 3
}
missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Have somebody run: apt-get install ${missing[*]}" >&2; exit 3; }
  as_root=(sudo)
fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
