"""Mentions of entities and their clusters, for two heads on the tagger's encoder.

A mention is a stretch of pieces `[first, last]` of a kind. Every stretch of up to WIDEST pieces gets, for
each kind, a biaffine score of its two ends (Yu, Bohnet and Poesio, ACL 2020), so that mentions may lie in
each other. Two mentions are tied by a bilinear score of their vectors; each is to prefer one of its
antecedents in the window, or none (Lee et al., EMNLP 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.encode import encode
from onrecord.tagger.mentions import LINK_WIDTH, SPAN_WIDTH, TIED, WIDEST
from onrecord.tagger.windows import plan_windows
from onrecord.text.quotemarks import find_quotations
from training.data.gum import GumDocument
from training.examples import Example, Labelled, cut, paragraphs, pieces_of

KINDS = ("person", "organization", "place", "time")
"""GUM's names for the kinds that we look for, in the order of MENTION_KINDS."""


@dataclass(frozen=True, slots=True)
class MentionExample:
    """A window and its mentions: (M, 4) rows of first piece, last piece, kind and entity, by first piece."""

    example: Example
    mentions: np.ndarray


class MentionHeads(nn.Module):
    """Scores of mentions and of ties between them, from hidden states."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.starts = nn.Linear(width, len(KINDS) * SPAN_WIDTH)
        self.ends = nn.Linear(width, len(KINDS) * SPAN_WIDTH)
        self.edges = nn.Linear(width, 2 * len(KINDS))
        self.links = nn.Linear(width, 4 * LINK_WIDTH)
        nn.init.constant_(self.edges.bias, -3.0)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Return span features (windows, T, kinds, 2 * SPAN_WIDTH + 2) and links (windows, T, 4, width)."""
        windows, pieces, _ = hidden.shape
        starts, ends = (f(hidden).view(windows, pieces, len(KINDS), -1) for f in (self.starts, self.ends))
        edges = self.edges(hidden).view(windows, pieces, len(KINDS), 2)
        links = self.links(hidden).view(windows, pieces, 4, LINK_WIDTH)
        return torch.cat([starts, ends, edges], dim=-1), links


def score_spans(features: Tensor) -> Tensor:
    """Score every stretch of every window: logits (windows, kinds, T, T) of first and last piece."""
    starts, ends, edges = features.split([SPAN_WIDTH, SPAN_WIDTH, 2], dim=-1)
    inner = torch.einsum("wikd,wjkd->wkij", starts, ends) / SPAN_WIDTH**0.5
    edges = edges.permute(0, 2, 1, 3)
    return inner + edges[..., 0][..., :, None] + edges[..., 1][..., None, :]


def score_links(links: Tensor, row: int, mentions: Tensor) -> Tensor:
    """Score each mention of a window with each other as its antecedent, (M, M)."""
    firsts, lasts = mentions[:, 0], mentions[:, 1]
    later = links[row, firsts, 0] + links[row, lasts, 1]
    earlier = links[row, firsts, 2] + links[row, lasts, 3]
    return later @ earlier.T / LINK_WIDTH**0.5


def mention_losses(
    features: Tensor, links: Tensor, attended: Tensor, mentions: Sequence[np.ndarray]
) -> tuple[Tensor, Tensor]:
    """Return the loss of spans (sum over a window's stretches) and that of ties (mean over mentions).

    Args:
        features: Span features of a batch.
        links: Its links.
        attended: Its attention mask.
        mentions: The mentions of each window, (M, 4).
    """
    scores = score_spans(features)
    gold = torch.zeros_like(scores)
    for row, table in enumerate(mentions):
        for first, last, kind, _ in table:
            gold[row, kind, first, last] = 1.0
    pieces = scores.shape[-1]
    band = torch.ones(pieces, pieces).triu().tril(WIDEST - 1)
    counted = band * attended[:, None, None, :] * attended[:, None, :, None]
    span_loss = (F.binary_cross_entropy_with_logits(scores, gold, reduction="none") * counted).sum()
    ties = [_tie_loss(links, row, table) for row, table in enumerate(mentions)]
    tie_loss = torch.cat(ties).mean()
    return span_loss / len(mentions), tie_loss


def _tie_loss(links: Tensor, row: int, mentions: np.ndarray) -> Tensor:
    """Return, for each mention of a window that can be tied, how little it prefers a right antecedent."""
    tied = mentions[mentions[:, 2] < TIED]
    if len(tied) < 2:
        return links.sum().reshape(1) * 0
    scores = score_links(links, row, torch.from_numpy(tied))
    before = torch.ones(len(tied), len(tied)).tril(-1).bool()
    same = torch.from_numpy(tied[:, 3][:, None] == tied[:, 3][None]) & before
    none = torch.zeros(len(tied), 1)
    everything = torch.cat([none, scores.masked_fill(~before, -1e4)], dim=1)
    alone = (~same.any(dim=1, keepdim=True)).float()
    right = torch.cat([(alone - 1) * 1e4, scores.masked_fill(~same, -1e4)], dim=1)
    return torch.logsumexp(everything, dim=1) - torch.logsumexp(right, dim=1)


def mention_examples(
    documents: Sequence[GumDocument], tokenizer: Tokenizer, limit: int
) -> list[MentionExample]:
    """Cut documents into windows with the mentions that lie wholly in each."""
    found = []
    for document in documents:
        blocks = paragraphs(document.text)
        encoded = encode(document.text, blocks, find_quotations(document.text, blocks), tokenizer)
        labelled = Labelled(encoded, np.full(len(encoded), -100), [], [])
        windows = plan_windows(encoded.block_lengths(), limit=limit, context=0)
        rows = _rows(document, labelled)
        for window, example in zip(windows, cut(labelled, windows), strict=True):
            inside = (rows[:, 0] >= window.start) & (rows[:, 1] < window.end)
            moved = rows[inside] - [window.start - 1, window.start - 1, 0, 0]
            found.append(MentionExample(example, moved))
    return found


def _rows(document: GumDocument, labelled: Labelled) -> np.ndarray:
    rows = []
    entities: dict[str, int] = {}
    for mention in document.mentions:
        pieces = pieces_of(labelled.encoded, mention.span)
        if mention.kind in KINDS and 0 < len(pieces) <= WIDEST:
            entity = entities.setdefault(mention.entity, len(entities))
            rows.append((pieces[0], pieces[-1], KINDS.index(mention.kind), entity))
    return np.array(sorted(rows), dtype=np.int64).reshape(-1, 4)
