"""Heads for what an attribution amounts to: its kind (speech act), whose view it is and to whom it goes.

A *kind* is voted for by the pieces of cue and content: each piece gives a logit for each kind, once as a part
of a cue and once as a part of a content, and the votes of the cue's pieces and those of the content's are
averaged. Votes are what the encoder learns by; what ships is fitted on it afterwards (`training.kind_head`).
Whether a piece belongs to the *holder* or the *addressee* of the attribution with a given cue is a
bilinear score of the piece and of the mean of the cue's pieces, as a source is scored. The holder's words may
lie in the content, so these are probabilities of their own and not roles beside source and content.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.acts import KINDS, PARTIES, PARTY_WIDTH
from onrecord.tagger.decode import CONTENT
from training.examples import UNKNOWN, Example

VOTE_WIDTH = 96
FOUND_WEIGHT = 6.0
"""How much more a party's own piece counts than one that is none: there are few."""
SMOOTHING = 0.05
"""Share of a kind's label that is spread over all kinds: readers differ in a fifth of the rows."""


class ActHeads(nn.Module):
    """Votes for kinds, and vectors from which parties are scored, from hidden states."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.2)
        self.meant = nn.Linear(width, VOTE_WIDTH)
        self.votes = nn.Linear(VOTE_WIDTH, 2 * len(KINDS))
        self.party = nn.Linear(width, len(PARTIES) * PARTY_WIDTH)
        self.asking = nn.Linear(width, len(PARTIES) * PARTY_WIDTH)
        self.lean = nn.Linear(width, len(PARTIES))
        nn.init.constant_(self.lean.bias, -3.0)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return votes (windows, T, 2, kinds), party and asking (…, parties, D), lean (…, parties)."""
        hidden = self.dropout(hidden)
        windows, pieces, _ = hidden.shape
        votes = self.votes(F.gelu(self.meant(hidden))).view(windows, pieces, 2, len(KINDS))
        party, asking = (
            f(hidden).view(windows, pieces, len(PARTIES), PARTY_WIDTH) for f in (self.party, self.asking)
        )
        return votes, party, asking, self.lean(hidden)


def score_kinds(votes: Tensor, row: int, cue: Tensor, content: Tensor) -> Tensor:
    """Return the logits of an attribution's kind: mean votes of its cue's and of its content's pieces."""
    return votes[row, cue, 0].mean(dim=0) + votes[row, content, 1].mean(dim=0)


def score_parties(outputs: Sequence[Tensor], row: int, cue: Tensor) -> Tensor:
    """Return how likely each piece of a window belongs to each party of a cue, as logits (T, parties)."""
    _, party, asking, lean = outputs
    wanted = asking[row, cue].mean(dim=0)
    return (party[row] * wanted).sum(-1) / PARTY_WIDTH**0.5 + lean[row]


def act_losses(outputs: Sequence[Tensor], examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return the loss of kinds (mean over attributions) and that of parties (mean of sums over pieces).

    Args:
        outputs: What `ActHeads` gives for a batch.
        examples: Its windows; those without kinds and parties teach nothing.
    """
    kinds, parties = [outputs[0].sum() * 0], [outputs[0].sum() * 0]
    for row, example in enumerate(examples):
        if example.kinds is None or example.parties is None:
            continue
        for (first, last), role, kind, party in zip(
            example.cues, example.roles, example.kinds, example.parties, strict=True
        ):
            cue = torch.arange(first, last + 1)
            content = torch.from_numpy(np.flatnonzero(role == CONTENT))
            if kind.any() and len(content):
                logits = score_kinds(outputs[0], row, cue, content)
                kinds.append(F.cross_entropy(logits, torch.from_numpy(kind), label_smoothing=SMOOTHING))
            parties += _party_losses(score_parties(outputs, row, cue), party)
    return tuple(torch.stack(found).sum() / max(1, len(found) - 1) for found in (kinds, parties))


def _party_losses(scores: Tensor, wanted: np.ndarray) -> list[Tensor]:
    """Return the loss of each party of an attribution that is known, from logits (T, parties)."""
    found = []
    for party, row in enumerate(wanted):
        if (row != UNKNOWN).all():
            gold = torch.from_numpy(row).float()
            weight = 1 + (FOUND_WEIGHT - 1) * gold
            logits = scores[: len(row), party]
            found.append(F.binary_cross_entropy_with_logits(logits, gold, weight, reduction="sum"))
    return found
