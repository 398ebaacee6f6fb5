"""Checkpoints: a stage's state, written whole or not at all."""

import os

import torch

from dataset import Refused
from model import GPT, Config


def save(state, path):
    """Writes it beside the last one and puts it in its place."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


def load(path, dataset=None):
    """A checkpoint, if it was made with the dataset's tokenizer."""
    if not os.path.exists(path):
        raise Refused(f"{path}: no such checkpoint")
    with torch.serialization.safe_globals([Config]):
        state = torch.load(path, map_location="cpu", weights_only=True)
    if dataset and state["tokenizer"] != dataset.tokenizer:
        raise Refused(f"{path} was trained with {state['tokenizer']['name']}, not with {dataset.tokenizer['name']}")
    return state


def load_model(path, dataset=None):
    state = load(path, dataset)
    model = GPT(state["config"])
    model.load_state_dict(state["model"])
    return model.to("cuda" if torch.cuda.is_available() else "cpu").eval(), state
