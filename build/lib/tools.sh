# Other people's programs that the tests hold the host against: a browser, and what npm has. Sourced, never run.

readonly tools=$root/tests/tools
readonly oldest_node=20.19.0
readonly own_node=22.23.3

# Sets `chromium` to the path of a browser.
need_chromium() {
  local name
  for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    if has "$name"; then break; fi
  done
  if ! has "$name"; then
    may_install_or_ask 'A browser for the tests is' chromium
    install_packages chromium
    name=chromium
  fi
  chromium=$(command -v "$name")
}

node_is_new_enough() {
  [ "$(printf '%s\nv%s\n' "$(node --version)" "$oldest_node" | sort -V | head -n 1)" = "v$oldest_node" ]
}

# A stable Debian may hold a Node.js that the tools outgrew; npm brings a newer one into .volt/.
need_node() {
  local machine own
  if node_is_new_enough; then return; fi
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) fail "Node.js $oldest_node or later is needed: this machine has $(node --version)." ;;
  esac
  own=$state/node/node_modules/node-linux-$machine/bin
  if [ ! -x "$own/node" ]; then
    say "Installing Node.js $own_node into $state/node"
    quietly npm install --prefix "$state/node" --no-save --ignore-scripts --no-audit --no-fund "node-linux-$machine@$own_node" ||
      fail "Node.js $oldest_node or later is needed: this machine has $(node --version)."
  fi
  PATH=$own:$PATH
  node_is_new_enough || fail "Node.js $oldest_node or later is needed: the one in $own does not run."
}

# Installs tests/tools as its lock file says, when the lock file has changed since the last time.
need_tools() {
  local stamp=$tools/node_modules/.installed
  if ! has node || ! has npm; then
    may_install_or_ask 'Node.js is' nodejs npm
    install_packages nodejs npm
  fi
  if ! cmp -s "$tools/package-lock.json" "$stamp"; then
    say "Installing tests/tools"
    (cd "$tools" && quietly npm ci) || fail "npm ci failed in tests/tools."
    cp "$tools/package-lock.json" "$stamp"
  fi
  need_node
}
