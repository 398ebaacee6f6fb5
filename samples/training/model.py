"""A GPT: a Transformer decoder with causal self-attention, kept within documents; and what it is trained to do."""

import os

import torch
import torch.nn.functional as F
from torch import nn

from dataset import IGNORED, Refused

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class GPT(nn.Module):
    def __init__(self, vocabulary, context, layers, heads, width):
        super().__init__()
        self.config = (vocabulary, context, layers, heads, width)
        self.context, self.head_width = context, width // heads
        self.embedding = nn.Embedding(vocabulary, width)
        self.blocks = nn.ModuleList(Block(heads, width) for _ in range(layers))
        self.norm = nn.RMSNorm(width)
        for name, weight in self.named_parameters():
            if weight.ndim > 1:
                # What layers add to the residual stream keeps its size however many they are (GPT-2).
                nn.init.normal_(weight, std=0.02 / (2 * layers) ** 0.5 if "_out" in name else 0.02)

    def forward(self, ids, positions):
        """
        States after each token, of shape (rows, tokens, width), from ids and positions of shape (rows, tokens). A
        document begins where its position is 0; each token of padding is one of its own.
        """
        document = (positions == 0).cumsum(1)
        mask = (document[:, :, None] == document[:, None, :]).tril()[:, None]
        rotation = rotations(positions, self.head_width)
        x = self.embedding(ids)
        for block in self.blocks:
            x = block(x, rotation, mask)
        return self.norm(x)

    def logits(self, states):
        """Scores of each token of the vocabulary, by the embedding itself."""
        return F.linear(states, self.embedding.weight).float()


class Block(nn.Module):
    def __init__(self, heads, width):
        super().__init__()
        self.heads = heads
        self.attention_norm = nn.RMSNorm(width)
        self.attention_in = nn.Linear(width, 3 * width, bias=False)
        self.attention_out = nn.Linear(width, width, bias=False)
        self.mlp_norm = nn.RMSNorm(width)
        self.mlp_in = nn.Linear(width, 4 * width, bias=False)
        self.mlp_out = nn.Linear(4 * width, width, bias=False)

    def forward(self, x, rotation, mask):
        x = x + self.attend(self.attention_norm(x), rotation, mask)
        return x + self.mlp_out(F.gelu(self.mlp_in(self.mlp_norm(x))))

    def attend(self, x, rotation, mask):
        rows, tokens, width = x.shape
        parts = self.attention_in(x).view(rows, tokens, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        query, key = rotate(query, rotation), rotate(key, rotation)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return self.attention_out(seen.transpose(1, 2).reshape(rows, tokens, width))


def rotations(positions, width):
    """Cosines and sines by which positions are told apart (RoPE, arXiv 2104.09864)."""
    speeds = 10000.0 ** (-torch.arange(0, width, 2, device=positions.device) / width)
    angles = positions[:, None, :, None] * speeds
    return angles.cos(), angles.sin()


def rotate(x, rotation):
    cosine, sine = (part.to(x.dtype) for part in rotation)
    first, second = x.chunk(2, dim=-1)
    return torch.cat([first * cosine - second * sine, second * cosine + first * sine], dim=-1)


def target_losses(model, batch):
    """
    Negative log-likelihoods of the tokens that have a label, each predicted from what is before it, and the rows
    that they stand in. Where the label is -100 nothing is computed, so nothing there is learnt.
    """
    ids, labels, positions = (batch[name].to(DEVICE) for name in ("input_ids", "labels", "position_ids"))
    rows, at = (labels[:, 1:] != IGNORED).nonzero(as_tuple=True)
    with torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda"):
        logits = model.logits(model(ids, positions)[rows, at])
    return F.cross_entropy(logits, labels[rows, at + 1], reduction="none"), rows


def row_likelihoods(model, batch):
    """The log-likelihood of each row's labelled tokens together."""
    losses, rows = target_losses(model, batch)
    return torch.zeros(len(batch["labels"]), device=DEVICE).index_add(0, rows, -losses)


def risen(model, reference, batch):
    """By how much likelier the rows are than to the reference, from which the model began: DPO's reward."""
    with torch.no_grad():
        before = row_likelihoods(reference, batch)
    return row_likelihoods(model, batch) - before


def preference_loss(model, reference, batch, beta):
    """DPO (arXiv 2305.18290). The rows are a chosen reply, the rejected one, the next chosen one, and so on."""
    rise = risen(model, reference, batch)
    return -F.logsigmoid(beta * (rise[0::2] - rise[1::2])).mean()


def save(path, state):
    """Writes a checkpoint whole or not at all."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


def load(path, dataset=None):
    """A checkpoint's model, and what else is in it; refused where it is of another tokenizer than the dataset."""
    if not os.path.exists(path):
        raise Refused(f"{path}: no such checkpoint")
    try:
        state = torch.load(path, map_location=DEVICE, weights_only=True)
    except Exception as problem:
        # Whatever the bytes of a broken file happen to mean.
        raise Refused(f"{path} cannot be read as a checkpoint ({type(problem).__name__})") from None
    if dataset and state["tokenizer"] != dataset.tokenizer:
        raise Refused(f"{path} was trained with {state['tokenizer']['name']}, not with {dataset.tokenizer['name']}")
    model = GPT(*state["config"]).to(DEVICE)
    model.load_state_dict(state["model"])
    return model, state
