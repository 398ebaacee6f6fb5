"""What a training step reads: rows of a dataset in their order, in batches, from any place on."""

from typing import NamedTuple

import numpy
import torch
from torch.utils.data import IterableDataset, get_worker_info

from dataset import IGNORED, Document, Refused, documents


class Place(NamedTuple):
    """Where the next batch begins: the pass over the data, the row in its split, the piece of the row."""

    epoch: int
    row: int
    piece: int


class Batches(IterableDataset):
    """
    Batches of one split, each with the worker that made it and the place where its next one begins. Every rank and
    worker has a part of the rows of its own, of which no two differ by more than one row in size; rows stay in the
    order of the shards, which is the shuffle.

    dataset: whose view was checked
    size: rows of a batch; preference pairs, where the view has them
    mask: the share of input tokens that a random one stands in for; labels keep the true ones
    places: by worker, where to go on; the beginning where there are none
    done: batches already taken from all workers together
    endless: pass after pass, else one pass, its last batch smaller
    """

    def __init__(
        self, dataset, view, split, size, context=None, mask=0.0, seed=0, rank=0, world=1, places=None, done=0,
        endless=True,
    ):  # fmt: skip
        self.dataset, self.view, self.split, self.size = dataset, view, split, size
        self.context = context or dataset.context
        self.mask, self.seed = mask, seed
        self.rank, self.world = rank, world
        self.places, self.done = places or {}, done
        self.endless = endless
        numbers = {key: value for key, value in dataset.tokenizer.items() if isinstance(value, int)}
        vocabulary = numbers.pop("vocabulary_size")
        self.controls = numpy.array(list(numbers.values()))
        self.noise = numpy.setdiff1d(numpy.arange(vocabulary), self.controls)

    def __iter__(self):
        info = get_worker_info()
        workers = info.num_workers if info else 1
        # The loader asks worker 0 first, whichever's turn it was when the run was interrupted.
        worker = ((info.id if info else 0) + self.done) % workers
        part, parts = self.rank * workers + worker, self.world * workers
        rows = self.dataset.size(self.view, self.split)
        begin, end = part * rows // parts, (part + 1) * rows // parts
        if begin == end and self.endless:
            raise Refused(f"{self.view}/{self.split} has {rows} rows, too few for {parts} readers")
        place = Place(*self.places.get(worker, (0, begin, 0)))
        make = self.pairs if self.view == "preferences" else self.windows
        for batch, place in make(self.passes(place, begin, end)):
            yield worker, place, {name: torch.from_numpy(values) for name, values in batch.items()}

    def passes(self, place, begin, end):
        """Rows with their places, from a place on."""
        epoch, first, piece = place
        while True:
            for number, row in self.dataset.rows(self.view, self.split, first, end):
                yield Place(epoch, number, piece), row
                piece = 0
            epoch, first = epoch + 1, begin
            if not self.endless:
                yield Place(epoch, first, 0), None
                return

    def windows(self, rows):
        """Batches of rows of the context's length, each of as many whole documents as fit one after another."""
        window, length, batch = [], 0, []
        for place, document in self.pieces(rows):
            if document is None or length + len(document.ids) > self.context:
                if window:
                    batch.append(window)
                if batch and (document is None or len(batch) == self.size):
                    yield stack(batch, self.context, self.dataset.tokenizer["end_of_turn"]), place
                    batch = []
                window, length = [], 0
            if document:
                window.append(self.masked(document, place))
                length += len(document.ids)

    def pieces(self, rows):
        """
        Documents, the long ones in pieces. Each piece begins with the last token of the one before, so that every
        token but a document's first is predicted once.
        """
        for place, row in rows:
            if row is None:
                yield place, None
                return
            parts = [
                Document(ids[start : start + self.context], labels[start : start + self.context])
                for ids, labels in documents(self.view, row)
                for start in range(0, max(1, len(ids) - 1), self.context - 1)
            ]
            for piece in range(place.piece, len(parts)):
                yield place._replace(piece=piece), parts[piece]

    def masked(self, document, place):
        if self.mask == 0:
            return document
        random = numpy.random.default_rng([self.seed, *place])
        ids = document.ids
        hidden = (random.random(len(ids)) < self.mask) & ~numpy.isin(ids, self.controls)
        return Document(numpy.where(hidden, random.choice(self.noise, len(ids)), ids), document.labels)

    def pairs(self, rows):
        """Batches of twice as many rows as pairs: prompt and chosen reply, prompt and rejected reply, and so on."""
        batch = []
        for place, row in rows:
            if batch and (row is None or len(batch) == 2 * self.size):
                context = max(len(window[0].ids) for window in batch)
                yield stack(batch, context, self.dataset.tokenizer["end_of_turn"]), place
                batch = []
            if row:
                prompt = row[0]
                for reply in row[1:]:
                    batch.append([answer(prompt, reply)])


def answer(prompt, reply):
    """A prompt and a reply as one document, of which the reply is learnt."""
    ids = numpy.concatenate([prompt, reply])
    return Document(ids, numpy.concatenate([numpy.full(len(prompt), IGNORED), reply]))


def stack(windows, context, padding):
    """Windows of documents as arrays of one size: input_ids, labels, position_ids."""
    shape = (len(windows), context)
    ids = numpy.full(shape, padding, dtype=numpy.int64)
    labels = numpy.full(shape, IGNORED, dtype=numpy.int64)
    positions = numpy.zeros(shape, dtype=numpy.int64)
    for row, window in enumerate(windows):
        start = 0
        for document in window:
            end = start + len(document.ids)
            ids[row, start:end] = document.ids
            # Nothing stands before a document's first token that could predict it.
            labels[row, start + 1 : end] = document.labels[1:]
            positions[row, start:end] = numpy.arange(end - start)
            start = end
    return {"input_ids": ids, "labels": labels, "position_ids": positions}
