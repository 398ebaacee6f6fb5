#!/usr/bin/env bash
# Trains the three stages on a dataset, one after another, and evaluates them:
#
#   samples/training/run.sh DATASET MODELS [OPTIONS OF train.py...]
#
# MODELS is a directory for checkpoints, evaluation.json and evaluation.svg. A stage whose view has no rows with ids is
# left out, one whose checkpoint is there goes on where it was.
set -euo pipefail

if [ $# -lt 2 ]; then
  echo "usage: $0 DATASET MODELS [OPTION...]" >&2
  exit 2
fi
. "$(dirname "$0")/setup.sh"
data=$1 models=$2
shift 2

views=$(PYTHONPATH=$here "$python" -c '
import sys
from dataset import COLUMNS, Dataset
dataset = Dataset(sys.argv[1])
print(*(view for view in COLUMNS if dataset.has(view) and dataset.size(view, "train")))' "$data")
checkpoints=()
for stage in pretrain:pretrain sft:packed,tokens dpo:preferences; do
  wanted=${stage#*:} stage=${stage%:*}
  if [[ ! " $views " =~ \ (${wanted/,/|})\  ]]; then
    echo "NOT RUN: $stage, for $data has no ids of $wanted"
    continue
  fi
  options=()
  [ ${#checkpoints[@]} -eq 0 ] || options=(--start "${checkpoints[-1]}")
  [ ! -e "$models/$stage.pt" ] || options+=(--resume)
  "$python" "$here/train.py" --data "$data" --stage $stage --out "$models/$stage.pt" "${options[@]}" "$@"
  checkpoints+=("$models/$stage.pt")
done
[ ${#checkpoints[@]} -gt 0 ] || exit 1
"$python" "$here/evaluate.py" --data "$data" --out "$models" "${checkpoints[@]}"
