"""What the datasets library makes of a dataset's views."""

import hashlib
import json
import os
import time

import datasets
import pyarrow.parquet
from datasets import Features, List, Value, load_dataset, load_dataset_builder
from datasets.distributed import split_dataset_by_node

from failure import Failure, expect
from rows import IGNORED, check_kind, check_row

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


def check_packed(packed, tokens):
    """Every row of tokens is in packed once and whole; gives the filled share of what packing may fill."""
    unseen = {row["id"]: row for row in tokens}
    expect(len(unseen) == len(tokens), "ids of tokens are not unique")
    for row in packed:
        start = 0
        expect(len(row["rows"]) == len(row["seq_lengths"]), "rows are not as many as seq_lengths")
        for name, length in zip(row["rows"], row["seq_lengths"]):
            token_row = unseen.pop(name, None)
            expect(token_row is not None, f"{name} is packed twice, or is no row of tokens")
            piece = slice(start, start + length)
            expect(row["input_ids"][piece] == token_row["input_ids"], f"{name} has other input_ids")
            labels = [IGNORED] + token_row["labels"][1:]
            expect(row["labels"][piece] == labels, f"{name} has other labels")
            start += length
    expect(not unseen, f"{len(unseen)} rows of tokens are not packed")


def check_views(directory, manifest):
    """Checks all views; gives a digest of the rows of each view and split, and lines of the table."""
    digests = {}
    lines = []
    split_of = {}
    loaded = {}
    for view, said in manifest["views"].items():
        if not said["splits"]:
            continue
        start = time.monotonic()
        check_kind(view, said["columns"])
        files = [file["path"] for file in manifest["files"] if file["path"].startswith(view + "/")]
        features = check_features(directory, view, said, files)
        whole = load_dataset(directory, view)
        stream = load_dataset(directory, view, streaming=True)
        for mode in (whole, stream):
            expect(list(mode) == list(said["splits"]), f"{view}: splits are {list(mode)}")
        seen = set()
        for split, size in said["splits"].items():
            try:
                digests[view, split] = check_split(
                    whole[split], stream[split], size["rows"], features, manifest, seen
                )
                for conversation in distinct(whole[split], "conversation"):
                    where = split_of.setdefault(conversation, split)
                    expect(where == split, f"{conversation} is in {where} too")
            except Failure as failure:
                raise Failure(f"{view}/{split}: {failure}") from None
        loaded[view] = whole
        seconds = time.monotonic() - start
        result = f"{len(seen)} rows in map and streaming mode, {seconds:.1f} s"
        lines.append((f"{view} ({extension(files)})", f"datasets {datasets.__version__}", result))
    expect(digests, "the manifest has no rows")
    if "packed" in loaded and "tokens" in loaded:
        lines.append(packing(loaded["packed"], loaded["tokens"], manifest))
    return digests, lines, loaded


def packing(packed, tokens, manifest):
    filled = []
    for split in tokens:
        try:
            expect(split in packed, "is not there")
            check_packed(packed[split], tokens[split])
        except Failure as failure:
            raise Failure(f"packed/{split}: {failure}") from None
        used = sum(map(sum, packed[split]["seq_lengths"]))
        room = packed[split].num_rows * manifest["recipe"]["tokenize"]["max_tokens"]
        filled.append(f"{split} {used / room:.3f} filled")
    return ("packed", "the rows of tokens", "each once and whole; " + ", ".join(filled))


def distinct(rows, column):
    return rows.unique(column) if column in rows.column_names else []


def extension(files):
    return files[0].partition(".")[2]
