"""Make a large network for looks at attributions slim: leave out heads and units that tell least.

    third = slimmed(third, gains(third, batches, loss_of), weights=17_000_000)

What a head or a hidden unit adds is multiplied by a gate that is 1; the square of the loss's gradient there,
summed over batches, says what would be lost without it. Of all layers' heads and units those stay that are
worth most for their weights. Word vectors are made of those of a narrower network and of few numbers.

Source: Kwon et al., "A Fast Post-Training Pruning Framework for Transformers", NeurIPS 2022 (gains by Fisher
    information); Michel, Levy and Neubig, "Are Sixteen Heads Really Better than One?", NeurIPS 2019 (gates).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

from training.network import DISTANCES, Layer, Shape, distance_bins
from training.prune import Importance, keep

Some = TypeVar("Some")
ROUNDS = 4
"""How often the few numbers of each piece are made better while they are found."""


class WordVectors(nn.Module):
    """Word vectors made of a narrower network's, which stay as they are, and of a few numbers of each piece.

    Pieces that were never met have no numbers of their own.
    """

    def __init__(self, pieces: int, narrow: int, wide: int, own: int, met: int) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, narrow).requires_grad_(requires_grad=False)
        self.widen = nn.Linear(narrow, wide)
        self.own = nn.Embedding(met + 1, own)
        self.spread = nn.Linear(own, wide, bias=False)
        self.rows: Tensor
        self.register_buffer("rows", torch.zeros(pieces, dtype=torch.long))

    @property
    def sizes(self) -> tuple[int, int, int, int, int]:
        """What such vectors are made with: how many pieces, how wide, how many have numbers of their own."""
        own, met = self.own.embedding_dim, self.own.num_embeddings - 1
        return (*self.words.weight.shape, self.widen.out_features, own, met)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of pieces, (..., wide)."""
        return self.widen(self.words(ids)) + self.spread(self.own(self.rows[ids]))


def approximated(narrow: Tensor, wide: Tensor, counts: Tensor, own: int) -> WordVectors:
    """Return word vectors that come as near to a wider network's as they can.

    Args:
        narrow: The narrower network's vectors, (pieces, narrow).
        wide: Those to come near to, (pieces, wide).
        counts: How often each piece is met, (pieces,); those that are met more often count more.
        own: How many numbers a piece that is met has of its own.
    """
    met = counts.nonzero()[:, 0]
    vectors = WordVectors(len(narrow), narrow.shape[1], wide.shape[1], own, len(met))
    share = (counts + 0.5)[:, None] ** 0.35
    beside = torch.cat([narrow, torch.ones(len(narrow), 1)], dim=1)
    mapped = torch.linalg.lstsq(beside * share, wide * share).solution
    left = wide - beside @ mapped
    _, _, axes = torch.svd_lowrank((left * share)[met], q=min(own + 16, *left[met].shape), niter=ROUNDS)
    with torch.no_grad():
        vectors.words.weight.copy_(narrow)
        vectors.widen.weight.copy_(mapped[:-1].T)
        vectors.widen.bias.copy_(mapped[-1])
        vectors.own.weight.zero_()
        vectors.own.weight[1:] = left[met] @ axes[:, :own]
        vectors.spread.weight.copy_(axes[:, :own])
        _evened(vectors)
    vectors.rows[met] = torch.arange(1, len(met) + 1)
    return vectors


def _evened(vectors: WordVectors) -> None:
    """Make the numbers of pieces as small as weights of an encoder are, so that they learn at its pace."""
    size = vectors.own.weight[1:].std() * 20
    vectors.own.weight /= size
    vectors.spread.weight *= size


class SlimEncoder(nn.Module):
    """Embeddings and layers of unequal size, each with an attention bias for distance of its own."""

    def __init__(self, shape: Shape, sizes: Sequence[tuple[int, int]], words: nn.Module) -> None:
        super().__init__()
        self.shape, self.words = shape, words
        self.places = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(layer_of(shape, *one) for one in sizes)
        self.near = nn.ModuleList(
            nn.Embedding(DISTANCES, heads).requires_grad_(requires_grad=False) for heads, _ in sizes
        )

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """How many heads and hidden units each layer has."""
        return tuple((layer.heads, layer.widen.out_features) for layer in self.layers)

    def forward(self, ids: Tensor, attended: Tensor, added: Tensor) -> Tensor:
        """Return hidden states (N, T, width) of ids and mask, (N, T); `added` is added to the embeddings."""
        tokens = ids.shape[1]
        hidden = self.dropout(self.norm(self.words(ids) + self.places.weight[:tokens] + added))
        mask = (1.0 - attended[:, None, None, :].to(hidden.dtype)) * -10000.0
        bins = distance_bins(tokens)
        for layer, near in zip(self.layers, self.near, strict=True):
            hidden = layer(hidden, mask + near(bins).permute(2, 0, 1)[None])
        return hidden


def layer_of(shape: Shape, heads: int, units: int) -> Layer:
    """Return a layer of so many heads, as wide as the shape's, and hidden units."""
    return Layer(replace(shape, heads=heads, head_width=shape.each, inner=units))


def gains(
    encoder: SlimEncoder, batches: Iterable[Some], loss_of: Callable[[Some], Tensor]
) -> tuple[Importance, ...]:
    """Return what would be lost without each head and hidden unit of each layer.

    Args:
        encoder: Nothing of it is learnt meanwhile.
        batches: What the loss is summed over.
        loss_of: The loss over one of them.
    """
    gates = [Importance(torch.ones(heads), torch.ones(units)) for heads, units in encoder.sizes]
    lost = [Importance(torch.zeros(heads), torch.zeros(units)) for heads, units in encoder.sizes]
    for one in gates:
        one.heads.requires_grad_()
        one.units.requires_grad_()
    with gated(encoder, gates):
        for some in batches:
            loss_of(some).backward()
            for gate, sums in zip(gates, lost, strict=True):
                for opened, total in ((gate.heads, sums.heads), (gate.units, sums.units)):
                    if opened.grad is not None:
                        total += opened.grad**2
                    opened.grad = None
    return tuple(lost)


@contextmanager
def gated(encoder: SlimEncoder, gates: Sequence[Importance]) -> Iterator[None]:
    """Multiply what each head and hidden unit adds by its gate, as long as this is open."""
    handles = []
    for layer, gate in zip(encoder.layers, gates, strict=True):
        width = layer.merge.in_features // layer.heads
        handles += [
            layer.merge.register_forward_pre_hook(partial(_multiplied, gate.heads, width)),
            layer.narrow.register_forward_pre_hook(partial(_multiplied, gate.units, 1)),
        ]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def _multiplied(gate: Tensor, width: int, _: nn.Module, given: tuple[Any, ...]) -> tuple[Tensor]:
    (added,) = given
    return (added * gate.repeat_interleave(width).to(added.dtype),)


def kept(shape: Shape, lost: Sequence[Importance], weights: int) -> list[tuple[list[int], list[int]]]:
    """Return which heads and hidden units of each layer stay: those worth most for their weights.

    Args:
        shape: That of the network before anything was left out.
        lost: What would be lost without each.
        weights: How many weights the layers' products may have; the best head and unit of each layer stay.
    """
    head, unit = 4 * shape.width * shape.each, 2 * shape.width
    stays: list[tuple[list[int], list[int]]] = [
        ([int(one.heads.argmax())], [int(one.units.argmax())]) for one in lost
    ]
    left = weights - len(lost) * (head + unit)
    worth = sorted(
        (
            (float(gain) / cost, cost, number, part, at)
            for number, one in enumerate(lost)
            for part, (all_, cost) in enumerate(((one.heads, head), (one.units, unit)))
            for at, gain in enumerate(all_)
            if at != stays[number][part][0]
        ),
        reverse=True,
    )
    for _, cost, number, part, at in worth:
        if cost <= left:
            left -= cost
            stays[number][part].append(at)
    return [(sorted(heads), sorted(units)) for heads, units in stays]


def slimmed(encoder: SlimEncoder, lost: Sequence[Importance], weights: int) -> None:
    """Leave out of an encoder, in place, what is worth least, so that its layers have so many weights."""
    stays = kept(encoder.shape, lost, weights)
    pairs = zip(encoder.layers, encoder.near, stays, strict=True)
    cut_down = [(cut(encoder.shape, layer, *some), _columns(near, some[0])) for layer, near, some in pairs]
    encoder.layers = nn.ModuleList(layer for layer, _ in cut_down)
    encoder.near = nn.ModuleList(near for _, near in cut_down)


def cut(shape: Shape, layer: Layer, heads: Sequence[int], units: Sequence[int]) -> Layer:
    """Return a layer with some of another's heads and hidden units alone."""
    made, state = layer_of(shape, len(heads), len(units)), layer.state_dict()
    keep(state, "", torch.tensor(list(heads)), torch.tensor(list(units)), width=shape.each)
    made.load_state_dict(state)
    return made


def _columns(near: nn.Embedding, heads: Sequence[int]) -> nn.Embedding:
    return nn.Embedding.from_pretrained(near.weight[:, torch.tensor(list(heads))].detach().clone())
