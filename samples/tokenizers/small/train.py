"""Makes the tokenizer beside it: train.py DATASET, where DATASET is made of samples/raw.

A byte-level vocabulary of 4,000 tokens, cut as Qwen's is, with the tokens and the template of ChatML: as
the large ones are, and small enough to ship and to train a tiny model on two cores.
"""

import json
import os
import sys

from datasets import load_dataset
from tokenizers import Regex, Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.normalizers import NFC
from tokenizers.pre_tokenizers import ByteLevel, Sequence, Split
from tokenizers.trainers import BpeTrainer

SIZE = 4000
CONTROLS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)

# The marks tell which part of a row a model writes itself: its words, and the token at which it stops.
CHAT_TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' }}"
    "{% if message['role'] == 'assistant' %}"
    "{% generation %}{{ message['content'] + '<|im_end|>' }}{% endgeneration %}"
    "{% else %}{{ message['content'] + '<|im_end|>' }}{% endif %}"
    "{{ '\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)

CONFIG = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "bos_token": None,
    "eos_token": "<|im_end|>",
    "pad_token": "<|endoftext|>",
    "unk_token": None,
    "model_max_length": 2048,
    "clean_up_tokenization_spaces": False,
    "chat_template": CHAT_TEMPLATE,
}


def train(texts):
    tokenizer = Tokenizer(BPE())
    tokenizer.normalizer = NFC()
    tokenizer.pre_tokenizer = Sequence(
        [Split(Regex(PATTERN), "isolated"), ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    tokenizer.decoder = ByteLevelDecoder()
    trainer = BpeTrainer(
        vocab_size=SIZE - len(CONTROLS),
        initial_alphabet=ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    # After the ordinary ones, as vocabularies have them.
    tokenizer.add_special_tokens(CONTROLS)
    return tokenizer


def write(name, value):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(value + "\n")


def main(dataset):
    # The order of rows decides nothing: words are counted first.
    texts = sorted(load_dataset(dataset, "pretrain", split="train")["text"])
    write("tokenizer.json", json.dumps(json.loads(train(texts).to_str()), ensure_ascii=False))
    write("tokenizer_config.json", json.dumps(CONFIG, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
