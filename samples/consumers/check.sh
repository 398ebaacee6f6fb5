#!/usr/bin/env bash
# Checks datasets with the libraries that training jobs read them with:
#
#   samples/consumers/check.sh [--tokenizer DIR] DATASET...
#
# Each must be what its manifest says; of one recipe in several file formats, all must hold the same rows. Token
# ids are compared with those of the model's own tokenizer in --tokenizer, those of OpenAI's vocabularies with tiktoken,
# which gets the ranks out of the jar of this source tree: it would download them.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "usage: $0 [--tokenizer DIR] DATASET..." >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
. "$here/venv.sh"
venv "$here/requirements.txt" consumers

jar=$here/../../pipeline/target/parley.jar
[ ! -e "$jar" ] || set -- --ranks "$jar" "$@"
exec "$python" "$here/check.py" "$@"
