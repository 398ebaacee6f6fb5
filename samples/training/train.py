"""Trains one stage on a dataset: pretrain, then sft, then dpo. See README.md."""

import argparse
import copy
import math
import sys
import time

import torch
from torch.utils.data import DataLoader

import checkpoint
import evaluate
from batches import Batches
from dataset import Dataset, Refused
from model import GPT, Config, preference_loss, target_losses

# What a stage reads, the first view that the dataset has; steps, rows of a step and learning rate unless told.
STAGES = {
    "pretrain": {"views": ["pretrain"], "steps": 400, "rows": 4, "rate": 2e-3},
    "sft": {"views": ["packed", "tokens"], "steps": 400, "rows": 4, "rate": 1e-3},
    "dpo": {"views": ["preferences"], "steps": 20, "rows": 8, "rate": 3e-5},
}
# Layers, heads, width. Tiny learns on two CPU cores in minutes; small is as large as GPT-2's smallest.
SIZES = {"tiny": (4, 4, 128), "medium": (8, 8, 512), "small": (12, 12, 768)}


def arguments(args=None):
    parser = argparse.ArgumentParser(prog="train", description=__doc__)
    parser.add_argument("--data", required=True, help="a dataset directory of Parley's")
    parser.add_argument("--stage", required=True, choices=STAGES)
    parser.add_argument("--out", required=True, help="the checkpoint to write, or to go on from with --resume")
    parser.add_argument("--start", help="the checkpoint of the stage before; without it weights are random")
    parser.add_argument("--tokenizer", help="the tokenizer.json the model will be used with, to be compared")
    parser.add_argument("--resume", action="store_true", help="go on where --out was interrupted")
    parser.add_argument("--size", choices=SIZES, default="tiny", help="of a model that starts anew")
    parser.add_argument("--context", type=int, help="tokens of a row; tokenize.max_tokens of the recipe")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--rows", type=int, help="rows, or pairs, of a step")
    parser.add_argument("--rate", type=float, help="the highest learning rate")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--mask", type=float, default=0.0, help="the share of input tokens that random ones replace")
    parser.add_argument("--beta", type=float, default=0.1, help="how strongly dpo holds to where it started")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=0, help="processes that read ahead")
    parser.add_argument("--validate", type=int, default=50, help="steps from one look at validation to the next")
    parser.add_argument("--save", type=int, default=100, help="steps from one checkpoint to the next")
    parser.add_argument("--stop", type=int, help="end after this step, as an interruption would")
    args = parser.parse_args(args)
    for name in ("steps", "rows", "rate"):
        if getattr(args, name) is None:
            setattr(args, name, STAGES[args.stage][name])
    return args


class Training:
    """A stage under way: all that a checkpoint holds."""

    # What may differ between a run and the one that goes on with it.
    FREE = {"data", "out", "start", "resume", "stop", "save", "tokenizer"}

    def __init__(self, args):
        self.args = args
        self.dataset = Dataset(args.data, args.tokenizer)
        views = STAGES[args.stage]["views"]
        self.view = next((view for view in views if self.dataset.has(view)), views[-1])
        self.dataset.check(self.view)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(args.seed)
        before = checkpoint.load(args.out if args.resume else args.start, self.dataset) if args.resume or args.start else None
        context = args.context or self.dataset.context
        if before:
            self.config = before["config"]
        else:
            layers, heads, width = SIZES[args.size]
            vocabulary = self.dataset.tokenizer["vocabulary_size"]
            self.config = Config(vocabulary, context, layers, heads, width, args.dropout)
        self.model = GPT(self.config).to(self.device)
        self.step, self.places, self.history, self.past = 0, {}, [], []
        if before:
            self.model.load_state_dict(before["model"])
            self.past = before["past"] if args.resume else before["past"] + before["history"]
        self.reference = copy.deepcopy(self.model).eval() if args.stage == "dpo" else None
        matrices = [p for p in self.model.parameters() if p.ndim > 1]
        others = [p for p in self.model.parameters() if p.ndim == 1]
        groups = [{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=args.rate, betas=(0.9, 0.95))
        if args.resume:
            self.resume(before)
        if self.device == "cuda":
            self.model.compile()

    def resume(self, before):
        differs = [
            name
            for name, value in before["arguments"].items()
            if name not in self.FREE and getattr(self.args, name) != value
        ]
        if differs or before["fingerprint"] != self.dataset.fingerprint:
            what = ", ".join("--" + name for name in differs) or "the dataset"
            raise Refused(f"{self.args.out} was begun with another {what}: it cannot go on as it would have")
        self.optimizer.load_state_dict(before["optimizer"])
        self.step, self.places, self.history = before["step"], before["places"], before["history"]
        torch.set_rng_state(before["random"])
        if self.reference:
            self.reference.load_state_dict(before["reference"])

    def save(self):
        state = {
            "config": self.config,
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "reference": self.reference.state_dict() if self.reference else None,
            "random": torch.get_rng_state(),
            "step": self.step,
            "places": self.places,
            "history": self.history,
            "past": self.past,
            "arguments": vars(self.args),
            "fingerprint": self.dataset.fingerprint,
            "tokenizer": self.dataset.tokenizer,
        }
        checkpoint.save(state, self.args.out)

    def run(self):
        args = self.args
        batches = Batches(
            self.dataset, self.view, "train", args.rows, self.config.context, args.mask, args.seed,
            places=self.places, done=self.step,
        )  # fmt: skip
        # A generator of its own: the loader's draws are none of what a checkpoint repeats.
        own = torch.Generator()
        loader = iter(DataLoader(batches, batch_size=None, num_workers=args.workers, generator=own))
        tokens, began = 0, time.monotonic()
        last = min(args.steps, args.stop or args.steps)
        while self.step < last:
            worker, place, batch = next(loader)
            self.places[worker] = tuple(place)
            tokens += int((batch["position_ids"] > 0).sum())
            loss, share = self.learn({name: values.to(self.device) for name, values in batch.items()})
            self.step += 1
            point = {"stage": args.stage, "step": self.step, "loss": loss}
            if args.stage == "dpo":
                point["ranked_right"] = share
            if self.step % args.validate == 0 or self.step == args.steps:
                point["validation"] = self.validate()
                speed = tokens / (time.monotonic() - began)
                shown = ", ".join(f"{k} {v:.3f}" for k, v in point.items() if isinstance(v, float))
                print(f"{args.stage} {self.step}/{args.steps}: {shown}, {speed:,.0f} tokens/s", flush=True)
            self.history.append(point)
            if self.step % args.save == 0 or self.step == last:
                self.save()

    def learn(self, batch):
        """One step; gives the loss, and for pairs the share ranked right."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.args.rate * schedule(self.step, self.args.steps)
        self.model.train()
        self.optimizer.zero_grad(set_to_none=True)
        share = 0.0
        with evaluate.precision(self.device):
            if self.args.stage == "dpo":
                loss, share = preference_loss(self.model, self.reference, batch, self.args.beta)
            else:
                loss = target_losses(self.model, batch)[0].mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return float(loss.detach()), float(share)

    def validate(self):
        if not self.dataset.size(self.view, "validation"):
            return math.nan
        if self.args.stage == "dpo":
            return evaluate.pairs_ranked_right(self.model, self.dataset, "validation", self.reference)[0]
        return evaluate.loss(self.model, self.dataset, self.view, "validation")[0]


def schedule(step, steps):
    """The share of the learning rate: up over the first twentieth, then down along a cosine to a tenth."""
    warm = max(1, steps // 20)
    if step < warm:
        return (step + 1) / warm
    return 0.1 + 0.45 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def main(args=None):
    torch.use_deterministic_algorithms(True, warn_only=True)
    Training(arguments(args)).run()


if __name__ == "__main__":
    try:
        main()
    except Refused as refused:
        sys.exit(f"refused: {refused}")
