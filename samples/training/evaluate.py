"""Measures checkpoints on held-out conversations: evaluate.py --data DIR --out DIR CHECKPOINT..."""

import argparse
import contextlib
import json
import math
import os
import sys

import numpy
import torch

import checkpoint
from batches import Batches, answer, stack
from dataset import COLUMNS, IGNORED, Dataset, Refused, documents, lists
from model import row_likelihoods, target_losses
from plot import plot

# Of 1-of-100 ranking: candidates, and how many tokens of the context's end and the reply's beginning are read.
CANDIDATES, CONTEXT, REPLY = 100, 64, 32


def precision(device):
    """bf16 on a GPU."""
    return torch.autocast("cuda", torch.bfloat16) if device == "cuda" else contextlib.nullcontext()


def device_of(model):
    return next(model.parameters()).device.type


@contextlib.contextmanager
def measuring(model):
    was = model.training
    model.eval()
    with torch.no_grad(), precision(device_of(model)):
        yield
    model.train(was)


def on(batch, model):
    return {name: values.to(device_of(model)) for name, values in batch.items()}


def loss(model, dataset, view, split, rows=4):
    """Mean loss of a split's targets in nats a token, and how many there are."""
    total, count = 0.0, 0
    with measuring(model):
        for _, _, batch in Batches(dataset, view, split, rows, model.config.context, endless=False):
            losses = target_losses(model, on(batch, model))[0]
            total, count = total + float(losses.double().sum()), count + len(losses)
    return total / max(count, 1), count


def pairs_ranked_right(model, dataset, split, reference=None):
    """
    The share of preference pairs whose chosen reply is likelier a token than the rejected one; with a reference,
    whose likelihood has risen more since the reference. And how many pairs there are.
    """
    right, count = 0, 0
    with measuring(model):
        for _, _, batch in Batches(dataset, "preferences", split, 8, endless=False):
            batch = on(batch, model)
            score = row_likelihoods(model, batch)
            if reference:
                score = score - row_likelihoods(reference, batch)
            else:
                score = score / (batch["labels"] != IGNORED).sum(1)
            right += int((score[0::2] > score[1::2]).sum())
            count += len(score) // 2
    return right / max(count, 1), count


class Baselines:
    """
    Unigram and bigram models of a view's training targets, smoothed as Witten and Bell do (IEEE Trans. Inf. Theory
    37(4), 1991): what was never seen gets as many counts as there are kinds of things seen, shared out by the next
    simpler model.
    """

    def __init__(self, dataset, view):
        self.vocabulary = dataset.tokenizer["vocabulary_size"]
        before, targets = transitions(dataset, view, "train")
        self.unigrams = numpy.bincount(targets, minlength=self.vocabulary)
        self.pairs, self.counts = numpy.unique(before * self.vocabulary + targets, return_counts=True)
        heads = self.pairs // self.vocabulary
        self.followed = numpy.bincount(heads, self.counts, minlength=self.vocabulary)
        self.followers = numpy.bincount(heads, minlength=self.vocabulary)

    def losses(self, dataset, view, split):
        """Mean loss in nats a target of the unigram model and of the bigram model, and how many targets there are."""
        before, targets = transitions(dataset, view, split)
        if not len(targets):
            return math.nan, math.nan, 0
        kinds = numpy.count_nonzero(self.unigrams)
        unigram = (self.unigrams[targets] + kinds / self.vocabulary) / (self.unigrams.sum() + kinds)
        pairs = before * self.vocabulary + targets
        at = numpy.searchsorted(self.pairs, pairs).clip(max=len(self.pairs) - 1)
        seen = numpy.where(self.pairs[at] == pairs, self.counts[at], 0)
        followed, followers = self.followed[before], self.followers[before]
        whole = followed + followers
        bigram = numpy.where(whole > 0, (seen + followers * unigram) / numpy.maximum(whole, 1), unigram)
        return -numpy.log(unigram).mean(), -numpy.log(bigram).mean(), len(targets)


def transitions(dataset, view, split):
    """Every target of a split, and the token before it."""
    befores, targets = [numpy.zeros(0, numpy.int64)], [numpy.zeros(0, numpy.int64)]
    for file in dataset.files(view, split):
        for _, table in dataset.groups(view, file):
            columns = {name: lists(table, name) for name in COLUMNS[view]}
            ids, offsets = columns["input_ids"]
            labels = columns.get("labels", columns["input_ids"])[0].astype(numpy.int64)
            starts = offsets[:-1]
            if view == "packed":
                lengths = columns["seq_lengths"][0]
                starts = numpy.cumsum(lengths) - lengths
            labels[starts] = IGNORED
            at = numpy.flatnonzero(labels != IGNORED)
            befores.append(ids[at - 1].astype(numpy.int64))
            targets.append(labels[at])
    return numpy.concatenate(befores), numpy.concatenate(targets)


def replies(dataset, view):
    """Each held-out document's last reply as (context, reply), the test split first."""
    for split in ("test", "validation"):
        for _, row in dataset.rows(view, split):
            for document in documents(view, row):
                end = int(numpy.flatnonzero(document.labels != IGNORED)[-1]) + 1
                before = numpy.flatnonzero(document.labels[:end] == IGNORED)
                start = int(before[-1]) + 1
                if start:
                    yield document.ids[:start][-CONTEXT:], document.ids[start:end][:REPLY]


def ranking(model, dataset, view, blocks):
    """
    1-of-100: for each context of a block of a hundred, whether its own reply is the likeliest of the block's
    replies. What counts is by how much the context makes a reply likelier than it is after the template's header
    alone (pointwise mutual information, as in arXiv 1510.03055), else short and common replies would win always.
    Reads that many blocks at most. Gives the share right, the candidates and the contexts; None where there are too
    few conversations.
    """
    pairs = list(replies(dataset, view))
    size = min(CANDIDATES, len(pairs))
    if size < 2:
        return None
    right = count = 0
    for first in range(0, min(blocks * size, len(pairs) - size + 1), size):
        block = pairs[first : first + size]
        answers = [reply for _, reply in block]
        alone = scores(model, common_end([context for context, _ in block]), answers)
        for own, (context, _) in enumerate(block):
            gains = scores(model, context, answers) - alone
            # A reply that stands twice in a block is as right in either place.
            equal = torch.tensor([numpy.array_equal(reply, answers[own]) for reply in answers])
            right += bool(gains[equal].max() >= gains.max())
            count += 1
    return {"right": right / count, "candidates": size, "contexts": count}


def common_end(sequences):
    """The tokens in which all end: the header that a template begins a reply with."""
    length = 0
    shortest = min(map(len, sequences))
    while length < shortest and len({int(ids[-length - 1]) for ids in sequences}) == 1:
        length += 1
    return sequences[0][len(sequences[0]) - max(length, 1) :]


def scores(model, context, answers):
    """The log-likelihood of each answer after a context."""
    windows = [[answer(context, reply)] for reply in answers]
    length = max(len(window[0].ids) for window in windows)
    batch = {name: torch.from_numpy(values) for name, values in stack(windows, length, 0).items()}
    with measuring(model):
        return row_likelihoods(model, on(batch, model)).cpu()


def evaluate(dataset, paths, blocks):
    """Everything that is known of checkpoints, as it is written to evaluation.json."""
    view = "packed" if dataset.has("packed") else "tokens"
    views = [name for name in ("pretrain", view) if dataset.has(name)]
    result = {"dataset": dataset.fingerprint, "baselines": {}, "models": {}}
    for name in views:
        baselines = Baselines(dataset, name)
        for split in ("validation", "test"):
            unigram, bigram, targets = baselines.losses(dataset, name, split)
            result["baselines"][f"{name}/{split}"] = {"unigram": unigram, "bigram": bigram, "targets": targets}
    reference = None
    for path in paths:
        model, state = checkpoint.load_model(path, dataset)
        stage = state["arguments"]["stage"]
        said = result["models"][stage] = {"loss": {}, "perplexity": {}, "history": state["history"]}
        for name in views:
            for split in ("validation", "test"):
                mean, targets = loss(model, dataset, name, split)
                if targets:
                    said["loss"][f"{name}/{split}"] = mean
                    said["perplexity"][f"{name}/{split}"] = math.exp(mean)
        said["ranking"] = ranking(model, dataset, view, blocks)
        if dataset.has("preferences"):
            said["preferences"] = {}
            for split in ("train", "validation", "test"):
                right, count = pairs_ranked_right(model, dataset, split)
                said["preferences"][split] = {"right": right, "pairs": count}
                if reference and stage == "dpo":
                    moved = pairs_ranked_right(model, dataset, split, reference)[0]
                    said["preferences"][split]["moved_right"] = moved
        reference = model
    return result


def table(result):
    """The result for people."""
    lines = [f"{'':24}{'loss':>8}{'perplexity':>12}"]
    for where, said in result["baselines"].items():
        lines.append(f"{where}, {said['targets']:,} targets")
        rows = {name: said[name] for name in ("unigram", "bigram")}
        rows.update({name: model["loss"].get(where, math.nan) for name, model in result["models"].items()})
        lines += [f"  {name:22}{value:8.3f}{math.exp(value):12,.1f}" for name, value in rows.items()]
    for name, model in result["models"].items():
        found = model["ranking"]
        if found:
            chance = 1 / found["candidates"]
            what = f"1 of {found['candidates']} replies, {found['contexts']} contexts"
            lines.append(f"{name}: {what}: {found['right']:.1%} right (chance {chance:.1%})")
        for split, pairs in model.get("preferences", {}).items():
            moved = f", moved towards {pairs['moved_right']:.1%}" if "moved_right" in pairs else ""
            lines.append(f"{name}: preferred of {pairs['pairs']} {split} pairs: {pairs['right']:.1%}{moved}")
    return "\n".join(lines)


def main(args=None):
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("--data", required=True, help="a dataset directory of Parley's")
    parser.add_argument("--out", required=True, help="a directory for evaluation.json and evaluation.svg")
    parser.add_argument("--blocks", type=int, default=2, help="how often a hundred contexts are ranked, at most")
    parser.add_argument("checkpoints", nargs="+", help="in the order of their stages")
    args = parser.parse_args(args)
    dataset = Dataset(args.data)
    for view in COLUMNS:
        if dataset.has(view):
            dataset.check(view)
    result = evaluate(dataset, args.checkpoints, args.blocks)
    os.makedirs(args.out, exist_ok=True)
    with open(os.path.join(args.out, "evaluation.json"), "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1)
    with open(os.path.join(args.out, "evaluation.svg"), "w", encoding="utf-8") as file:
        file.write(plot(result))
    print(table(result))


if __name__ == "__main__":
    try:
        main()
    except Refused as refused:
        sys.exit(f"refused: {refused}")
