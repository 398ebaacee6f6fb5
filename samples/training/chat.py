"""Talks with a trained model in the terminal: chat.py --model CHECKPOINT --tokenizer DIR [--say TEXT]."""

import argparse
import json
import os
import re
import sys

import jinja2.sandbox
import torch
from tokenizers import Tokenizer

import checkpoint
from dataset import Dataset, Refused, check_tokenizer
from evaluate import measuring

# Where a tokenizer brings no template of its own.
CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


class Template:
    """Messages to token ids as the dataset has them. What people write never becomes a control token."""

    def __init__(self, path, said):
        """
        path: the tokenizer.json, or its directory; the chat template is in the tokenizer_config.json beside it
        said: what the dataset's manifest says of its tokenizer
        """
        path = check_tokenizer(path, said)
        self.tokenizer = Tokenizer.from_file(path)
        self.tokenizer.encode_special_tokens = True
        self.controls = {
            token.content: number
            for number, token in self.tokenizer.get_added_tokens_decoder().items()
            if token.special
        }
        config = {}
        beside = os.path.join(os.path.dirname(path), "tokenizer_config.json")
        if os.path.exists(beside):
            with open(beside, encoding="utf-8") as file:
                config = json.load(file)
        template = config.get("chat_template", CHATML if said["template"] == "chatml" else None)
        if template is None:
            raise Refused(f"{beside} has no chat_template; the dataset was written with that of {said['template']}")
        # A mark of transformers' own around what is learnt; Jinja does not know it.
        template = re.sub(r"\{%(-?)\s*generation\s*(-?)%\}", r"{%\1 if true \2%}", template)
        template = re.sub(r"\{%(-?)\s*endgeneration\s*(-?)%\}", r"{%\1 endif \2%}", template)
        environment = jinja2.sandbox.ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
        self.template = environment.from_string(template)
        named = {name: value for name, value in config.items() if name in ("bos_token", "eos_token")}
        self.names = {name: value["content"] if isinstance(value, dict) else value for name, value in named.items()}

    def encode(self, messages, reply_next=False):
        # Marks stand in for the texts while the template is filled in, so that only its own control tokens count.
        marks = [f"\ue000{i}\ue001" for i in range(len(messages))]
        marked = [{"role": message["role"], "content": mark} for message, mark in zip(messages, marks)]
        text = self.template.render(messages=marked, add_generation_prompt=reply_next, **self.names)
        ids = []
        for part in re.split("(" + "|".join(map(re.escape, self.controls)) + ")", text):
            if part in self.controls:
                ids.append(self.controls[part])
            elif part:
                texts = re.split("\ue000([0-9]+)\ue001", part)
                texts[1::2] = [messages[int(i)]["content"] for i in texts[1::2]]
                ids += self.tokenizer.encode("".join(texts), add_special_tokens=False).ids
        return ids

    def decode(self, ids):
        return self.tokenizer.decode(ids, skip_special_tokens=True)

    def check(self, dataset):
        """Refuses a template that does not give the ids of the dataset's own rows. Gives how many were compared."""
        sources, compared = {}, 0
        for row in dataset.sample("pairs", ["id", "prompt", "completion"]):
            sources.setdefault(row["id"], []).append(row["prompt"] + row["completion"])
        for row in dataset.sample("chat", ["id", "messages"]):
            sources.setdefault(row["id"], []).append(row["messages"])
        for row in dataset.sample("tokens", ["id", "input_ids"]):
            if row["id"] in sources:
                compared += 1
                if not any(row["input_ids"] == self.encode(source) for source in sources[row["id"]]):
                    raise Refused(f"the tokenizer and its template give other ids for row {row['id']} of tokens")
        return compared


def sample(model, ids, stop, limit=128, temperature=0.8, top_k=40, top_p=0.95, seed=1):
    """
    What the model says after some tokens, up to the token at which it stops. The likeliest tokens are kept, top_k
    of them, and of these as many as are needed for top_p of the probability; at temperature 0 the likeliest only.
    """
    random = torch.Generator().manual_seed(seed)
    said, ids = [], list(ids)
    for _ in range(limit):
        window = torch.tensor([ids[-model.config.context :]], device=model.embedding.weight.device)
        positions = torch.arange(window.shape[1], device=window.device)[None]
        with measuring(model):
            logits = model.logits(model(window, positions)[0, -1]).cpu()
        chosen = choose(logits, temperature, top_k, top_p, random)
        if chosen == stop:
            break
        said.append(chosen)
        ids.append(chosen)
    return said


def choose(logits, temperature, top_k, top_p, random):
    if temperature == 0:
        return int(logits.argmax())
    scores, order = (logits / temperature).sort(descending=True, stable=True)
    scores, order = scores[: top_k or None], order[: top_k or None]
    shares = scores.softmax(0)
    # The token that reaches top_p is kept too.
    shares[shares.cumsum(0) - shares >= top_p] = 0
    return int(order[torch.multinomial(shares, 1, generator=random)])


def main(args=None):
    parser = argparse.ArgumentParser(prog="chat", description=__doc__)
    parser.add_argument("--model", required=True, help="a checkpoint")
    parser.add_argument("--tokenizer", required=True, help="the dataset's tokenizer.json, or its directory")
    parser.add_argument("--data", help="the dataset: its own rows are rendered and compared first")
    parser.add_argument("--say", action="append", help="one message and its answer, then the end; repeats")
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--top-k", type=int, default=40, help="0: all")
    parser.add_argument("--top-p", type=float, default=0.95)
    parser.add_argument("--limit", type=int, default=128, help="tokens of an answer")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(args)
    dataset = Dataset(args.data) if args.data else None
    model, state = checkpoint.load_model(args.model, dataset)
    template = Template(args.tokenizer, state["tokenizer"])
    if dataset:
        template.check(dataset)
    stop = state["tokenizer"]["end_of_turn"]
    messages = []
    for number, text in enumerate(args.say or lines()):
        if args.say:
            messages = []
            print(f"> {text}")
        messages.append({"role": "user", "content": text.strip()})
        ids = template.encode(messages, reply_next=True)
        options = (args.limit, args.temperature, args.top_k, args.top_p, args.seed + number)
        answer = template.decode(sample(model, ids, stop, *options)).strip()
        print(answer, flush=True)
        messages.append({"role": "assistant", "content": answer})


def lines():
    """What is typed, until the end of the input."""
    while True:
        try:
            text = input("> ")
        except EOFError:
            return
        if text.strip():
            yield text


if __name__ == "__main__":
    try:
        main()
    except Refused as refused:
        sys.exit(f"refused: {refused}")
