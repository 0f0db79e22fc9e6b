# The checks and suites of scripts/test: how they are started, waited for, judged and counted.
# Each writes artifacts/NAME.log; only what failed is shown.

artifacts=$root/artifacts
suite_limit=${SUITE_LIMIT:-20m}
# Ends its output with the failed tests and a summary, whether or not it writes to a terminal.
node_reporter=--test-reporter=spec
failures=() passed_checks=' ' total_passed=0 total_failed=0 total_skipped=0
declare -A check_pids=() suite_pids=()

log_of() { printf '%s/%s.log' "$artifacts" "${1// /-}"; }

judge() { # NAME EXIT_CODE [DETAIL]
  if [ "$2" -eq 0 ]; then
    say "ok      $1${3:+: $3}"
    passed_checks+="$1 "
  else
    say "FAILED  $1${3:+: $3} (exit code $2; from $(log_of "$1"):)"
    explain "$(log_of "$1")"
    failures+=("$1")
  fi
}

# What went wrong: .NET's runner tells it in the middle, among the servers' output; all others at the end.
explain() { # LOG
  if grep -q '^failed ' "$1"; then
    sed -n '/^failed /,/^ *Standard output/p' "$1" | grep -v '^ *Standard output' | head -n 200
  else
    tail -n 60 "$1"
  fi
}

passed() { [[ $passed_checks == *" $1 "* ]]; }

check() { # NAME COMMAND...
  local name=$1 code=0
  shift
  "$@" >"$(log_of "$name")" 2>&1 || code=$?
  judge "$name" $code
}

start_check() { # NAME COMMAND...
  local name=$1
  shift
  "$@" >"$(log_of "$name")" 2>&1 &
  check_pids[$name]=$!
}

end_checks() {
  local name code
  for name in "${!check_pids[@]}"; do
    code=0
    wait "${check_pids[$name]}" || code=$?
    unset "check_pids[$name]"
    judge "$name" $code
  done
}

start_suite() { # NAME FUNCTION
  "$2" >"$(log_of "$1")" 2>&1 &
  suite_pids[$1]=$!
}

end_suites() {
  local name code
  for name in "${!suite_pids[@]}"; do
    code=0
    wait "${suite_pids[$name]}" || code=$?
    unset "suite_pids[$name]"
    count_suite "$name" $code
  done
}

# Ends what is still running when the script is interrupted.
stop_suites() {
  local pids
  pids=$(jobs -p)
  if [ -n "$pids" ]; then kill $pids 2>/dev/null || true; fi
}

run_dotnet_tests() {
  local options=()
  if [ $coverage = yes ]; then options=("${dotnet_coverage[@]}"); fi
  timeout --kill-after=10 "$suite_limit" dotnet test --solution Realtime.sln -c Release --no-build \
    --results-directory "$artifacts/dotnet" --report-trx "${options[@]}"
}

run_web_tests() {
  local command=(npm test)
  if [ $coverage = yes ]; then command=(npx --no-install c8 "${web_coverage[@]}" "${command[@]}"); fi
  (cd web-client && NODE_OPTIONS=$node_reporter timeout --kill-after=10 "$suite_limit" "${command[@]}")
}

run_browser_tests() {
  NODE_OPTIONS=$node_reporter CHROMIUM=$chromium timeout --kill-after=10 "$suite_limit" npm --prefix web-client run test:browser
}

# Prints "PASSED FAILED SKIPPED" from the result files of .NET's runner.
count_trx() {
  find "$artifacts/dotnet" -name '*.trx' -exec grep -ho '<Counters [^>]*>' {} + 2>/dev/null \
    | sed 's/.* total="\([0-9]*\)".* passed="\([0-9]*\)" failed="\([0-9]*\)".*/\1 \2 \3/' \
    | awk '{ total += $1; passed += $2; failed += $3 } END { print passed + 0, failed + 0, total - passed - failed }'
}

# The same from the summary of Node's runner, which begins each line with "#" or an "i" in a circle.
count_node() { # LOG
  sed -n 's/^[^a-z]* \(pass\|fail\|cancelled\|skipped\|todo\) \([0-9]*\)$/\1 \2/p' "$1" \
    | awk '{ n[$1] += $2 } END { print n["pass"] + 0, n["fail"] + n["cancelled"], n["skipped"] + n["todo"] }'
}

count_suite() { # NAME EXIT_CODE
  local name=$1 code=$2 counts ok bad left detail
  if [ "$name" = 'dotnet tests' ]; then counts=$(count_trx); else counts=$(count_node "$(log_of "$name")"); fi
  read -r ok bad left <<<"$counts"
  total_passed=$((total_passed + ok)) total_failed=$((total_failed + bad)) total_skipped=$((total_skipped + left))
  detail="$ok passed, $bad failed, $left skipped"
  if [ "$code" -eq 124 ]; then detail+=", ended after $suite_limit"; fi
  if [ "$code" -eq 0 ] && [ $((ok + bad)) -eq 0 ]; then detail+=', nothing ran' code=1; fi
  if [ "$code" -eq 0 ] && [ "$bad" -gt 0 ]; then code=1; fi
  judge "$name" "$code" "$detail"
}

report_counts() {
  if [ ${#failures[@]} -gt 0 ]; then printf 'Failed: %s\n' "${failures[@]}"; fi
  say "$total_passed passed, $total_failed failed, $total_skipped skipped"
  [ ${#failures[@]} -eq 0 ]
}

# Sets chromium to a browser, installing Debian's where there is none and we may.
need_chromium() {
  chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) && return
  local apt=(apt-get)
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || fail 'Chromium is missing: sudo apt-get install chromium, or leave the browser tests out with --only'
    apt=(sudo -n apt-get)
  fi
  say 'Installing Chromium …'
  { "${apt[@]}" update -qq && DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 \
    || fail 'Chromium could not be installed: apt-get install chromium tells why'
  chromium=$(command -v chromium)
}
