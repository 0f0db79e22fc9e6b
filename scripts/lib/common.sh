# Shared by the scripts in this folder: sourced, never run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
host_project=$root/server/Realtime.Host
host_output=$host_project/bin/Release/net10.0

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NO_UPDATE_NOTIFIER=1

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
usage_error() { printf '%s: %s (try --help)\n' "$(basename "$0")" "$*" >&2; exit 2; }

# The comment block at the top of a script is its help.
print_help() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

need_dotnet() {
  local how='install it from https://dotnet.microsoft.com/download/dotnet/10.0 (Ubuntu 24.04 and newer: apt-get install dotnet-sdk-10.0)'
  command -v dotnet >/dev/null || fail "the .NET SDK 10 is missing: $how"
  # Where global.json finds no fitting SDK, this command itself fails.
  (cd "$root" && dotnet --version >/dev/null 2>&1) \
    || fail "the .NET SDK 10 is missing, found only: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' '): $how"
}

need_node() {
  local how='install it from https://nodejs.org/en/download (Debian 13 and newer: apt-get install nodejs npm)' version major minor
  command -v node >/dev/null || fail "Node.js 20.19 or newer is missing: $how"
  command -v npm >/dev/null || fail "npm is missing: $how"
  version=$(node --version)
  IFS=. read -r major minor _ <<<"${version#v}"
  [ $((major * 1000 + minor)) -ge 20019 ] || fail "Node.js 20.19 or newer is needed, found ${version#v}: $how"
}

need_curl() { command -v curl >/dev/null || fail 'curl is missing, with which the README is tried: apt-get install curl'; }

# Installs the page's libraries where they are missing or the lock file has changed since.
install_web_client() {
  local lock=$root/web-client/package-lock.json stamp=$root/web-client/node_modules/.installed-lock.json
  cmp -s "$lock" "$stamp" && return
  say 'Installing the web client’s libraries …'
  (cd "$root/web-client" && npm ci --no-audit --no-fund --loglevel=error --prefer-offline --fetch-retries=5 --fetch-timeout=60000)
  cp "$lock" "$stamp"
}

# Runs what takes a while, and shows all that it said if it fails.
run_long() { # WHAT COMMAND...
  local what=$1 log code=0
  shift
  log=$(mktemp)
  "$@" 2>&1 | tee "$log" | show_progress "$what" || code=$?
  if [ $code -ne 0 ]; then cat "$log"; fi
  rm -f "$log"
  return $code
}

# Tells a terminal, on one line, for how long it has been going and what came last; a file only what is being done.
show_progress() { # WHAT
  local begun=$SECONDS line last='' state=0
  if ! [ -t 1 ]; then
    say "$1 …"
    cat >/dev/null
    return
  fi
  # read ends with more than 128 when a second has passed without a line: then only the clock moves on.
  while [ $state -eq 0 ] || [ $state -gt 128 ]; do
    printf '\r\e[K%s … %d s%s' "$1" $((SECONDS - begun)) "${last:+ ($last)}"
    state=0
    IFS= read -r -t 1 line || state=$?
    if [ $state -eq 0 ]; then
      line=${line%% -> *}
      last=$(cut -c 1-50 <<<"${line#"${line%%[! ]*}"}")
    fi
  done
  printf '\r\e[K%s … %d s\n' "$1" $((SECONDS - begun))
}

# The one setting of the server that the runtime reads from the environment only. On few cores the shared array pool
# keeps 32 arrays a size for each of them, so that every fan-out to a larger room would allocate its buffers afresh.
export_server_settings() {
  export DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION=8192
}
