"""Trains a tiny random model for two steps on each view, as TRL's trainers take them; see trainers.sh."""

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
import time

# Before the libraries are loaded: nothing is fetched, nothing is kept, and no GPU is looked for.
_home = tempfile.TemporaryDirectory()
os.environ.update(
    CUDA_VISIBLE_DEVICES="",
    HF_HOME=_home.name,
    HF_HUB_OFFLINE="1",
    HF_DATASETS_DISABLE_PROGRESS_BARS="1",
    TOKENIZERS_PARALLELISM="false",
    TRANSFORMERS_VERBOSITY="error",
)

import torch  # noqa: E402
import trl  # noqa: E402
from datasets import load_dataset  # noqa: E402
from transformers import (  # noqa: E402
    AutoTokenizer,
    LlamaConfig,
    LlamaForCausalLM,
    LlamaForSequenceClassification,
)

from check import print_table  # noqa: E402
from failure import expect  # noqa: E402
from rows import IGNORED  # noqa: E402

STEPS = 2
BATCH = 4
COMPARED = 200
PACKED_ROWS = 2

# Losses are sums over some thousand tokens of 32-bit numbers, added in another order.
TOLERANCE = 1e-4


class Setting:
    """A dataset, and what a trainer needs beside it."""

    def __init__(self, dataset, tokenizer):
        self.dataset = dataset
        self.tokenizer = AutoTokenizer.from_pretrained(tokenizer)
        with open(os.path.join(dataset, "manifest.json"), encoding="utf-8") as file:
            self.manifest = json.load(file)

    def rows(self, view, most=None):
        rows = load_dataset(self.dataset, view, split="train")
        return rows.select(range(min(most, len(rows)))) if most else rows

    def model(self, kind=LlamaForCausalLM, **options):
        """The same weights every time; its attention keeps packed documents apart by their positions."""
        torch.manual_seed(0)
        return kind(
            LlamaConfig(
                vocab_size=len(self.tokenizer),
                hidden_size=64,
                intermediate_size=128,
                num_hidden_layers=2,
                num_attention_heads=4,
                max_position_embeddings=4096,
                # Large enough that attention to another document is seen in the loss.
                initializer_range=0.2,
                pad_token_id=self.tokenizer.pad_token_id,
                bos_token_id=None,
                eos_token_id=self.tokenizer.eos_token_id,
                attn_implementation="sdpa",
                **options,
            )
        )

    def options(self, **more):
        """What all trainers are told; two steps."""
        return {
            "output_dir": os.path.join(_home.name, "out"),
            "max_steps": STEPS,
            "per_device_train_batch_size": BATCH,
            "logging_steps": 1,
            "report_to": "none",
            "save_strategy": "no",
            "disable_tqdm": True,
            "use_cpu": True,
            "bf16": False,
            **more,
        }

    def sft(self, rows, **more):
        return trl.SFTTrainer(
            model=self.model(),
            args=trl.SFTConfig(**self.options(**more)),
            train_dataset=rows,
            processing_class=self.tokenizer,
        )


def losses(trainer):
    """Trains; gives the losses of the steps."""
    with contextlib.redirect_stdout(io.StringIO()):
        trainer.train()
    found = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    expect(len(found) == trainer.args.max_steps, f"{len(found)} losses")
    expect(all(loss == loss and abs(loss) < 100 for loss in found), f"losses are {found}")
    return found


def show(found):
    return "losses " + ", ".join(f"{loss:.4f}" for loss in found)


def on_chat(setting):
    """What is trained on is what tokens says, where all replies of a row are targets: TRL knows no targets.

    Of a source without roles tokens has the pair of that id, which trains on its last reply only.
    """
    rows = setting.rows("chat", COMPARED)
    trainer = setting.sft(rows, max_length=None, assistant_only_loss=True)
    pairs = set(setting.rows("pairs")["id"])
    full = {row["id"] for row in rows if all_trained(row) and (replies(row) == 1 or row["id"] not in pairs)}
    return f"{show(losses(trainer))}; {same_labels(setting, rows, trainer, full, [])}"


def replies(row):
    return sum(message["role"] == "assistant" for message in row["messages"])


def all_trained(row):
    return sum(row["targets"]) == replies(row)


def on_pairs(setting):
    """A completion is to TRL all that follows the prompt: with ChatML the line feed after its end, too."""
    # Pairs of sources with roles are in tokens as rows of chat, with more than one reply to learn.
    others = set(setting.rows("chat")["id"])
    rows = setting.rows("pairs").filter(lambda row: row["id"] not in others)
    rows = rows.select(range(min(COMPARED, len(rows))))
    trainer = setting.sft(rows, max_length=None)
    line_feed = setting.tokenizer.encode("\n", add_special_tokens=False)
    return f"{show(losses(trainer))}; {same_labels(setting, rows, trainer, set(rows['id']), line_feed)}"


def same_labels(setting, rows, trainer, ids, tail):
    """Compares what the trainer made of rows with tokens; tail is what it trains on beside that, at a row's end."""
    tokens = {row["id"]: row for row in setting.rows("tokens")}
    compared = 0
    for row, prepared in zip(rows, trainer.train_dataset):
        said = tokens.get(row["id"])
        if row["id"] not in ids or said is None or said["input_ids"] != prepared["input_ids"]:
            # Made of the other view's row of that conversation, or over the budget.
            continue
        labels = list(said["labels"])
        if tail:
            labels[-len(tail) :] = tail
        expect(labels == list(prepared["labels"]), f"{row['id']} is trained on with another mask")
        compared += 1
    expect(compared, "no row is in tokens")
    beside = f", and the {len(tail)} token after it" if tail else ""
    return f"of {len(rows)} rows {compared} as tokens says{beside}"


def on_tokens(setting):
    return show(losses(setting.sft(setting.rows("tokens", COMPARED), max_length=None)))


def packed_options(**more):
    """How rows that are packed already must be trained on; else documents see each other."""
    return {"max_length": None, "padding_free": True, "dataset_kwargs": {"skip_prepare_dataset": True}, **more}


def on_packed(setting):
    return show(losses(setting.sft(setting.rows("packed", COMPARED), **packed_options(per_device_train_batch_size=2))))


def same_loss(setting):
    """One step over the same documents: ours packed, packed by TRL, and not packed."""
    packed = setting.rows("packed")
    # Those with the most documents have the most to confuse.
    fullest = sorted(range(len(packed)), key=lambda i: -len(packed[i]["seq_lengths"]))[:PACKED_ROWS]
    packed = packed.select(fullest)
    documents = {name for row in packed for name in row["rows"]}
    tokens = setting.rows("tokens").filter(lambda row: row["id"] in documents)
    longest = setting.manifest["recipe"]["tokenize"]["max_tokens"]
    step = {"max_steps": 1, "per_device_train_batch_size": 1, "learning_rate": 0.0}
    ours = setting.sft(packed, **packed_options(**step, gradient_accumulation_steps=len(packed)))
    theirs = setting.sft(tokens, **step, packing=True, max_length=longest, gradient_accumulation_steps=1)
    theirs.args.gradient_accumulation_steps = len(theirs.train_dataset)
    theirs.accelerator.gradient_accumulation_steps = len(theirs.train_dataset)
    apart = setting.sft(tokens, **step, max_length=None, gradient_accumulation_steps=len(tokens))
    # The mistake: documents that see each other. It must show, or the comparison shows nothing.
    joined = setting.sft(
        packed.remove_columns(["seq_lengths", "position_ids"]),
        **step,
        max_length=None,
        gradient_accumulation_steps=len(packed),
    )
    ours, theirs, apart, joined = (losses(trainer)[0] for trainer in (ours, theirs, apart, joined))
    expect(abs(ours - theirs) < TOLERANCE, f"packed {ours}, packed by TRL {theirs}")
    expect(abs(ours - apart) < TOLERANCE, f"packed {ours}, apart {apart}")
    expect(abs(ours - joined) > TOLERANCE, f"packed {ours}, seeing each other {joined}")
    return (
        f"loss of {len(tokens)} documents {ours:.5f}, packed by TRL {theirs:.5f}, apart {apart:.5f}"
        f" (seeing each other {joined:.5f})"
    )


def on_pretrain(setting):
    return show(losses(setting.sft(setting.rows("pretrain", COMPARED), max_length=512)))


def dpo(setting):
    trainer = trl.DPOTrainer(
        model=setting.model(),
        ref_model=setting.model(),
        args=trl.DPOConfig(**setting.options(max_length=None)),
        train_dataset=setting.rows("preferences", COMPARED),
        processing_class=setting.tokenizer,
    )
    return show(losses(trainer))


def reward(setting):
    trainer = trl.RewardTrainer(
        model=setting.model(LlamaForSequenceClassification, num_labels=1),
        args=trl.RewardConfig(**setting.options(max_length=None)),
        train_dataset=setting.rows("preferences", COMPARED),
        processing_class=setting.tokenizer,
    )
    expect("margin" in trainer.train_dataset.column_names, "the margin is lost")
    return show(losses(trainer)) + ", with the margin"


def kto(setting):
    trainer = trl.KTOTrainer(
        model=setting.model(),
        ref_model=setting.model(),
        args=trl.KTOConfig(**setting.options(max_length=None)),
        train_dataset=setting.rows("kto", COMPARED),
        processing_class=setting.tokenizer,
    )
    return show(losses(trainer))


def grpo(setting):
    trainer = trl.GRPOTrainer(
        model=setting.model(),
        reward_funcs=lambda completions, **_: [float(len(completion[0]["content"])) for completion in completions],
        args=trl.GRPOConfig(**setting.options(num_generations=2, max_completion_length=8)),
        train_dataset=setting.rows("prompts", COMPARED),
        processing_class=setting.tokenizer,
    )
    return show(losses(trainer))


CASES = [
    ("chat", "SFTTrainer, assistant_only_loss", on_chat),
    ("pairs", "SFTTrainer", on_pairs),
    ("tokens", "SFTTrainer", on_tokens),
    ("packed", "SFTTrainer, padding_free", on_packed),
    ("packed", "SFTTrainer, its own packing", same_loss),
    ("pretrain", "SFTTrainer", on_pretrain),
    ("preferences", "DPOTrainer", dpo),
    ("preferences", "RewardTrainer", reward),
    ("kto", "KTOTrainer", kto),
    ("prompts", "GRPOTrainer", grpo),
]


def main(arguments):
    parser = argparse.ArgumentParser(prog="trainers.sh", description=__doc__)
    parser.add_argument("dataset", metavar="DIR", help="made with the tokenizer")
    parser.add_argument("--tokenizer", required=True, help="directory of the tokenizer.json")
    parser.add_argument("--view", action="append", help="only this view; repeats")
    options = parser.parse_args(arguments)
    setting = Setting(options.dataset, options.tokenizer)
    table = []
    failed = False
    for view, trainer, run in CASES:
        if options.view and view not in options.view:
            continue
        start = time.monotonic()
        if setting.manifest["views"].get(view, {}).get("splits"):
            try:
                result = run(setting)
            except Exception as failure:  # of any kind: the others are still tried
                result = f"FAILED: {type(failure).__name__}: {failure}"
                failed = True
            result += f"; {time.monotonic() - start:.0f} s"
        else:
            result = "NOT RUN: the dataset has no such view"
        table.append((options.dataset, view, f"trl {trl.__version__} {trainer}", result))
        print(" | ".join(table[-1][1:]), flush=True)
    print()
    print_table(table)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
