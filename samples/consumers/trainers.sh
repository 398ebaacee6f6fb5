#!/usr/bin/env bash
# Trains a tiny random model for two steps on each view of a dataset, with TRL's trainers on the CPU, and compares the
# loss on packed rows with that of TRL's own packing:
#
#   samples/consumers/trainers.sh --tokenizer samples/tokenizers/small DATASET
#
# Installs 5 GB of packages once; takes some minutes. No network beside that.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "usage: $0 --tokenizer DIR DATASET" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
. "$here/venv.sh"
venv "$here/requirements-trainers.txt" trainers
exec "$python" "$here/trainers.py" "$@"
