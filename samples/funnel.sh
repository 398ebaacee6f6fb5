#!/usr/bin/env bash
# samples/funnel.sh [FORMAT:]PATH...   what became of each input, a row of a Markdown table for each.
# Every input is prepared on its own; those of samples/raw where none is named. "Kept" are the posts that
# are trained on or read; what is left out is counted by stage and reason, first of all the raw records.
set -euo pipefail

raw=$(cd "$(dirname "$0")" && pwd)/raw
jar=$raw/../../pipeline/target/parley.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ $# -gt 0 ] || set -- "$raw"/*/ # egret needs both of its files

echo '| input | records | posts | kept | rows of chat | rows of pairs | left out |'
echo '|---|---:|---:|---:|---:|---:|---|'
for input; do
  rm -rf "$work/out"
  status=0
  java -jar "$jar" prepare --input "$input" --output "$work/out" --runner direct \
    >"$work/funnel.txt" 2>"$work/errors.txt" || status=$?
  name=$(awk -F/ '{ sub("/$", ""); print (NF > 3 ? $(NF - 2) "/" $(NF - 1) "/" $NF : $0) }' <<<"$input")
  awk -v name="$name" -v failure="exit status $status: $(tail -n 1 "$work/errors.txt")" '
    # A name, blanks, a number with commas.
    { count = $NF; gsub(",", "", count); what = $0; sub(/ +[0-9,]+$/, "", what) }
    what == "records read" { records = count }
    what == "posts read" { posts = count }
    what == "  trained on" || what == "  only read" { kept += count }
    what ~ /^rows of / { rows[what] = count }
    what ~ /^  rejected: / { left = left "; record: " substr(what, 13) " " count }
    what ~ /^  (duplicate|rejected), / { sub(/^  [a-z]*, /, "", what); left = left "; " what " " count }
    END {
      if (posts == "") { left = "; " failure }
      printf "| %s | %d | %d | %d | %d | %d | %s |\n", name, records, posts, kept, rows["rows of chat"], \
        rows["rows of pairs"], substr(left, 3)
    }
  ' "$work/funnel.txt"
done
