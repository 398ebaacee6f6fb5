#!/usr/bin/env bash
# Prints figures that the documentation names.
#
#   samples/figures.sh clean-sets DIR...   how many texts of clean data sets the repair of mojibake changes
#   samples/figures.sh privacy             recall and precision by kind of private data, in English and Chinese
#   samples/figures.sh presidio FILE       what is found of Presidio's generated_small.json, by its kinds
#   samples/figures.sh languages [FILE]    accuracy by language on turns of 30 characters and more: on the
#                                          Declaration of Human Rights, or on lines "language TAB text"
#   samples/figures.sh dedup [DIR]         recall and precision by threshold, of edited copies of the samples or of
#                                          JSON Lines with "messages"
#   samples/figures.sh clusters            seconds and memory of one bucket and of one chain of 1,000,000
#   samples/figures.sh decontaminate       memory and MB/s with 1,000,000 n-grams of benchmarks, items found after
#                                          typos, and how often short runs of words occur in unrelated text
#   samples/figures.sh copies [N]          seconds and memory for N copies (1,000,000) of one conversation on
#                                          embedded Flink, at several levels of deduplication
#   samples/figures.sh tokenizers PATH...  whether ids and spans are the reference library's, and MB/s: a directory with a
#                                          tokenizer.json is a vocabulary, any other and a file are texts
#   samples/figures.sh templates           cases of each chat template that equal the model's own
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" >&2; exit 2; }

what=$1
shift
module=transforms
if [ "$what" = copies ]; then
  module=pipeline
  copies=${1:-1000000}
  set --
fi
# Tests run in a directory of their own.
paths=()
for path; do paths+=("$(realpath "$path")"); done

case $what in
  clean-sets)
    test=CleanSetsMeasureTest
    options=("-Dclean.sets=$(IFS=:; echo "${paths[*]}")")
    ;;
  privacy) test=PrivacyMeasureTest options=() ;;
  presidio) test=PresidioMeasureTest options=("-Dprivacy.presidio=${paths[0]}") ;;
  languages) test=LanguageMeasureTest options=(${paths:+"-Dlanguage.lines=${paths[0]}"}) ;;
  dedup) test=DedupMeasureTest options=("-Ddedup.measure=${paths[0]:-samples}") ;;
  clusters) test=ClustersMeasureTest options=(-Dclusters.nodes=1000000) ;;
  decontaminate) test=DecontaminateMeasureTest options=(-Ddecontaminate.ngrams=1000000) ;;
  templates) test=TemplatesMeasureTest options=(-Dtemplates.measure=true) ;;
  copies) test=CopiesMeasureTest options=("-Ddedup.copies=$copies") ;;
  tokenizers)
    cd "$(dirname "$0")/.."
    mvn -B -q -DskipTests -pl benchmarks -am package >&2
    exec java -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath)" \
      io.parley.transforms.tokenize.TokenizersTable "${paths[@]}"
    ;;
  *) echo "no figures \"$what\"" >&2; exit 2 ;;
esac
cd "$(dirname "$0")/.."
exec mvn -B -q -pl "$module" -am test "-Dtest=$test" -Dsurefire.failIfNoSpecifiedTests=false "${options[@]}"
