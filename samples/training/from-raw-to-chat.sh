#!/usr/bin/env bash
# From raw conversations to a model that answers, in ten minutes on two cores:
#
#   samples/training/from-raw-to-chat.sh [DIR]
#
# The samples become a dataset (DIR/data), three stages train a tiny model on it (DIR/models), which is evaluated
# and answers one question. It has read less than half a megabyte: it answers in the form, not in the sense.
set -euo pipefail
. "$(dirname "$0")/setup.sh"
root=$here/../..
out=${1:-out-chat}
tokenizer=$root/samples/tokenizers/small
# More held-out conversations than the default, for there are few: with fewer the evaluation would be noise.
"$root/pipeline/bin/parley" prepare --input "$root/samples/raw/**" --output "$out/data" \
  --set tokenize.tokenizer="$tokenizer" --set tokenize.ids=true --set tokenize.max_tokens=512 \
  --set 'emit.views=[chat,pairs,pretrain,tokens,packed,preferences]' \
  --set split.train=0.8 --set split.validation=0.1 --set split.test=0.1
"$here/run.sh" "$out/data" "$out/models" --tokenizer "$tokenizer"
models=("$out"/models/*.pt)
last=$out/models/dpo.pt
[ -e "$last" ] || last=${models[-1]}
"$python" "$here/chat.py" --model "$last" --tokenizer "$tokenizer" \
  --say "How do I find out which process is using a port?"
