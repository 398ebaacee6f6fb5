"""What a training step reads: rows of a dataset in their order, in batches, from any place on."""

import numpy
import torch
from torch.utils.data import IterableDataset, get_worker_info

from dataset import IGNORED, Document, documents


class Batches(IterableDataset):
    """
    Batches of one split, as (worker that made it, place where that worker's next one begins, batch). A place is the
    pass over the data, the row in the split, and the piece of the row. Each worker of each rank reads a run of rows
    of its own; no two runs differ by more than one row in size.

    A row of a batch is as many whole documents as fit into the context one after another; of preferences it is one
    document, and the chosen reply and the rejected one follow each other.

    dataset: whose view was checked
    size: rows of a batch; of preferences, pairs
    context: tokens of a row; of preferences the longest document counts
    mask: the share of input tokens that a random one stands in for; labels keep the true ones
    places, done: where to go on, by worker, and how many batches were taken from all of them before
    endless: pass after pass, else one, whose last batch may be smaller
    """

    def __init__(
        self, dataset, view, split, size, context, mask=0.0, seed=0, rank=0, world=1, places=None, done=0, endless=True
    ):
        self.dataset, self.view, self.split = dataset, view, split
        self.alone = view == "preferences"
        self.size, self.context = (2 * size, None) if self.alone else (size, context)
        self.mask, self.seed, self.rank, self.world = mask, seed, rank, world
        self.places, self.done, self.endless = places or {}, done, endless
        numbers = {name: value for name, value in dataset.tokenizer.items() if isinstance(value, int)}
        vocabulary = numbers.pop("vocabulary_size")
        self.controls = list(numbers.values())
        self.words = numpy.setdiff1d(numpy.arange(vocabulary), self.controls)

    def __iter__(self):
        info = get_worker_info()
        workers = info.num_workers if info else 1
        # A loader asks its worker 0 first, whichever's turn it was when the run was interrupted.
        worker = ((info.id if info else 0) + self.done) % workers
        part, parts = self.rank * workers + worker, self.world * workers
        rows = self.dataset.size(self.view, self.split)
        begin, end = part * rows // parts, (part + 1) * rows // parts
        if begin == end and self.endless:
            raise ValueError(f"{self.view}/{self.split} has {rows} rows, too few for {parts} readers")
        batch, row = [], []
        for place, document in self.documents(self.places.get(worker, (0, begin, 0)), begin, end):
            last = document is None
            if row and (last or self.alone or sum(len(d.ids) for d in row) + len(document.ids) > self.context):
                batch.append(row)
                row = []
            if batch and (last or len(batch) == self.size):
                yield worker, place, stack(batch, self.context)
                batch = []
            if not last:
                row.append(self.masked(document, place))

    def documents(self, place, begin, end):
        """Documents from a place on, each with its own place, long ones in pieces; None after the last."""
        epoch, first, piece = place
        while True:
            for number, row in self.dataset.rows(self.view, self.split, first, end):
                pieces = [part for document in documents(self.view, row) for part in cut(document, self.context)]
                for i in range(piece, len(pieces)):
                    yield (epoch, number, i), pieces[i]
                piece = 0
            epoch, first = epoch + 1, begin
            if not self.endless:
                yield (epoch, begin, 0), None
                return

    def masked(self, document, place):
        if self.mask == 0:
            return document
        random = numpy.random.default_rng([self.seed, *place])
        hidden = (random.random(len(document.ids)) < self.mask) & ~numpy.isin(document.ids, self.controls)
        return document._replace(ids=numpy.where(hidden, random.choice(self.words, len(hidden)), document.ids))


def cut(document, length):
    """A document in pieces. Each begins with the last token of the one before: all but the first are predicted once."""
    if length is None or len(document.ids) <= length:
        return [document]
    starts = range(0, len(document.ids) - 1, length - 1)
    return [Document(*(part[start : start + length] for part in document)) for start in starts]


def stack(rows, length=None):
    """
    Rows of documents as a batch: input_ids, labels and position_ids, each of shape (rows, length), the longest row's
    where none is given. Padding has position 0, as the first token of a document.
    """
    length = length or max(sum(len(document.ids) for document in row) for row in rows)
    batch = {name: numpy.zeros((len(rows), length), numpy.int64) for name in ("input_ids", "labels", "position_ids")}
    batch["labels"][:] = IGNORED
    for i, row in enumerate(rows):
        start = 0
        for ids, labels in row:
            end = start + len(ids)
            batch["input_ids"][i, start:end] = ids
            # Nothing stands before a document's first token that could predict it.
            batch["labels"][i, start + 1 : end] = labels[1:]
            batch["position_ids"][i, start:end] = numpy.arange(len(ids))
            start = end
    return {name: torch.from_numpy(values) for name, values in batch.items()}
