"""Writes the small tokenizers beside it, and golden.jsonl: what Hugging Face's tokenizers makes of texts.

Trained on the conversations of samples/raw that are Apache-2.0: oasst, egret, kdconv, crosswoz. From the project's root:

pip install tokenizers==0.23.3 && python small_tokenizers.py samples/raw DIRECTORY_OF_THIS_FILE
"""

import json
import random
import re
import sys
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

CL100K = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
QWEN = CL100K.replace("{1,3}", "")

TEXTS = [
    "",
    " ",
    "Hi",
    "Hello, world! It's me; I'LL don't WE'RE.",
    "  leading and trailing  ",
    "tabs\tand\r\nline ends\n\n\n  indented\n",
    "你好，世界！今天天气怎么样？我们去看电影吧。",
    "混合 mixed 文本 with 12345 numbers 3.14159",
    "naïve café résumé, Cafe\u0301, \u212b, ﬁ, \u1e9b\u0323",
    "👩‍👩‍👧 😀😀 🏳️‍🌈 \u200d\u200d",
    "<|endoftext|> <|im_start|>user\n<s></s>",
    "<|end_of_text|>",
    "Ελληνικά עברית हिन्दी ภาษาไทย 한국어 にほんご",
    "a" * 300,
    "=" * 200,
    "好" * 120,
    "supercalifragilisticexpialidocious " * 4,
    "http://example.org/a/b?c=d&e=f#g_h-i",
    "x\u0000y\u0001z\u007f\u0080\u00a0\u00ad\ufeff\ufffd",
    "\U0001d518\U0001d52b\U0001d526 \U00020000\U0002a6d6",
]


def sample_texts(raw):
    texts = []

    def walk(message):
        texts.append(message["text"])
        for reply in message["replies"]:
            walk(reply)

    for line in (raw / "oasst/en_trees.jsonl").read_text("utf-8").splitlines():
        walk(json.loads(line)["prompt"])
    for line in (raw / "egret/egret_lines_raw.txt").read_text("utf-8").splitlines():
        texts.append(re.sub(r"^.*\+\+\+\$\+\+\+ ?", "", line))
    for name in ("kdconv", "crosswoz"):
        for line in (raw / f"messages/zh_{name}.jsonl").read_text("utf-8").splitlines():
            texts += [message["content"] for message in json.loads(line)["messages"]]
    return texts


def split(pattern):
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(pattern), "isolated", False),
            pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=False, use_regex=False),
        ]
    )


def byte_level(texts, size, pre_tokenizer, specials, normalizer=None):
    tokenizer = Tokenizer(models.BPE())
    if normalizer:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        special_tokens=specials,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return json.loads(tokenizer.to_str())


def gpt2(texts):
    """Merges as strings, as files were written until 2024; the special token has an id inside the vocabulary."""
    cut = pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=False, use_regex=True)
    file = byte_level(texts, 1500, cut, ["<|endoftext|>"])
    file["model"]["merges"] = [" ".join(pair) for pair in file["model"]["merges"]]
    return file


def qwen(texts):
    return byte_level(
        texts, 3000, split(QWEN), ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], normalizers.NFC()
    )


def llama3(texts):
    """Whole pieces win over merges, and some of them no merge makes."""
    file = byte_level(texts, 2500, split(CL100K), ["<|begin_of_text|>", "<|end_of_text|>"])
    model = file["model"]
    model["ignore_merges"] = True
    for word in ("Ġsupercalifragilisticexpialidocious", "Ġnumbers", "Hello", "ä½łå¥½", "ĠWE"):
        model["vocab"].setdefault(word, len(model["vocab"]))
    return file


def shuffled(texts):
    """Merges in random order, so that parts may merge after what is made of them."""
    file = byte_level(texts, 1200, split(CL100K), [])
    random.Random(5).shuffle(file["model"]["merges"])
    return file


def other_splits(texts):
    """Every way to make a token in two is a merge, as in files converted from OpenAI's ranks."""
    file = byte_level(texts, 1500, split(CL100K), ["<|im_start|>", "<|im_end|>", "<|endoftext|>"])
    vocabulary = file["model"]["vocab"]
    merges = []
    for left, right in file["model"]["merges"]:
        token = left + right
        ways = [(token[:i], token[i:]) for i in range(1, len(token))]
        ways = [way for way in ways if way[0] in vocabulary and way[1] in vocabulary]
        merges += sorted(ways, key=lambda way: (vocabulary[way[0]], vocabulary[way[1]]))
    file["model"]["merges"] = merges
    return file


def unigram(texts):
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=1500, special_tokens=["<s>", "</s>", "<unk>"], unk_token="<unk>", show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return json.loads(tokenizer.to_str())


def word_piece(texts):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=1500, special_tokens=["[UNK]", "[CLS]", "[SEP]"], show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return json.loads(tokenizer.to_str())


def main():
    raw, directory = Path(sys.argv[1]), Path(sys.argv[2])
    texts = sample_texts(raw)
    with open(directory / "golden.jsonl", "w", encoding="utf-8", newline="\n") as golden:
        for make in (gpt2, qwen, llama3, shuffled, other_splits, unigram, word_piece):
            others = make in (unigram, word_piece)
            file = make([text for text in texts if text.isascii()] if others else texts)
            (directory / f"{make.__name__}.json").write_text(
                json.dumps(file, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
            )
            if others:
                continue
            # No text becomes a control token: the reference is made to know none.
            names = {token["content"] for token in file.pop("added_tokens")}
            tokenizer = Tokenizer.from_str(json.dumps(file | {"added_tokens": []}))
            for text in TEXTS:
                encoding = tokenizer.encode(text, add_special_tokens=False)
                assert not names & set(encoding.tokens)
                row = {"tokenizer": make.__name__, "text": text, "ids": encoding.ids}
                golden.write(json.dumps(row, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
