# What scripts/test --coverage adds: options for both runners, HTML reports and a line of figures for each.

coverage_folder=$artifacts/coverage
dotnet_coverage=(--coverage --coverage-output-format cobertura --coverage-output "$coverage_folder/server.xml")
# Only modules that the unit tests load: what draws the page is covered by the browser tests, which are not measured.
web_coverage=(--exclude-after-remap --include 'core/**' --include 'features/**'
  --reporter html --reporter text-summary --reports-dir "$coverage_folder/web")

# "line 91.2 %, branch 84.0 %" from a summary that has both figures on lines of their own.
figures() { # NAME FILE LINE_WORD BRANCH_WORD
  local line branch
  line=$(sed -n "s/^ *$3 *: *\([0-9.]*\)%.*/\1/p" "$2" | head -n 1)
  branch=$(sed -n "s/^ *$4 *: *\([0-9.]*\)%.*/\1/p" "$2" | head -n 1)
  say "Coverage of the $1: line ${line:-?} %, branch ${branch:-?} % ($coverage_folder/$1/index.html)"
}

report_coverage() {
  if [ -f "$coverage_folder/server.xml" ]; then
    check 'coverage report' make_server_report
    if passed 'coverage report'; then figures server "$coverage_folder/server/Summary.txt" 'Line coverage' 'Branch coverage'; fi
  fi
  if [ -d "$coverage_folder/web" ]; then figures web "$(log_of 'web tests')" Lines Branches; fi
}

# Neither migrations, tests nor generated sources say anything here.
make_server_report() {
  dotnet tool restore
  dotnet tool run reportgenerator -- "-reports:$coverage_folder/server.xml" "-targetdir:$coverage_folder/server" \
    '-reporttypes:Html;TextSummary' '-assemblyfilters:+Realtime;+Realtime.Client;+Realtime.Host' \
    '-filefilters:-*/obj/*;-*.g.cs' '-verbosity:Warning'
}
