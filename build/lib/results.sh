# Runs test programs and adds up what they wrote down. Sourced, never run.

readonly results=$state/test-results
readonly patience=${VOLT_TEST_MINUTES:-60}m

# The file of every test project on disk whose name holds one of the words, or of all: test_projects [word...]
test_projects() {
  local project name word
  find "$root/tests" -name '*.Tests.csproj' -not -path '*/node_modules/*' | sort | while read -r project; do
    name=$(basename "$project" .csproj)
    for word in "${@:-}"; do
      if [[ ${name,,} == *"${word,,}"* ]]; then
        printf '%s\n' "$project"
        break
      fi
    done
  done
}

# Runs one test project in a subshell of its own; its counts go to NAME.count as "passed failed skipped".
run_project() {
  local name=$1 status=0 begun=$SECONDS passed=0 failed=0 skipped=0 report=$results/$1.xml
  local program=$artifacts/bin/$name/release/$name
  timeout --signal=TERM --kill-after=20s "$patience" "$program" -xml "$report" -reporter quiet -noLogo -noColor \
    >"$results/$name.log" 2>&1 </dev/null &
  trap "kill $!; wait; exit 143" TERM
  wait $! || status=$?
  if grep -q '<assembly ' "$report" 2>/dev/null; then
    passed=$(count passed "$report") skipped=$(count skipped "$report")
    failed=$(($(count failed "$report") + $(count errors "$report")))
  fi
  if [ "$status" = 124 ]; then explain "$name" "was stopped after $patience"; fi
  if [ "$((passed + failed))" = 0 ]; then explain "$name" "ran no test (exit code $status)"; fi
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then
    failed=1
    explain "$name" "ended with exit code $status"
  fi
  [ "$((passed + failed))" != 0 ] || failed=1
  printf '%s %s %s\n' "$passed" "$failed" "$skipped" >"$results/$name.count"
  [ "$failed" = 0 ] || show "$results/$name.log"
  printf '%-40s %5s passed %5s failed %5s skipped %5s s\n' "$name" "$passed" "$failed" "$skipped" "$((SECONDS - begun))"
}

# A crash can say a great deal; its beginning and its end tell the story.
show() {
  if [ "$(wc -l <"$1")" -le 400 ]; then
    cut -c 1-400 "$1"
  else
    head -n 300 "$1" | cut -c 1-400
    printf '... the whole text: %s ...\n' "$1"
    tail -n 20 "$1" | cut -c 1-400
  fi
}

explain() { printf '%s %s.\n' "$1" "$2" >>"$results/$1.log"; }

# Adds up an attribute of the assemblies in an xunit report: count attribute report
count() {
  grep -o '<assembly [^>]*>' "$2" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

# Prints the totals of the named projects and says whether all is well; a project without a count died.
totals() {
  local name passed=0 failed=0 skipped=0 p f s
  for name in "$@"; do
    p=0 f=1 s=0
    [ ! -s "$results/$name.count" ] || read -r p f s <"$results/$name.count"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  done
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
