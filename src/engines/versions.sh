#!/usr/bin/env bash
# Runs each adapter's tests with older versions of its engine, but for those of what only the newest can do, and prints a table of
# the results. The library's own classes are those compiled with the versions of pom.xml, as users have them.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B test-compile >&2

row() { # adapter, property, version
  local log passed result=passed
  log=$(mktemp)
  mvn -B test -pl "tawk-$1" -am -Dmaven.main.skip -D"$2=$3" -Dtest="io/github/tawktemplates/$1/*Test" -Dsurefire.failIfNoSpecifiedTests=false \
    -DexcludedGroups='browser | exhaustive | newest-engine' >"$log" 2>&1 || result=failed
  passed=$(sed -n 's/.*Tests run: \([0-9]*\), Failures: 0, Errors: 0, Skipped: [0-9]*$/\1/p' "$log" | sort -n | tail -1)
  [ "${passed:-0}" -gt 100 ] || result=failed
  [ "$result" = passed ] || cat "$log" >&2
  echo "| $1 | $3 | $result |"
}

echo '| adapter | engine | its tests |'
echo '|---|---|---|'
for version in 2.3.26-incubating 2.3.28 2.3.31 2.3.34; do row freemarker freemarker.version $version; done
for version in 0.9.4 0.9.6 0.9.10; do row mustache mustache.version $version; done
for version in 3.2.0 3.2.4 4.0.0; do row pebble pebble.version $version; done
