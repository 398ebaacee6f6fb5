"""Reads datasets as training jobs do and compares them with their manifests; see check.sh."""

import hashlib
import json
import os
import sys
import tempfile
import time

# Before the libraries are loaded: nothing is fetched, and nothing is kept.
_home = tempfile.TemporaryDirectory()
os.environ.update(
    HF_HOME=_home.name,
    HF_HUB_OFFLINE="1",
    HF_DATASETS_DISABLE_PROGRESS_BARS="1",
)

import pyarrow.parquet  # noqa: E402
from datasets import Features, List, Value, load_dataset, load_dataset_builder  # noqa: E402
from datasets.distributed import split_dataset_by_node  # noqa: E402

IGNORED = -100

# What a type of the manifest is to the library.
FEATURES = {
    "string": Value("string"),
    "strings": List(Value("string")),
    "booleans": List(Value("bool")),
    "ints": List(Value("int32")),
    "boolean": Value("bool"),
    "number": Value("float64"),
    "messages": List({"role": Value("string"), "content": Value("string")}),
}


class Failure(Exception):
    """The dataset is not what it says."""


def expect(holds, message):
    if not holds:
        raise Failure(message)


def roles(messages):
    return [message["role"] for message in messages]


def check_alternation(messages, last):
    names = roles(messages)
    expect(all(message["content"].strip() for message in messages), "a message is empty")
    turns = names[1:] if names[0] == "system" else names
    expected = ["user", "assistant"] * len(turns)
    expect(turns == expected[: len(turns)], f"roles do not alternate: {names}")
    expect(turns and turns[-1] == last, f"does not end with {last}: {names}")


def check_labels(ids, labels, turn_end):
    expect(len(ids) == len(labels), "labels are not as long as input_ids")
    trained = [label != IGNORED for label in labels]
    expect(any(trained), "nothing is trained on")
    expect(not all(trained), "everything is trained on")
    for i, label in enumerate(labels):
        if label != IGNORED:
            expect(label == ids[i], "a label is another token's")
            if i + 1 == len(labels) or not trained[i + 1]:
                expect(label == turn_end, "a reply is trained on without its end of turn")


def check_row(row, manifest):
    """The contract of one row, by the columns it has."""
    kinds = [name for name in ("messages", "prompt", "input_ids", "text", "prompt_terms") if name in row]
    expect(len(kinds) == 1, f"trainers would take one of {kinds} and ignore the others")
    if "messages" in row:
        check_alternation(row["messages"], "assistant")
        expect(len(row["targets"]) == len(row["messages"]), "targets are not as many as messages")
        expect(any(row["targets"]), "no message is trained on")
        for role, target in zip(roles(row["messages"]), row["targets"]):
            expect(role == "assistant" or not target, f"a message of {role} is trained on")
    if "completion" in row:
        check_alternation(row["prompt"], "user")
        expect(roles(row["completion"]) == ["assistant"], "the completion is not one reply")
        check_alternation(row["prompt"] + row["completion"], "assistant")
    if "input_ids" in row:
        check_labels(row["input_ids"], row["labels"], int(manifest["tokenizer"]["end_of_turn"]))
    if "text" in row:
        expect(row["text"].strip(), "the text is empty")


def check_features(directory, view, said, files):
    """The card's, the library's and the files' own types are those of the manifest."""
    features = Features({name: FEATURES[kind] for name, kind in said["columns"].items()})
    card = load_dataset_builder(directory, view).info.features
    expect(card == features, f"the card says {card}, the manifest {features}")
    expect(list(card) == list(features), "the card has another order of columns")
    for path in files:
        if path.endswith(".parquet"):
            schema = pyarrow.parquet.read_schema(os.path.join(directory, path))
            own = Features.from_arrow_schema(schema)
            expect(own == features, f"{path} has {own}")
    return features


def check_split(whole, stream, rows, features, manifest, seen):
    """Every row, in map and in streaming mode; gives a digest of them all."""
    expect(whole.features == features, f"loads as {whole.features}")
    expect(stream.features == features, f"streams as {stream.features}")
    expect(whole.num_rows == rows, f"{whole.num_rows} rows, the manifest says {rows}")
    digest = hashlib.sha256()
    count = 0
    streamed = iter(stream)
    for row in whole:
        expect(row == next(streamed, None), f"row {count} streams as another")
        expect(row["id"] not in seen, f"id {row['id']} is there twice")
        seen.add(row["id"])
        check_row(row, manifest)
        digest.update(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        count += 1
    expect(next(streamed, None) is None, "streams more rows than it loads")
    nodes = [split_dataset_by_node(stream, rank=rank, world_size=2) for rank in range(2)]
    shares = [sum(1 for _ in node) for node in nodes]
    expect(sum(shares) == rows, f"two nodes read {shares} of {rows} rows")
    return digest.hexdigest()


def check(directory):
    """Checks one dataset; gives a digest of the rows of each view and split."""
    with open(os.path.join(directory, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    digests = {}
    split_of = {}
    for view, said in manifest["views"].items():
        if not said["splits"]:
            continue
        files = [file["path"] for file in manifest["files"] if file["path"].startswith(view + "/")]
        features = check_features(directory, view, said, files)
        whole = load_dataset(directory, view)
        stream = load_dataset(directory, view, streaming=True)
        for mode in (whole, stream):
            expect(list(mode) == list(said["splits"]), f"{view}: splits are {list(mode)}")
        seen = set()
        for split, size in said["splits"].items():
            start = time.monotonic()
            try:
                digests[view, split] = check_split(
                    whole[split], stream[split], size["rows"], features, manifest, seen
                )
                for conversation in whole[split].unique("conversation"):
                    where = split_of.setdefault(conversation, split)
                    expect(where == split, f"{conversation} is in {where} too")
            except Failure as failure:
                raise Failure(f"{view}/{split}: {failure}") from None
            seconds = time.monotonic() - start
            print(f"{directory}: {view}/{split}: {size['rows']} rows, {seconds:.1f} s")
    expect(digests, "the manifest has no rows")
    return digests


def main(directories):
    first = None
    for directory in directories:
        try:
            digests = check(directory)
            first = first or digests
            different = [
                "/".join(key)
                for key in sorted(first.keys() | digests.keys())
                if first.get(key) != digests.get(key)
            ]
            expect(not different, f"other rows than in {directories[0]}: {', '.join(different)}")
        except Failure as failure:
            print(f"{directory}: {failure}", file=sys.stderr)
            return 1
    print(f"consumers: ok: {', '.join(directories)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
