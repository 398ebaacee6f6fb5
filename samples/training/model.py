"""A GPT: a Transformer decoder with causal self-attention, kept within documents."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

from dataset import IGNORED


@dataclass(frozen=True)
class Config:
    vocabulary: int
    context: int
    layers: int = 4
    heads: int = 4
    width: int = 128
    dropout: float = 0.0


class GPT(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocabulary, config.width)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = nn.RMSNorm(config.width)
        self.apply(initialise)
        for block in self.blocks:
            # The sum over the residual stream keeps its size however many layers add to it.
            for out in (block.attention_out, block.mlp_out):
                nn.init.normal_(out.weight, std=0.02 / (2 * config.layers) ** 0.5)

    def forward(self, ids, positions):
        """
        The state after each token, of shape (rows, tokens, width). A document begins where its position is 0;
        padding has position 0 too, so each of its tokens is a document of its own.
        """
        document = (positions == 0).cumsum(1)
        mask = (document[:, :, None] == document[:, None, :]).tril()[:, None]
        rotation = rotations(positions, self.config.width // self.config.heads)
        x = F.dropout(self.embedding(ids), self.config.dropout, self.training)
        for block in self.blocks:
            x = block(x, rotation, mask)
        return self.norm(x)

    def logits(self, states):
        """Scores of each token of the vocabulary, by the embedding itself."""
        return F.linear(states, self.embedding.weight).float()


class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.heads = config.heads
        self.dropout = config.dropout
        self.attention_norm = nn.RMSNorm(config.width)
        self.attention_in = nn.Linear(config.width, 3 * config.width, bias=False)
        self.attention_out = nn.Linear(config.width, config.width, bias=False)
        self.mlp_norm = nn.RMSNorm(config.width)
        self.mlp_in = nn.Linear(config.width, 4 * config.width, bias=False)
        self.mlp_out = nn.Linear(4 * config.width, config.width, bias=False)

    def forward(self, x, rotation, mask):
        x = x + F.dropout(self.attend(self.attention_norm(x), rotation, mask), self.dropout, self.training)
        mlp = self.mlp_out(F.gelu(self.mlp_in(self.mlp_norm(x))))
        return x + F.dropout(mlp, self.dropout, self.training)

    def attend(self, x, rotation, mask):
        rows, tokens, width = x.shape
        parts = self.attention_in(x).view(rows, tokens, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        query, key = rotate(query, rotation), rotate(key, rotation)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return self.attention_out(seen.transpose(1, 2).reshape(rows, tokens, width))


def initialise(module):
    if isinstance(module, (nn.Linear, nn.Embedding)):
        nn.init.normal_(module.weight, std=0.02)


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
    states = model(batch["input_ids"], batch["position_ids"])[:, :-1]
    labels = batch["labels"][:, 1:]
    rows, tokens = (labels != IGNORED).nonzero(as_tuple=True)
    logits = model.logits(states[rows, tokens])
    return F.cross_entropy(logits, labels[rows, tokens], reduction="none"), rows


def row_likelihoods(model, batch):
    """The log-likelihood of each row's labelled tokens together."""
    losses, rows = target_losses(model, batch)
    return torch.zeros(len(batch["labels"]), device=losses.device).index_add(0, rows, -losses)


def preference_loss(model, reference, batch, beta):
    """
    DPO (arXiv 2305.18290). Rows come in twos, the chosen reply first. Gives the loss, and the share of pairs in
    which the model has moved towards the chosen one.
    """
    with torch.no_grad():
        before = row_likelihoods(reference, batch)
    moved = row_likelihoods(model, batch) - before
    margin = moved[0::2] - moved[1::2]
    return -F.logsigmoid(beta * margin).mean(), (margin > 0).float().mean()
