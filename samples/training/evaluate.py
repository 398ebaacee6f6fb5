"""Measures checkpoints on held-out conversations, beside baselines: evaluate.py --data DIR --out DIR CHECKPOINT..."""

import argparse
import itertools
import json
import math
import os

import numpy
import torch

from batches import Batches, stack
from dataset import COLUMNS, IGNORED, Dataset, answered, documents
from model import load, risen, row_likelihoods, target_losses

HELD_OUT = ("validation", "test")
# Of 1-of-100 ranking: candidates, tokens of a context's end, tokens of a reply's beginning.
CANDIDATES, CONTEXT, REPLY = 100, 64, 32


@torch.no_grad()
def loss(model, dataset, view, split):
    """Mean loss of a split's targets in nats a token, and how many there are."""
    total, count = 0.0, 0
    for _, _, batch in Batches(dataset, view, split, 4, model.context, endless=False):
        losses, _ = target_losses(model, batch)
        total, count = total + losses.double().sum().item(), count + len(losses)
    return total / count, count


@torch.no_grad()
def pairs_right(model, reference, dataset, split):
    """The share of preference pairs whose chosen reply has become likelier by more than the rejected one; how many."""
    right, count = 0, 0
    for _, _, batch in Batches(dataset, "preferences", split, 8, None, endless=False):
        rise = risen(model, reference, batch)
        right, count = right + (rise[0::2] > rise[1::2]).sum().item(), count + len(rise) // 2
    return right / max(count, 1), count


def baselines(dataset, view):
    """
    The losses of a unigram and a bigram model of a view's training targets, on each held-out split: what was never
    seen gets as many counts as there are kinds of things seen, shared out by the next simpler model (Witten and
    Bell, IEEE Trans. Inf. Theory 37(4), 1991).
    """
    vocabulary = dataset.tokenizer["vocabulary_size"]
    before, targets = transitions(dataset, view, "train")
    unigrams = numpy.bincount(targets, minlength=vocabulary)
    kinds = numpy.count_nonzero(unigrams)
    bigrams, counts = numpy.unique(before * vocabulary + targets, return_counts=True)
    followed = numpy.bincount(before, minlength=vocabulary)
    followers = numpy.bincount(bigrams // vocabulary, minlength=vocabulary).clip(min=1)
    for split in filled(dataset, view):
        before, targets = transitions(dataset, view, split)
        unigram = (unigrams[targets] + kinds / vocabulary) / (unigrams.sum() + kinds)
        own = before * vocabulary + targets
        at = numpy.searchsorted(bigrams, own).clip(max=len(bigrams) - 1)
        seen = numpy.where(bigrams[at] == own, counts[at], 0)
        bigram = (seen + followers[before] * unigram) / (followed + followers)[before]
        yield split, {"unigram": -numpy.log(unigram).mean(), "bigram": -numpy.log(bigram).mean()}


def filled(dataset, view):
    """The held-out splits that a view has rows in."""
    return [split for split in HELD_OUT if dataset.size(view, split)]


def transitions(dataset, view, split):
    """The token before every target of a split, and the target."""
    found = []
    for _, row in dataset.rows(view, split):
        for ids, labels in documents(view, row):
            at = numpy.flatnonzero(labels[1:] != IGNORED)
            found.append(numpy.stack([ids[at], labels[at + 1]]))
    return numpy.concatenate(found, axis=1, dtype=numpy.int64)


def replies(dataset, view):
    """Each held-out document's last reply as (context, reply), the test split first."""
    for split in reversed(HELD_OUT):
        for _, row in dataset.rows(view, split):
            for ids, labels in documents(view, row):
                end = numpy.flatnonzero(labels != IGNORED)[-1] + 1
                start = numpy.flatnonzero(labels[:end] == IGNORED)[-1] + 1
                yield ids[:start][-CONTEXT:], ids[start:end][:REPLY]


def ranking(model, dataset, view):
    """
    1-of-100: for which share of a hundred contexts their own reply is the likeliest of the hundred replies. What
    counts is by how much the context makes a reply likelier than the template's header alone does (pointwise mutual
    information, arXiv 1510.03055), or short and common replies would always win.
    """
    pairs = list(itertools.islice(replies(dataset, view), CANDIDATES))
    # The header is what all contexts end with.
    header = 1
    while header < CONTEXT and len({tuple(context[-header - 1 :]) for context, _ in pairs}) == 1:
        header += 1
    alone = likelihoods(model, pairs[0][0][-header:], pairs)
    right = 0
    for own, (context, _) in enumerate(pairs):
        gains = likelihoods(model, context, pairs) - alone
        right += (gains[own] >= gains.max()).item()
    return {"right": right / len(pairs), "candidates": len(pairs)}


@torch.no_grad()
def likelihoods(model, context, pairs):
    """The log-likelihood of each reply after one context."""
    return row_likelihoods(model, stack([[answered(context, reply)] for _, reply in pairs]))


def plot(history, targets):
    """An SVG of training losses (smoothed), validation losses (dots) and the baselines on validation (dashed)."""
    colours = {"pretrain": "#4477aa", "sft": "#228833"}
    histories = {stage: history[stage] for stage in colours if stage in history}
    steps = sum(map(len, histories.values())) or 1
    x, y = (lambda step: round(40 + 560 * step / steps, 1)), (lambda nats: round(340 - 25 * nats, 1))
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 370" font-size="11">']
    for tick in range(14):
        parts.append(f'<text x="15" y="{y(tick)}">{tick}</text><path d="M40 {y(tick)}H600" stroke="#dddddd"/>')
    for where, found in targets.items():
        view, split = where.split("/")
        for name in ("unigram", "bigram") if split == "validation" else ():
            colour, height = colours.get(view, colours["sft"]), y(found["models"][name]["loss"])
            parts.append(f'<path d="M40 {height}H600" stroke="{colour}" stroke-dasharray="4"/>')
            below = 8 * (view == "pretrain")
            parts.append(f'<text x="605" y="{height + below}" fill="{colour}">{name} of {view}</text>')
    first = 0
    for stage, points in histories.items():
        smooth, curve = points[0]["loss"], []
        for point in points:
            smooth += 0.1 * (point["loss"] - smooth)
            curve.append(f"{x(first + point['step'])},{y(smooth)}")
            if "validation" in point:
                at = f'cx="{x(first + point["step"])}" cy="{y(point["validation"])}"'
                parts.append(f'<circle {at} r="3" fill="{colours[stage]}"/>')
        parts.append(f'<polyline points="{" ".join(curve)}" fill="none" stroke="{colours[stage]}"/>')
        parts.append(f'<text x="{x(first)}" y="360" fill="{colours[stage]}">{stage}, nats a target by step</text>')
        first += len(points)
    return "\n".join(parts) + "\n</svg>\n"


def main(args=None):
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("--data", required=True, help="a dataset directory of Parley's")
    parser.add_argument("--out", required=True, help="a directory for evaluation.json and evaluation.svg")
    parser.add_argument("checkpoints", nargs="+", help="in the order of their stages")
    args = parser.parse_args(args)
    dataset = Dataset(args.data)
    sft = "packed" if dataset.has("packed") else "tokens"
    views = [view for view in COLUMNS if dataset.has(view) and dataset.size(view, "train")]
    for view in views:
        dataset.check(view)
    result = {"dataset": dataset.fingerprint, "targets": {}, "ranking": {}, "preferences": {}, "history": {}}
    models = {}
    for path in args.checkpoints:
        model, state = load(path, dataset)
        stage = state["settings"]["stage"]
        models[stage], result["history"][stage] = model, state["history"]
    for view in [view for view in ("pretrain", sft) if view in views]:
        for split, losses in baselines(dataset, view):
            for stage, model in models.items():
                losses[stage], count = loss(model, dataset, view, split)
            table = {name: {"loss": nats, "perplexity": math.exp(nats)} for name, nats in losses.items()}
            result["targets"][f"{view}/{split}"] = {"count": count, "models": table}
            print(f"{view}/{split}, {count:,} targets: loss, perplexity")
            for name, nats in losses.items():
                print(f"  {name:10}{nats:8.3f}{math.exp(nats):10,.1f}")
    for stage, model in models.items() if sft in views and filled(dataset, sft) else ():
        found = result["ranking"][stage] = ranking(model, dataset, sft)
        print(f"{stage}: 1 of {found['candidates']} replies: {found['right']:.1%} right")
    if "dpo" in models and "sft" in models and "preferences" in views:
        for split in ("train", *filled(dataset, "preferences")):
            right, count = pairs_right(models["dpo"], models["sft"], dataset, split)
            result["preferences"][split] = {"right": right, "pairs": count}
            print(f"dpo: {count} {split} pairs: {right:.1%} ranked right")
    os.makedirs(args.out, exist_ok=True)
    for name, text in (
        ("evaluation.json", json.dumps(result, indent=1)),
        ("evaluation.svg", plot(result["history"], result["targets"])),
    ):
        with open(os.path.join(args.out, name), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
