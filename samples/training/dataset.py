"""A dataset directory as Parley writes it, checked before anything is learnt from it."""

import glob
import hashlib
import json
import os
from typing import NamedTuple

import numpy
import pyarrow.parquet

IGNORED = -100

# The columns of ids that a stage reads, by view.
COLUMNS = {
    "pretrain": ["input_ids"],
    "tokens": ["input_ids", "labels"],
    "packed": ["input_ids", "labels", "seq_lengths"],
    "preferences": ["prompt_ids", "chosen_ids", "rejected_ids"],
}


class Refused(Exception):
    """Something is not what it should be; the message says what, and what to do."""


class Document(NamedTuple):
    """What attends to itself only: token ids, and for each what it must be predicted as, or -100."""

    ids: numpy.ndarray
    labels: numpy.ndarray


class Dataset:
    def __init__(self, directory, tokenizer=None):
        """
        tokenizer: the tokenizer.json that will be used with it, or its directory; must be the dataset's own
        """
        self.directory = directory
        success = os.path.join(directory, "_SUCCESS")
        if not os.path.exists(success):
            raise Refused(f"{directory} has no _SUCCESS: the run that writes it has not ended, or it is no dataset")
        try:
            with open(os.path.join(directory, "manifest.json"), "rb") as file:
                content = file.read()
            self.manifest = json.loads(content)
            said = self.manifest["tokenizer"]
        except (OSError, ValueError, LookupError) as e:
            raise Refused(f"{directory}/manifest.json cannot be read: {type(e).__name__}") from None
        self.fingerprint = hashlib.sha256(content).hexdigest()
        with open(success, encoding="utf-8") as file:
            if file.read().split() != [self.fingerprint, "manifest.json"]:
                raise Refused(f"{directory}/manifest.json was edited: its SHA-256 is not the one in _SUCCESS")
        words = ("name", "sha256", "template")
        self.tokenizer = {key: value if key in words else int(value) for key, value in said.items()}
        self.context = self.manifest["recipe"]["tokenize"]["max_tokens"]
        if tokenizer:
            check_tokenizer(tokenizer, self.tokenizer)

    def has(self, view):
        """Whether there is such a view with the ids that its stage reads."""
        return set(COLUMNS[view]) <= set(self.manifest["views"].get(view, {}).get("columns", {}))

    def files(self, view, split=""):
        """The manifest's entries of a split's shards in their order; of all splits where none is named."""
        return [file for file in self.manifest["files"] if file["path"].startswith(f"{view}/{split}")]

    def size(self, view, split):
        return sum(file["rows"] for file in self.files(view, split))

    def check(self, view):
        """Refuses a view whose files are not those of the manifest, or whose rows teach nothing or the wrong thing."""
        if not self.manifest["views"].get(view, {}).get("splits"):
            raise Refused(f"{self.directory} has no rows of {view}: name it in the recipe's emit.views")
        if not self.has(view):
            raise Refused(f"{view} of {self.directory} has no {COLUMNS[view]}: prepare it with tokenize.ids=true")
        files = self.files(view)
        found = {os.path.relpath(path, self.directory) for path in glob.glob(os.path.join(self.directory, view, "*"))}
        strays = sorted(found - {file["path"] for file in files})
        if strays:
            raise Refused(f"{strays[0]} is not in the manifest: a stale shard, which load_dataset would read")
        for file in files:
            self.check_file(file)
            for number, table in self.groups(view, file):
                check_rows(view, file["path"], number, table, self)

    def check_file(self, file):
        path = os.path.join(self.directory, file["path"])
        if not path.endswith(".parquet"):
            raise Refused(f"{file['path']} is not Parquet: prepare with emit.format=parquet")
        if not os.path.exists(path):
            raise Refused(f"{file['path']} is missing")
        if os.path.getsize(path) != file["bytes"]:
            raise Refused(f"{file['path']} has {os.path.getsize(path)} bytes, the manifest says {file['bytes']}")
        with open(path, "rb") as content:
            if hashlib.file_digest(content, "sha256").hexdigest() != file["sha256"]:
                raise Refused(f"{file['path']} was edited: its SHA-256 is not the manifest's")

    def groups(self, view, file, begin=0, end=None):
        """Row groups that have some of a file's rows begin to end, each with the number of its first row."""
        parquet = pyarrow.parquet.ParquetFile(os.path.join(self.directory, file["path"]))
        first = 0
        for i in range(parquet.num_row_groups):
            rows = parquet.metadata.row_group(i).num_rows
            if first + rows > begin and (end is None or first < end):
                yield first, parquet.read_row_group(i, columns=COLUMNS[view])
            first += rows

    def rows(self, view, split, begin=0, end=None):
        """
        Rows begin to end of a split, counted over its shards in their order, which is the shuffle: their numbers,
        and a list of arrays, one for each of the view's columns. Holds one row group in memory.
        """
        end = self.size(view, split) if end is None else end
        shard = 0
        for file in self.files(view, split):
            for first, table in self.groups(view, file, begin - shard, end - shard):
                columns = [lists(table, name) for name in COLUMNS[view]]
                first += shard
                for number in range(max(first, begin), min(first + table.num_rows, end)):
                    i = number - first
                    yield number, [values[offsets[i] : offsets[i + 1]] for values, offsets in columns]
            shard += file["rows"]

    def sample(self, view, columns):
        """The first row group of a view as dictionaries; nothing where there is no such view."""
        for file in self.files(view, "train")[:1]:
            parquet = pyarrow.parquet.ParquetFile(os.path.join(self.directory, file["path"]))
            return parquet.read_row_group(0, columns=columns).to_pylist()
        return []


def documents(view, row):
    """The documents of a row; a text without labels is learnt whole."""
    if view == "pretrain":
        return [Document(row[0], row[0])]
    if view == "tokens":
        return [Document(row[0], row[1])]
    ends = numpy.cumsum(row[2])[:-1]
    return [Document(*pair) for pair in zip(numpy.split(row[0], ends), numpy.split(row[1], ends))]


def lists(table, name):
    """A column of lists: all values end to end, and where each list begins, with the end of the last."""
    column = table[name].combine_chunks()
    values = column.flatten().to_numpy(zero_copy_only=False)
    lengths = column.value_lengths().to_numpy(zero_copy_only=False)
    return values, numpy.concatenate([[0], numpy.cumsum(lengths)]).astype(numpy.int64)


def check_rows(view, path, first, table, dataset):
    """Refuses rows from which a model would learn nothing, or what is not there, without a word."""

    def refuse(wrong, offsets, what):
        if wrong.any():
            row = int(numpy.searchsorted(offsets, int(numpy.argmax(wrong)), "right")) - 1
            raise Refused(f"{path}, row {first + row}: {what}")

    columns = {name: lists(table, name) for name in COLUMNS[view]}
    rows = numpy.arange(table.num_rows + 1)
    for name, (values, offsets) in columns.items():
        if name != "seq_lengths" and name != "labels":
            refuse(numpy.diff(offsets) == 0, rows, f"{name} is empty")
            wrong = (values < 0) | (values >= dataset.tokenizer["vocabulary_size"])
            refuse(wrong, offsets, f"an id of {name} is not in the vocabulary")
    if view not in ("tokens", "packed"):
        return
    (ids, offsets), (labels, label_offsets) = columns["input_ids"], columns["labels"]
    refuse(numpy.diff(offsets) != numpy.diff(label_offsets), rows, "labels are not as long as input_ids")
    refuse(numpy.diff(offsets) > dataset.context, rows, f"longer than tokenize.max_tokens, {dataset.context}")
    trained = labels != IGNORED
    if dataset.manifest["recipe"]["tokenize"].get("mask", {}).get("share", 0) == 0:
        refuse(trained & (labels != ids), offsets, "a label is another token than the one it stands at")
    starts = offsets[:-1]
    if view == "packed":
        lengths, length_offsets = columns["seq_lengths"]
        refuse(numpy.diff(length_offsets) == 0, rows, "no seq_lengths")
        sums = numpy.add.reduceat(lengths, length_offsets[:-1])
        refuse((sums != numpy.diff(offsets)), rows, "seq_lengths do not sum to the row")
        starts = numpy.cumsum(lengths) - lengths
    targets = numpy.add.reduceat(trained, starts, dtype=numpy.int64)
    wrong = numpy.zeros(len(ids), dtype=bool)
    wrong[starts] = targets == 0
    refuse(wrong, offsets, "every label is -100: nothing in it is trained on")
    wrong[starts] = targets == numpy.diff(numpy.append(starts, len(ids)))
    refuse(wrong, offsets, "no label is -100: the question would be learnt like the answer")


def check_tokenizer(path, said):
    """Refuses a tokenizer.json that is not the one a dataset was made with. Gives the file's path."""
    path = os.path.join(path, "tokenizer.json") if os.path.isdir(path) else path
    try:
        with open(path, "rb") as file:
            content = file.read()
        model = json.loads(content)
    except (OSError, ValueError) as e:
        raise Refused(f"{path} cannot be read as a tokenizer: {type(e).__name__}") from None
    if "sha256" in said:
        if hashlib.sha256(content).hexdigest() != said["sha256"]:
            raise Refused(f"{path} is another tokenizer than {said['name']}, with which the dataset was made")
        return path
    # Of a built-in one there is no file to compare with, but its control tokens are known.
    ids = {token["content"]: token["id"] for token in model.get("added_tokens", [])}
    for name, number in said.items():
        if name.startswith("<") and ids.get(name) != number:
            raise Refused(f"{path}: {name} is {ids.get(name)}; in {said['name']}, the dataset's tokenizer, {number}")
    return path
