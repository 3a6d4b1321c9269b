# Sourced by the set-up scripts: install_packages PACKAGE... installs what is missing of some Debian packages, as root or by sudo.

install_packages() {
  local missing=() as_root=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
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
}
