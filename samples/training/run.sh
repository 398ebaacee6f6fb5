#!/usr/bin/env bash
# Trains the three stages on a dataset, one after another, and evaluates them:
#
#   samples/training/run.sh DATASET MODELS [OPTIONS OF train.py...]
#
# MODELS is a directory for checkpoints, evaluation.json and evaluation.svg. A stage whose view the dataset has not is
# left out, one whose checkpoint is there goes on where it was.
set -euo pipefail

if [ $# -lt 2 ]; then
  echo "usage: $0 DATASET MODELS [OPTION...]" >&2
  exit 2
fi
. "$(dirname "$0")/setup.sh"
data=$1 models=$2
shift 2

checkpoints=()
for stage in pretrain sft dpo; do
  view=$stage
  [ $stage != sft ] || { [ -d "$data/packed" ] && view=packed || view=tokens; }
  [ $stage != dpo ] || view=preferences
  if [ ! -d "$data/$view" ]; then
    echo "NOT RUN: $stage, for $data has no $view"
    continue
  fi
  options=()
  [ ${#checkpoints[@]} -eq 0 ] || options=(--start "${checkpoints[-1]}")
  [ ! -e "$models/$stage.pt" ] || options+=(--resume)
  "$python" "$here/train.py" --data "$data" --stage $stage --out "$models/$stage.pt" "${options[@]}" "$@"
  checkpoints+=("$models/$stage.pt")
done
if [ ${#checkpoints[@]} -eq 0 ]; then
  echo "$data is no dataset with pretrain, packed, tokens or preferences" >&2
  exit 1
fi
"$python" "$here/evaluate.py" --data "$data" --out "$models" "${checkpoints[@]}"
