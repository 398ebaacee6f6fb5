"""A dataset directory as Parley writes it, checked before anything is learnt from it."""

import hashlib
import json
import os
from typing import NamedTuple

import numpy
from pyarrow.parquet import ParquetFile

IGNORED = -100

# The columns that training reads of a view.
COLUMNS = {
    "pretrain": ["input_ids"],
    "tokens": ["input_ids", "labels"],
    "packed": ["input_ids", "labels", "seq_lengths"],
    "preferences": ["prompt_ids", "chosen_ids", "rejected_ids"],
}


class Refused(SystemExit):
    """Ends the program, unless caught, with a message that says what is not as it should be, and what to do."""


class Document(NamedTuple):
    """Tokens that attend to each other and to no others, and for each what it must be predicted as, or -100."""

    ids: numpy.ndarray
    labels: numpy.ndarray


class Dataset:
    """
    directory: has _SUCCESS, manifest.json, and a directory of shards for each view
    tokenizer: the tokenizer.json, or its directory, that the model will be used with; must be the dataset's own
    """

    def __init__(self, directory, tokenizer=None):
        self.directory = directory
        manifest, success = self.path("manifest.json"), self.path("_SUCCESS")
        if not os.path.exists(success):
            raise Refused(f"{directory} has no _SUCCESS: the run that writes it has not ended, or it is no dataset")
        self.fingerprint = sha256(manifest) if os.path.exists(manifest) else ""
        with open(success, encoding="utf-8") as file:
            if file.read().split() != [self.fingerprint, "manifest.json"]:
                raise Refused(f"{manifest} was edited: its SHA-256 is not the one in _SUCCESS")
        with open(manifest, encoding="utf-8") as file:
            self.manifest = json.load(file)
        words = ("name", "sha256", "template")
        self.tokenizer = {k: v if k in words else int(v) for k, v in self.manifest["tokenizer"].items()}
        self.context = self.manifest["recipe"]["tokenize"]["max_tokens"]
        if tokenizer:
            check_tokenizer(tokenizer, self.tokenizer)

    def path(self, name):
        return os.path.join(self.directory, name)

    def has(self, view):
        """Whether the dataset has the columns of ids that training reads of a view."""
        return set(COLUMNS[view]) <= set(self.manifest["views"].get(view, {}).get("columns", {}))

    def files(self, view, split=""):
        """What the manifest says of the shards of a split, in their order; of all splits where none is named."""
        return [file for file in self.manifest["files"] if file["path"].startswith(f"{view}/{split}")]

    def size(self, view, split):
        return sum(file["rows"] for file in self.files(view, split))

    def rows(self, view, split, begin=0, end=None):
        """
        Rows begin to end, counted over the shards in their order, which is the shuffle: the number of each, and an
        array for each of COLUMNS. Holds a thousand rows in memory.
        """
        number = 0
        for file in self.files(view, split):
            if number + file["rows"] <= begin:
                number += file["rows"]
                continue
            for part in ParquetFile(self.path(file["path"])).iter_batches(1000, columns=COLUMNS[view]):
                for row in range(part.num_rows):
                    if number == end:
                        return
                    if number >= begin:
                        yield number, [part[name][row].values.to_numpy() for name in COLUMNS[view]]
                    number += 1

    def check(self, view):
        """Refuses a view whose files are not those of the manifest, or whose rows teach nothing."""
        if not self.has(view):
            raise Refused(f"{self.directory} has no ids of {view}: name it in emit.views, and set tokenize.ids=true")
        # A view without rows has no directory.
        names = os.listdir(self.path(view)) if os.path.isdir(self.path(view)) else []
        there = {f"{view}/{name}" for name in names if not name.startswith(".")}
        for stale in there - {file["path"] for file in self.files(view)}:
            raise Refused(f"{stale} is not in the manifest: a stale shard, which load_dataset would read")
        for file in self.files(view):
            if not file["path"].endswith(".parquet"):
                raise Refused(f"{file['path']} is not Parquet: prepare with emit.format=parquet")
            if file["path"] not in there:
                raise Refused(f"{file['path']} is missing")
            if sha256(self.path(file["path"])) != file["sha256"]:
                raise Refused(f"{file['path']} was edited: its SHA-256 is not the manifest's")
        for split in self.manifest["views"][view]["splits"]:
            for number, row in self.rows(view, split):
                fault = self.fault(view, row)
                if fault:
                    raise Refused(f"row {number} of {view}/{split}: {fault}")

    def fault(self, view, row):
        """What is wrong with a row from which a model would learn nothing, or the wrong thing; else None."""
        for name, ids in zip(COLUMNS[view], row):
            if len(ids) == 0:
                return f"{name} is empty"
            if name.endswith("_ids") and (ids.min() < 0 or ids.max() >= self.tokenizer["vocabulary_size"]):
                return f"an id of {name} is not in the vocabulary"
        if view in ("tokens", "packed"):
            if len(row[1]) != len(row[0]) or view == "packed" and row[2].sum() != len(row[0]):
                return "input_ids, labels and seq_lengths are not of one length"
            for _, labels in documents(view, row):
                if (labels == IGNORED).all():
                    return "every label is -100: nothing in it is trained on"
                if (labels != IGNORED).all():
                    return "no label is -100: the question would be learnt like the answer"
        return None


def documents(view, row):
    """The documents of a row. A text without labels is learnt whole; of preferences, the two replies are."""
    if view == "pretrain":
        return [Document(row[0], row[0])]
    if view == "preferences":
        return [answered(row[0], reply) for reply in row[1:]]
    ends = numpy.cumsum(row[2])[:-1] if view == "packed" else []
    return [Document(*part) for part in zip(*(numpy.split(column, ends) for column in row[:2]))]


def answered(prompt, reply):
    """A prompt and a reply as one document, of which the reply is learnt."""
    return Document(numpy.concatenate([prompt, reply]), numpy.concatenate([numpy.full(len(prompt), IGNORED), reply]))


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_tokenizer(path, said):
    """Refuses a tokenizer.json, or its directory, that is not what the manifest says; gives the file's path."""
    path = os.path.join(path, "tokenizer.json") if os.path.isdir(path) else path
    if not os.path.isfile(path):
        raise Refused(f"{path}: no such tokenizer")
    if said.get("sha256") != sha256(path):
        raise Refused(f"{path} is another tokenizer than {said['name']}, with which the dataset was made")
    return path
