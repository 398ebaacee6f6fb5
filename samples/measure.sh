#!/usr/bin/env bash
# Prints posts, rows, seconds and peak memory of the sample run on each runner. A cluster is started for
# its row; its seconds are those of the run alone, its memory that of all its processes and the client.
set -euo pipefail
cd "$(dirname "$0")/.."

jar=pipeline/target/parley.jar
cluster=pipeline/flink/cluster
work=$(mktemp -d)
trap '"$cluster" --dir "$work/flink" stop; rm -rf "$work"' EXIT

# VmHWM is the kernel's own high-water mark of resident memory, in kB.
peak_of() {
  awk '/VmHWM/ {print $2}' "/proc/$1/status" 2>/dev/null || true
}

printf '%-10s %8s %8s %9s %9s\n' runner posts rows seconds peak_MB
for runner in direct flink cluster; do
  case $runner in
    cluster) where=(--flink-master "$("$cluster" --dir "$work/flink" start)") ;;
    *) where=(--runner "$runner") ;;
  esac
  start=$(date +%s.%N)
  java -jar "$jar" prepare --input 'samples/raw/**' --output "$work/$runner" "${where[@]}" \
    >"$work/$runner.txt" 2>&1 &
  process=$!
  peak=0
  while kill -0 "$process" 2>/dev/null; do
    now=$(peak_of "$process")
    peak=${now:-$peak}
    sleep 0.1
  done
  wait "$process"
  end=$(date +%s.%N)
  for other in "$work"/flink/*.pid; do
    [ ! -f "$other" ] || peak=$((peak + $(peak_of "$(cat "$other")")))
  done
  awk -v runner="$runner" -v seconds="$(echo "$start $end" | awk '{print $2 - $1}')" -v kb="$peak" '
    { gsub(",", "") }
    /^posts read/ { posts = $NF }
    /^rows of/ { rows += $NF }
    END { printf "%-10s %8d %8d %9.1f %9d\n", runner, posts, rows, seconds, kb / 1024 }
  ' "$work/$runner.txt"
done
