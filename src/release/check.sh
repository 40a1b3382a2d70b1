#!/usr/bin/env bash
# Builds what a release publishes, twice, in two folders and time zones; the bytes must be the same, and what Maven Central asks for
# must be there. Then projects that have nothing but the published files use them: each engine on the module path and from Gradle,
# and Spring Boot's starters with the sandbox and the test kit.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "$*" >&2
  exit 1
}

build() { # the folder's name, the time zone
  git clone -q "$root" "$work/$1"
  (cd "$work/$1" && TZ=$2 mvn -q -B -P release deploy -DskipTests -Dgpg.skip -Dmaven.install.skip -DaltDeploymentRepository="local::file://$work/$1-published" \
    -pl '!examples/showcase,!examples/spring-boot,!examples/benchmark' </dev/null)
  (cd "$work/$1" && find . -path '*/target/*.jar' | sort | xargs sha256sum) >"$work/$1.sums"
}
build first UTC
build second Pacific/Auckland
diff "$work/first.sums" "$work/second.sums" || fail 'Two builds differ'
echo "The same bytes: $(wc -l <"$work/first.sums") jars"

published=0
for pom in $(find "$work/first-published" -name '*.pom'); do
  for element in name description url licenses developers scm; do
    grep -q "<$element[ >]" "$pom" || fail "No <$element> in $pom"
  done
  grep -q '<packaging>pom</packaging>' "$pom" && continue
  ! grep -q '<parent>' "$pom" || fail "A parent to fetch: $pom"
  file=${pom%.pom}
  for suffix in .jar -sources.jar -javadoc.jar -cyclonedx.json; do
    [ -s "$file$suffix" ] || fail "Not published: $file$suffix"
  done
  for text in LICENSE NOTICE; do
    jar tf "$file.jar" | grep -x "META-INF/$text" >/dev/null || fail "No $text in $file.jar"
  done
  published=$((published + 1))
done
[ "$published" -eq 8 ] || fail "$published modules are published"

# what has just been published, and the version of Spring Boot that it is compiled against
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml")
spring_boot=$(sed -n 's|.*<spring-boot.version>\(.*\)</spring-boot.version>.*|\1|p' "$root/pom.xml")
for project in engines spring-boot; do
  cp -r "$root/src/release/consumer/$project" "$work/$project"
  (cd "$work/$project" && mvn -q -B -Dpublished="file://$work/first-published" -Dtawk.version="$version" -Dspring-boot.version="$spring_boot" -Dmaven.repo.local="$work/empty" compile \
    dependency:copy-dependencies -DoutputDirectory=target/lib </dev/null)
done
java -p "$work/engines/target/classes:$work/engines/target/lib" -m consumer/consumer.Main
java -cp "$work/spring-boot/target/classes:$work/spring-boot/target/lib/*" consumer.Main
[ ! -e "$work/empty/io/github/tawktemplates/tawk-templates" ] || fail 'Users fetch the parent, and with it the BOMs of our tests'
(cd "$work/engines" && gradle -q --no-daemon -g "$work/gradle" -Ppublished="file://$work/first-published" -Ptawk="$version" run </dev/null)
