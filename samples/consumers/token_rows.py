"""The rows of tokens, one by one, as the models' own tokenizers and templates make them."""

import time

from failure import Failure, expect
from rows import IGNORED
from vocabularies import TIKTOKEN_NAMES, FileVocabulary, Pieces, RanksVocabulary

BATCH = 256


def check_tokens(loaded, manifest, options):
    """Lines of the table; nothing where the dataset has no tokens."""
    if "tokens" not in loaded:
        return []
    not_compared = why_not(loaded, manifest, options)
    if not_compared:
        return [("tokens", "none: NOT COMPARED", not_compared)]
    start = time.monotonic()
    name = manifest["tokenizer"]["name"]
    if name in TIKTOKEN_NAMES:
        controls = {key: int(value) for key, value in manifest["tokenizer"].items() if key.startswith("<")}
        vocabulary = RanksVocabulary(name, controls, options.ranks)
    else:
        vocabulary = FileVocabulary(options.tokenizer)
    comparison = Comparison(vocabulary, manifest)
    for split, rows in loaded["tokens"].items():
        sources = {view: by_id(loaded, view, split) for view in ("chat", "pairs")}
        try:
            comparison.compare(rows, sources)
        except Failure as failure:
            raise Failure(f"tokens/{split}: {failure}") from None
    seconds = time.monotonic() - start
    return [("tokens", vocabulary.name, f"{comparison.result()}, {seconds:.1f} s")]


def why_not(loaded, manifest, options):
    recipe = manifest["recipe"]["tokenize"]
    built_in = manifest["tokenizer"]["name"] in TIKTOKEN_NAMES
    if not ("chat" in loaded and "pairs" in loaded):
        return "the rows they are made of are not there: chat and pairs"
    if recipe.get("mask", {}).get("share", 0) > 0 or recipe.get("prompt_dropout", 0) > 0:
        return "noise is in them"
    if built_in and not options.ranks:
        return "no --ranks"
    if built_in and manifest["tokenizer"]["template"] != "chatml":
        return "OpenAI's vocabularies have no template of their own"
    if not built_in and not options.tokenizer:
        return "no --tokenizer"
    return None


def by_id(loaded, view, split):
    return {row["id"]: row for row in loaded[view].get(split, [])}


class Comparison:
    def __init__(self, vocabulary, manifest):
        self.vocabulary = vocabulary
        self.pieces = Pieces(vocabulary, int(manifest["tokenizer"]["end_of_turn"]))
        self.last_only = manifest["recipe"]["tokenize"]["loss"] == "last"
        self.marked = "{% generation" in ((vocabulary.whole and vocabulary.whole.chat_template) or "")
        self.rows = 0
        self.masks = 0
        self.wholes = 0
        self.neutralised = 0
        self.ids = 0

    def compare(self, rows, sources):
        plain = []
        for row in rows:
            readings = [self.reading(sources[view][row["id"]]) for view in sources if row["id"] in sources[view]]
            expect(readings, f"{row['id']} is in neither chat nor pairs")
            # One of a source with roles is made of its chat row, another of its pair, and some use tools; which, the
            # ids tell.
            matching = [
                (reading, tools)
                for tools in (False, True)
                for reading in readings
                if self.equal(row, *self.pieces.encode(*reading, tools))
            ]
            expect(matching, f"{row['id']} has other ids or labels in pieces")
            self.rows += 1
            self.ids += len(row["input_ids"])
            (messages, targets), tools = matching[0]
            text = "\n".join(message["content"] for message in messages)
            if not tools and any(control in text for control in self.vocabulary.controls):
                self.neutralised += 1
            elif self.vocabulary.whole:
                plain.append((row, messages, targets))
        for start in range(0, len(plain), BATCH):
            self.compare_whole(plain[start : start + BATCH])

    def reading(self, source):
        if "prompt" in source:
            messages = source["prompt"] + source["completion"]
            return messages, [False] * len(source["prompt"]) + [True]
        targets = list(source["targets"])
        if self.last_only:
            last = max(i for i, target in enumerate(targets) if target)
            targets = [i == last for i in range(len(targets))]
        return source["messages"], targets

    def compare_whole(self, batch):
        """Ids, and the mask where the template marks what a model writes, as transformers gives them."""
        encoded = self.vocabulary.whole.apply_chat_template(
            [messages for _, messages, _ in batch],
            tokenize=True,
            return_dict=True,
            return_assistant_tokens_mask=self.marked,
        )
        for i, (row, _, targets) in enumerate(batch):
            expect(encoded["input_ids"][i] == row["input_ids"], f"{row['id']} has other input_ids")
            self.wholes += 1
            if self.marked:
                replies = [target for target, message in zip(targets, batch[i][1]) if message["role"] == "assistant"]
                mask = of_targets(encoded["assistant_masks"][i], replies)
                expect(self.equal(row, encoded["input_ids"][i], mask), f"{row['id']} has other labels")
                self.masks += 1

    @staticmethod
    def equal(row, ids, mask):
        labels = [number if counts else IGNORED for number, counts in zip(ids, mask)]
        return row["input_ids"] == ids and row["labels"] == labels

    def result(self):
        whole = ""
        if self.vocabulary.whole:
            whole = f"; of apply_chat_template ids of {self.wholes}, masks of {self.masks} rows"
        return (
            f"{self.rows} rows, {self.ids} ids and labels equal in pieces{whole}; "
            f"{self.neutralised} rows with names of control tokens in their text"
        )


def of_targets(mask, replies):
    """The mask without the replies that are context: a run of ones is a reply."""
    kept, number = [], -1
    for i, counts in enumerate(mask):
        if counts and (i == 0 or not mask[i - 1]):
            number += 1
        kept.append(bool(counts and replies[number]))
    expect(number + 1 == len(replies), f"the template marks {number + 1} of {len(replies)} replies")
    return kept
