#!/usr/bin/env bash
# Runs the tests with other versions of what the library meets, and prints a table of the results. The library's own classes are
# compiled once, with the versions of pom.xml, as users have them. The arguments are the homes of JDKs.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B test-compile >&2

row() { # what is tested, its version, and how: options of mvn test
  local log passed result=passed what=$1 version=$2
  shift 2
  log=$(mktemp)
  mvn -B test -am -Dmaven.main.skip "$@" >"$log" 2>&1 </dev/null || result=failed
  # of each module's sum, the largest
  passed=$(sed -nE 's/.*Tests run: ([0-9]+), Failures: 0, Errors: 0, Skipped: [0-9]+$/\1/p' "$log" | sort -n | tail -1)
  [ "${passed:-0}" -gt 30 ] || result=failed
  [ "$result" = passed ] || cat "$log" >&2
  echo "| $what | $version | $result |"
}
engine() { # name, adapter, versions
  local name=$1 adapter=$2
  shift 2
  for version in "$@"; do
    row "$name" "$version" -pl "tawk-$adapter" -D"$adapter.version=$version" -Dtest="io/github/tawktemplates/$adapter/*Test" \
      -DexcludedGroups='browser | exhaustive | newest-engine'
  done
}
ours() { # property
  sed -n "s|.*<$1>\(.*\)</$1>.*|\1|p" pom.xml
}

echo '| with | version | tests |'
echo '|---|---|---|'
for home in "$@"; do
  row Java "$("$home/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.version = //p')" \
    -pl tawk-common,tawk-freemarker,tawk-mustache,tawk-pebble -Djvm="$home/bin/java" -DexcludedGroups='browser | exhaustive'
done
engine FreeMarker freemarker 2.3.26-incubating 2.3.28 2.3.31 2.3.34 "$(ours freemarker.version)"
engine mustache.java mustache 0.9.4 0.9.6 0.9.10 "$(ours mustache.version)"
engine Pebble pebble 3.2.0 3.2.4 4.0.0 "$(ours pebble.version)"
spring='io/github/tawktemplates/spring/*Test'
row 'Spring Boot' "$(ours spring-boot.version)" -pl tawk-common/spring-boot/tests/boot-3.5 -Dtest="$spring" -DexcludedGroups=browser
for version in $(ours spring-boot.others); do
  row 'Spring Boot' $version -P spring-boot-4 -pl tawk-common/spring-boot/tests/boot-4 -Dspring-boot.tested=$version -Dtest="$spring"
done
in_browser() { # name, version, -Dbrowser
  row "$1" "$2" -pl tawk-common -Dbrowser="$3" -Dtest='PeopleInBrowserTest,LoadInBrowserTest,PolicyInBrowserTest'
}
in_browser Chromium "$(chromium --version 2>/dev/null | grep -oE '[0-9.]+' | head -1)" chromium
in_browser Firefox "$(firefox-esr --version | grep -oE '[0-9.]+' | head -1)" firefox
in_browser WebKitGTK "$(dpkg-query -Wf '${Version}' webkit2gtk-driver | sed 's/-.*//')" webkit
