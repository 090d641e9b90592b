# shellcheck shell=bash
# What a bare Debian machine with rustup and Node still lacks. Each thing is installed only where it is absent, and said.

# A test for its presence, a blank, the Debian packages that bring it.
browser_programs=(
  'command:chromium chromium'
  'command:firefox-esr firefox-esr'
  'command:Xvfb xvfb'
  'command:xdotool xdotool'
  'command:openbox openbox'
  'command:import imagemagick'
  'font:sans fonts-dejavu-core'
)
app_programs=(
  'python:ensurepip python3-venv'
  'command:setpriv util-linux'
)

need_programs() {
  local need packages=()
  for need in "$@"; do
    is_present "${need%% *}" || packages+=("${need#* }")
  done
  [ ${#packages[@]} -gt 0 ] || return 0
  local line="apt-get install --yes --no-install-recommends ${packages[*]}"
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "build.sh: programs are missing. Install them and start again:" >&2
    echo "  sudo $line" >&2
    exit 1
  fi
  echo "Installing Debian packages: ${packages[*]}"
  apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive $line
}

is_present() {
  case $1 in
    command:*) command -v "${1#*:}" >/dev/null ;;
    python:*) python3 -c "import ${1#*:}" 2>/dev/null ;;
    font:*) command -v fc-list >/dev/null && [ -n "$(fc-list : family)" ] ;;
  esac
}

need_npm_packages() {
  # npm writes the second file when it has finished.
  if [ ! tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json ]; then
    echo "Installing npm packages into tests/browser/node_modules"
    (cd tests/browser && npm ci --loglevel=error)
  fi
}

need_wasm_target() {
  # Naming it in rust-toolchain.toml fetches it together with a toolchain, not for one that is there already.
  # https://github.com/rust-lang/rustup/issues/4212
  if ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    echo "Installing the Rust target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown
  fi
}
