#!/usr/bin/env bash
# Prints posts, rows, seconds and peak memory of the sample run on each runner.
set -euo pipefail
cd "$(dirname "$0")/.."

jar=pipeline/target/parley.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf '%-10s %8s %8s %9s %9s\n' runner posts rows seconds peak_MB
for runner in direct flink; do
  start=$(date +%s.%N)
  java -jar "$jar" prepare --input 'samples/raw/**' --output "$work/$runner" --runner "$runner" \
    >"$work/$runner.txt" 2>&1 &
  process=$!
  peak=0
  while kill -0 "$process" 2>/dev/null; do
    # VmHWM is the kernel's own high-water mark of resident memory.
    now=$(awk '/VmHWM/ {print $2}' "/proc/$process/status" 2>/dev/null || true)
    peak=${now:-$peak}
    sleep 0.1
  done
  wait "$process"
  end=$(date +%s.%N)
  awk -v runner="$runner" -v seconds="$(echo "$start $end" | awk '{print $2 - $1}')" -v kb="$peak" '
    { gsub(",", "") }
    /^posts read/ { posts = $NF }
    /^rows of/ { rows += $NF }
    END { printf "%-10s %8d %8d %9.1f %9d\n", runner, posts, rows, seconds, kb / 1024 }
  ' "$work/$runner.txt"
done
