# Which stack is built: `--stack critter` among the arguments, otherwise the default. Sourced, never run.

stack=Embedded
artifacts=$root/.artifacts

# Takes the option out of the arguments; what is left stands in `rest`: take_stack "$@"; set -- "${rest[@]}"
take_stack() {
  rest=()
  while [ $# -gt 0 ]; do
    if [ "$1" = --stack ]; then
      case ${2:-} in
        embedded | Embedded) ;;
        critter | Critter) stack=Critter artifacts=$root/.artifacts/critter ;;
        *) fail "There is no stack '${2:-}': it is embedded or critter." ;;
      esac
      shift 2
    else
      rest+=("$1")
      shift
    fi
  done
}

# Not every registry has the packages of every stack: it is said at once which ones are missing.
need_packages() {
  local said missing
  [ "$stack" != Embedded ] || return 0
  said=$(dotnet restore "$root/VoltKosova.sln" -p:VoltStack="$stack" --verbosity quiet 2>&1 </dev/null 9>&-) && return
  missing=$(sed -n 's/.*NU110[1-3]: Unable to find .*package \([A-Za-z0-9.]*[A-Za-z0-9]\).*/\1/p' <<<"$said" | sort -u | paste -sd ' ' | sed 's/ /, /g')
  [ -z "$missing" ] || fail "The stack $stack needs packages that this machine's registry does not have: $missing."
  say "$said"
  fail "The packages of the stack $stack cannot be restored."
}

build() {
  quietly dotnet build "$1" -p:VoltStack="$stack" --configuration Release --verbosity quiet --nologo 9>&- ||
    fail "$(basename "$1") does not build."
}
