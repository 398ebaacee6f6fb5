"""Talks with a trained model in the terminal: chat.py --model CHECKPOINT --tokenizer DIR [--say TEXT]..."""

import argparse
import os

import torch
from transformers import AutoTokenizer

from dataset import check_tokenizer
from model import DEVICE, load


class Chat:
    """
    model, state: as load gives them
    tokenizer: the dataset's tokenizer.json, or its directory, beside a tokenizer_config.json with its chat template
    limit: tokens of an answer, at most; the others are those of choose
    """

    def __init__(self, model, state, tokenizer, limit=128, temperature=0.8, top_k=40, top_p=0.95, seed=1):
        path = check_tokenizer(tokenizer, state["tokenizer"])
        self.tokenizer = AutoTokenizer.from_pretrained(os.path.dirname(path))
        self.model, self.stop, self.limit = model, state["tokenizer"]["end_of_turn"], limit
        self.choice = (temperature, top_k, top_p, torch.Generator().manual_seed(seed))
        self.messages = []

    def say(self, text):
        """The answer to a message and all that was said before it."""
        self.messages.append({"role": "user", "content": text})
        ids = self.tokenizer.apply_chat_template(self.messages, add_generation_prompt=True, return_dict=False)
        answer = self.tokenizer.decode(self.sample(ids), skip_special_tokens=True).strip()
        self.messages.append({"role": "assistant", "content": answer})
        return answer

    @torch.no_grad()
    def sample(self, ids):
        """The tokens that the model puts after others, up to the end of its turn."""
        start = len(ids)
        while len(ids) < start + self.limit:
            window = torch.tensor([ids[-self.model.context :]], device=DEVICE)
            positions = torch.arange(window.shape[1], device=DEVICE)[None]
            chosen = choose(self.model.logits(self.model(window, positions)[0, -1]).cpu(), *self.choice)
            if chosen == self.stop:
                break
            ids = [*ids, chosen]
        return ids[start:]


def choose(logits, temperature, top_k, top_p, random):
    """
    A token drawn from the likeliest, top_k of them (0: all), and of these as many as are needed for top_p of the
    probability; at temperature 0 the likeliest one.
    """
    if temperature == 0:
        return logits.argmax().item()
    scores, order = (logits / temperature).sort(descending=True, stable=True)
    shares = scores[: top_k or None].softmax(0)
    # The token that reaches top_p is kept too, and the likeliest one always.
    before = shares.cumsum(0) - shares
    shares[(before >= top_p) & (before > 0)] = 0
    return order[torch.multinomial(shares, 1, generator=random)].item()


def main(args=None):
    parser = argparse.ArgumentParser(prog="chat", description=__doc__)
    parser.add_argument("--model", required=True, help="a checkpoint")
    parser.add_argument("--tokenizer", required=True, help="the directory of the dataset's tokenizer")
    parser.add_argument("--say", action="append", help="a conversation of one message; repeats")
    parser.add_argument("--limit", type=int, default=128, help="tokens of an answer")
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--top-k", type=int, default=40, help="0: all")
    parser.add_argument("--top-p", type=float, default=0.95)
    parser.add_argument("--seed", type=int, default=1)
    options = vars(parser.parse_args(args))
    said = options.pop("say")
    chat = Chat(*load(options.pop("model")), **options)
    for text in said or typed():
        if said:
            chat.messages = []
            print(">", text)
        print(chat.say(text.strip()))


def typed():
    while True:
        try:
            yield input("> ")
        except EOFError:
            return


if __name__ == "__main__":
    main()
