"""The tagger's network: one BERT-shaped encoder and the two attribution heads.

For each word piece the heads give: logits of BIO tags over source, cue and content; a vector as a *part*
and a vector as a *cue*. How strongly piece `t` belongs to the cue at pieces `a..b` in role `r` is a
biaffine score with a learned bias for signed distance (Dozat and Manning, ICLR 2017, applied to spans of
one cue instead of dependency arcs):

    score[r, t] = part[t] . (pair[r] @ (cue_first[a] + cue_last[b])) + lean[t, r] + near[r, bucket(t - a)]

The encoder is written out here, and not taken from a library, so that the exported graph is small and its
attention is in the form that ONNX Runtime fuses.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.decode import BUCKETS, PAIR_ROLES, TAGS
from onrecord.tagger.encode import TYPE_COUNT
from training.acts import ActHeads
from training.kind_layer import BELOW, KindLayer
from training.mentions import MentionHeads


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network.

    `head_width` is that of one attention head; 0 shares `width` among the heads, as BERT does. `relative`
    adds a fixed attention bias for the distance of two pieces (MPNet), `mentions` the heads for mentions of
    entities and the ties between them, `acts` those for what a statement does, whose view it is and to whom
    it goes, `kinds` the layers that kinds are told from when the network ships.
    """

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    pair_width: int = 128
    dropout: float = 0.1
    head_width: int = 0
    relative: bool = False
    mentions: bool = False
    acts: bool = False
    kinds: bool = False

    @property
    def telling(self) -> tuple[int, ...]:
        """Numbers of the layers whose states tell kinds; 0 are the embeddings."""
        return tuple(max(0, self.layers - below) for below in BELOW)

    @property
    def mixed(self) -> int:
        """Width of what all heads of a layer give together."""
        return self.heads * self.each

    @property
    def each(self) -> int:
        """Width of what one head gives."""
        return self.head_width or self.width // self.heads

    def to_dict(self) -> dict:
        """Return the sizes as plain data."""
        return asdict(self)


class Layer(nn.Module):
    """One post-norm transformer layer. Attention has no dropout: on a CPU it costs a fifth of the time."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.mixed)
        self.key = nn.Linear(shape.width, shape.mixed)
        self.value = nn.Linear(shape.width, shape.mixed)
        self.merge = nn.Linear(shape.mixed, shape.width)
        self.merge_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.narrow_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Transform (windows, T, width); `mask` is added to the attention scores, (windows, 1, 1, T)."""
        windows, tokens, _ = hidden.shape
        query, key, value = (
            layer(hidden).view(windows, tokens, self.heads, -1).transpose(1, 2)
            for layer in (self.query, self.key, self.value)
        )
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        mixed = mixed.transpose(1, 2).reshape(windows, tokens, -1)
        hidden = self.merge_norm(hidden + self.dropout(self.merge(mixed)))
        return self.narrow_norm(hidden + self.dropout(self.narrow(F.gelu(self.widen(hidden)))))


DISTANCES = 32
"""Bins of the attention bias for distance, half of them for pieces to the left."""


def distance_bins(tokens: int) -> Tensor:
    """Sort the distances between pieces into bins, (tokens, tokens).

    Exact below 8, then by logarithm up to 128.

    Source:
        Raffel et al., JMLR 2020, section 2.1; MPNet's weights were trained with these bins.
    """
    places = torch.arange(tokens)
    offsets = places[None, :] - places[:, None]
    half, exact = DISTANCES // 2, DISTANCES // 4
    size = offsets.abs()
    far = exact + (torch.log(size.clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return (offsets > 0).long() * half + torch.where(size < exact, size, far.clamp(max=half - 1))


class Encoder(nn.Module):
    """Embeddings and layers, in the shape of BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width, padding_idx=0)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.types = nn.Embedding(TYPE_COUNT, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.distances = (
            nn.Embedding(DISTANCES, shape.heads).requires_grad_(False) if shape.relative else None
        )

    def forward(self, ids: Tensor, types: Tensor, attended: Tensor) -> Tensor:
        """Return hidden states (windows, T, width) of ids, types and attention mask, each (windows, T)."""
        return self.states(ids, types, attended)[-1]

    def states(
        self, ids: Tensor, types: Tensor, attended: Tensor, added: Tensor | None = None
    ) -> list[Tensor]:
        """Return the hidden states after the embeddings, to which `added` is added, and after every layer."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.places(places)[None] + self.types(types)
        if added is not None:
            hidden = hidden + added
        hidden = self.dropout(self.norm(hidden))
        mask = (1.0 - attended[:, None, None, :].to(hidden.dtype)) * -10000.0
        if self.distances is not None:
            mask = mask + self.distances(distance_bins(ids.shape[1])).permute(2, 0, 1)[None]
        states = [hidden]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states


class Heads(nn.Module):
    """Tags, and the vectors from which a cue's source and content are scored."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.Linear(shape.width, len(TAGS))
        self.part = nn.Linear(shape.width, shape.pair_width)
        self.cue_first = nn.Linear(shape.width, shape.pair_width)
        self.cue_last = nn.Linear(shape.width, shape.pair_width)
        self.lean = nn.Linear(shape.width, len(PAIR_ROLES))
        self.pair = nn.Parameter(torch.randn(len(PAIR_ROLES), shape.pair_width, shape.pair_width) * 0.05)
        self.near = nn.Parameter(torch.zeros(len(PAIR_ROLES), BUCKETS))
        nn.init.constant_(self.lean.bias[0], 3.0)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Return tag logits (windows, T, tags) and pair features (windows, T, 3 * pair_width + roles)."""
        hidden = self.dropout(hidden)
        part, first, last = (F.gelu(f(hidden)) for f in (self.part, self.cue_first, self.cue_last))
        return self.tags(hidden), torch.cat([part, first, last, self.lean(hidden)], dim=-1)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.heads = Heads(shape)
        self.mentions = MentionHeads(shape.width) if shape.mentions else None
        self.acts = ActHeads(shape.width) if shape.acts else None
        self.kinds = KindLayer(shape.width) if shape.kinds else None

    def forward(self, ids: Tensor, types: Tensor, attended: Tensor) -> tuple[Tensor, Tensor]:
        """Return what the heads give for each word piece."""
        return self.heads(self.encoder(ids, types, attended))

    def score_pairs(self, features: Tensor, rows: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """Score every piece of a window against cues.

        Args:
            features: Pair features (windows, T, 3 * pair_width + roles).
            rows: Window of each cue, (C,).
            firsts: First piece of each cue in its window, (C,).
            lasts: Last piece of each cue, (C,).

        Returns:
            Logits (C, T, roles).
        """
        d = self.shape.pair_width
        part, first, last, lean = features.split([d, d, d, len(PAIR_ROLES)], dim=-1)
        cue = first[rows, firsts] + last[rows, lasts]
        wanted = torch.einsum("rde,ce->crd", self.heads.pair, cue)
        scores = torch.einsum("crd,ctd->ctr", wanted, part[rows]) + lean[rows]
        offsets = torch.arange(features.shape[1], device=features.device)[None] - firsts[:, None]
        return scores + self.heads.near.T[bucket(offsets)]


def bucket(offsets: Tensor) -> Tensor:
    """Sort signed distances into BUCKETS bins: exact up to 4 pieces, then by powers of two."""
    size = offsets.abs()
    step = torch.where(size <= 4, size, 3 + torch.log2(size.clamp(min=1).float()).floor().long())
    return BUCKETS // 2 + torch.sign(offsets) * step.clamp(max=BUCKETS // 2)
