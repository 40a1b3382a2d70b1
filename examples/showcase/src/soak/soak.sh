#!/usr/bin/env bash
# Loads the showcase for two minutes (or as many seconds as the first argument says) from processes of their own: each of the
# engines for each of four accounts and for nobody, all at once, and checks every page that comes back: it must hold the hash of that
# account, computed here by openssl, and no other. Prints a table; fails where a page was wrong, an answer no 200, or memory grew.
#
# Needs wrk, curl, openssl and a JDK; the jar is built by: mvn -q -DskipTests -pl examples/showcase -am package
set -euo pipefail
seconds=${1:-120}
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../target/showcase.jar
work=$(mktemp -d)
key=$(LC_ALL=C tr -dc A-Za-z0-9 </dev/urandom 2>/dev/null | head -c 40 || true)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

TAWK_SECRET_KEY=$key java -Xmx256m -jar "$jar" 0 >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do
  site=$(sed -n 's/^Open //p' "$work/server.log")
  [ -z "$site" ] || break
  sleep 0.2
done

# the engines: what the page's links lead to, but the second page of Mustache
engines=$(curl -sL "$site/" | grep -o '<a href="/[a-z]*"' | sed 's/.*"\/\(.*\)"/\1/')
[ -n "$engines" ] || { echo "No engine was found on the page." >&2; exit 1; }

declare -A id=([ada]=u-17 [mallory]="u-18'\"<!--" [mariya]=користувач-19 [grace]=u-20)
for account in "${!id[@]}"; do
  curl -s -o "$work/page" -c "$work/$account" -d "account=$account" "$site/${engines%%$'\n'*}/sign-in"
  printf '%s' "${id[$account]}" | openssl dgst -sha256 -hmac "$key" | sed 's/.* //' >"$work/$account.hash"
done

# The memory that is in use after a full collection, in KiB.
memory() { jcmd "$server" GC.run >/dev/null && jcmd "$server" GC.heap_info | sed -n 's/.* used \([0-9]*\)K.*/\1/p' | head -1; }

load() { # seconds
  local engine account
  for engine in $engines; do
    for account in "${!id[@]}" nobody; do
      EXPECTED=$(cat "$work/$account.hash" 2>/dev/null || true) COOKIE=$(awk '/JSESSIONID/ {print "JSESSIONID=" $7}' "$work/$account" 2>/dev/null || true) \
        wrk -t1 -c1 -d"$1s" -s "$here/soak.lua" "$site/$engine" >"$work/$engine.$account" 2>&1 &
      loads+=($!)
    done
  done
}

loads=() && load $((seconds / 4)) && wait "${loads[@]}"
after_warm_up=$(memory)
loads=() && load "$seconds" && wait "${loads[@]}"
at_the_end=$(memory)

echo "| engine | pages | signed | anonymous | wrong | errors |"
echo "|---|---|---|---|---|---|"
bad=0
for engine in $engines; do
  read -r pages signed wrong errors < <(cat "$work/$engine".* | awk '/^checked/ {p += $2; s += $3; w += $4; e += $5} END {print p + 0, s + 0, w + 0, e + 0}')
  echo "| $engine | $pages | $signed | $((pages - signed)) | $wrong | $errors |"
  [ "$pages" -gt 0 ] && [ "$signed" -gt 0 ] && [ "$pages" -gt "$signed" ] && [ "$wrong" -eq 0 ] && [ "$errors" -eq 0 ] || bad=1
done
echo
echo "Memory in use after a collection: $after_warm_up KiB after the warm-up, $at_the_end KiB at the end."
[ "$at_the_end" -le $((after_warm_up * 105 / 100)) ] || bad=1
[ $bad -eq 0 ] || { echo "Failed." >&2; exit 1; }
