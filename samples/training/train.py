"""Trains one stage on a dataset: pretrain, then sft, then dpo. See README.md."""

import argparse
import copy
import math
import time

import torch
from torch.utils.data import DataLoader

from batches import Batches
from dataset import Dataset, Refused, sha256
from evaluate import loss as mean_loss
from evaluate import pairs_right
from model import DEVICE, GPT, load, preference_loss, save, target_losses

# What a stage reads, the first view that the dataset has; steps, rows (or pairs) of a step, highest learning rate.
STAGES = {
    "pretrain": (["pretrain"], 300, 4, 2e-3),
    "sft": (["packed", "tokens"], 300, 4, 1e-3),
    "dpo": (["preferences"], 20, 8, 3e-5),
}
# Layers, heads, width. Tiny learns on two CPU cores in minutes; small is as large as GPT-2's smallest.
SIZES = {"tiny": (4, 4, 128), "medium": (8, 8, 512), "small": (12, 12, 768)}
# What a run and the one that goes on with it must have in common.
SETTINGS = ("stage", "size", "steps", "rows", "rate", "mask", "beta", "seed", "workers", "every")


def arguments(args):
    parser = argparse.ArgumentParser(prog="train", description=__doc__)
    parser.add_argument("--data", required=True, help="a dataset directory of Parley's")
    parser.add_argument("--stage", required=True, choices=STAGES)
    parser.add_argument("--out", required=True, help="the checkpoint to write, or to go on from with --resume")
    parser.add_argument("--start", help="the checkpoint of the stage before; without it weights are random")
    parser.add_argument("--resume", action="store_true", help="go on where --out was interrupted")
    parser.add_argument("--tokenizer", help="the tokenizer.json the model will be used with, to be compared")
    parser.add_argument("--size", choices=SIZES, default="tiny", help="of a model that starts anew")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--rows", type=int, help="rows, or pairs, of a step")
    parser.add_argument("--rate", type=float, help="the highest learning rate")
    parser.add_argument("--mask", type=float, default=0.0, help="the share of input tokens to replace, not in dpo")
    parser.add_argument("--beta", type=float, default=0.1, help="how strongly dpo holds to where it started")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=0, help="processes that read ahead")
    parser.add_argument("--every", type=int, default=50, help="steps from one validation and checkpoint to the next")
    args = parser.parse_args(args)
    for name, value in zip(("views", "steps", "rows", "rate"), STAGES[args.stage]):
        if getattr(args, name, None) is None:
            setattr(args, name, value)
    return args


def main(args=None):
    args = arguments(args)
    torch.use_deterministic_algorithms(True, warn_only=True)
    torch.manual_seed(args.seed)
    dataset = Dataset(args.data, args.tokenizer)
    view = next((view for view in args.views if dataset.has(view)), args.views[-1])
    dataset.check(view)
    if dataset.size(view, "train") < max(1, args.workers):
        raise Refused(f"{view}/train has {dataset.size(view, 'train')} rows, too few to train on")
    settings = {name: getattr(args, name) for name in SETTINGS} | {"dataset": dataset.fingerprint, "start": ""}

    if args.start:
        model = load(args.start, dataset)[0]
        settings["start"] = sha256(args.start)
    else:
        model = GPT(dataset.tokenizer["vocabulary_size"], dataset.context, *SIZES[args.size]).to(DEVICE)
    reference = copy.deepcopy(model) if args.stage == "dpo" else None
    matrices = [weight for weight in model.parameters() if weight.ndim > 1]
    scales = [weight for weight in model.parameters() if weight.ndim == 1]
    groups = [{"params": matrices, "weight_decay": 0.1}, {"params": scales, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.95))
    step, places, history = 0, {}, []
    if args.resume:
        before, state = load(args.out, dataset)
        for name, value in settings.items():
            if state["settings"].get(name) != value:
                raise Refused(f"{args.out} was begun with another {name}: it cannot go on as it would have")
        model.load_state_dict(before.state_dict())
        optimizer.load_state_dict(state["optimizer"])
        step, places, history = state["step"], state["places"], state["history"]
    if DEVICE == "cuda":
        model.compile()

    mask = 0.0 if reference else args.mask
    batches = Batches(dataset, view, "train", args.rows, model.context, mask, args.seed, places=places, done=step)
    loader = iter(DataLoader(batches, batch_size=None, num_workers=args.workers))
    tokens, began = 0, time.monotonic()
    while step < args.steps:
        worker, place, batch = next(loader)
        places[worker] = tuple(place)
        tokens += int((batch["position_ids"] > 0).sum())
        rate = args.rate * schedule(step, args.steps)
        for group in optimizer.param_groups:
            group["lr"] = rate
        if reference:
            loss = preference_loss(model, reference, batch, args.beta)
        else:
            loss = target_losses(model, batch)[0].mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        history.append({"step": step, "loss": loss.item()})
        if step % args.every == 0 or step == args.steps:
            if dataset.size(view, "validation"):
                if reference:
                    history[-1]["validation_right"] = pairs_right(model, reference, dataset, "validation")[0]
                else:
                    history[-1]["validation"] = mean_loss(model, dataset, view, "validation")[0]
            speed = tokens / (time.monotonic() - began)
            shown = ", ".join(f"{name} {value:.3f}" for name, value in history[-1].items() if isinstance(value, float))
            print(f"{args.stage} {step}/{args.steps}: {shown}, {speed:,.0f} tokens/s", flush=True)
            save(args.out, {
                "config": model.config, "model": model.state_dict(), "optimizer": optimizer.state_dict(),
                "step": step, "places": places, "history": history,
                "settings": settings, "tokenizer": dataset.tokenizer,
            })  # fmt: skip


def schedule(step, steps):
    """The share of the learning rate: up over the first twentieth, then down along a cosine to a tenth."""
    warm = max(1, steps // 20)
    if step < warm:
        return (step + 1) / warm
    return 0.1 + 0.45 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


if __name__ == "__main__":
    main()
