#!/usr/bin/env bash
# Builds what a release publishes, twice, in two folders and time zones; the bytes must be the same. Then projects that have nothing
# but the published files use them: each engine on the module path, and Spring Boot's starters with the sandbox and the test kit.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # the folder's name, the time zone
  git clone -q "$root" "$work/$1"
  (cd "$work/$1" && TZ=$2 mvn -q -P release deploy -DskipTests -Dgpg.skip -Dmaven.install.skip -DaltDeploymentRepository="local::file://$work/$1-published" \
    -pl '!examples/showcase,!examples/spring-boot,!examples/benchmark' </dev/null)
}
digests() {
  (cd "$work/$1" && find . -path '*/target/*.jar' | sort | xargs sha256sum)
}
build first UTC
build second Pacific/Auckland
diff <(digests first) <(digests second)
digests first | grep -q tawk-common
echo "The same bytes: $(digests first | wc -l) jars"

for project in engines spring-boot; do
  cp -r "$root/src/release/consumer/$project" "$work/$project"
  (cd "$work/$project" && mvn -q -Dpublished="file://$work/first-published" -Dmaven.repo.local="$work/empty" compile \
    dependency:copy-dependencies -DoutputDirectory=target/lib </dev/null)
done
java -p "$work/engines/target/classes:$work/engines/target/lib" -m consumer/consumer.Main
java -cp "$work/spring-boot/target/classes:$work/spring-boot/target/lib/*" consumer.Main
# nobody fetches what our tests need
[ ! -e "$work/empty/io/github/tawktemplates/tawk-templates" ]
[ ! -e "$work/empty/org/junit/junit-bom" ]
