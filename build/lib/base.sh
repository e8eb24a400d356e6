# What build/run and build/test share: where things stand, how to speak, how to get what Debian has. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
state=$root/.volt

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }

# Runs a command silently; what it said is shown only when it fails.
quietly() {
  local said status=0
  said=$("$@" 2>&1 </dev/null) || status=$?
  [ "$status" = 0 ] || say "$said"
  return "$status"
}

need_state() {
  mkdir -p "$state" 2>/dev/null && [ -w "$state" ] ||
    fail "$state cannot be written by $(id -un): run as the owner of the checkout, or give the folder to this user."
}

need_dotnet() {
  has dotnet || fail "The .NET SDK is missing: install version $(wanted_sdk) or later of its feature line."
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail "The .NET SDK $(wanted_sdk) is missing: this machine has another one."
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
}

wanted_sdk() { sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json"; }

as_root() {
  if is_root; then "$@"; else sudo -n "$@"; fi
}

may_install() { has apt-get && { is_root || { has sudo && sudo -n true 2>/dev/null; }; }; }

# Says in one sentence what to do where packages may not be installed: may_install_or_ask "What is" package...
may_install_or_ask() {
  may_install || fail "$1 missing and may not be installed by $(id -un): run 'apt-get install ${*:2}' as root."
}

install_packages() {
  say "Installing $*"
  [ -n "${apt_updated:-}" ] || quietly as_root apt-get update -qq || fail "apt-get update failed."
  apt_updated=1
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 "$@" ||
    fail "apt-get install $* failed."
}
