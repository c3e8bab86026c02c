"""What an attribution amounts to, by the network: its kind, and the words that are its holder's or hearer's.

The network gives votes and vectors for each word piece (`ActScores`); here they become, for one attribution,
probabilities of the fifteen kinds and stretches of text with the chance that they name a party of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.model import Gist, Kind, PartyWords
from onrecord.tagger.arrays import Bools1d, Floats1d, Floats2d, Floats3d, Ints1d, runs
from onrecord.tagger.encode import BREAK_ID, Encoded, span_of
from onrecord.tagger.windows import Window

KINDS = tuple(kind.value for kind in Kind)
"""The kinds in the order of the network's votes."""
PARTIES = ("holder", "addressee")
"""The parties that are looked for, in the order of the network's scores."""
PARTY_WIDTH = 32
"""Numbers in a party's vector."""
LEAST_PARTY = 0.1
"""The chance from which on a word may name a party."""


@dataclass(frozen=True, slots=True)
class ActScores:
    """What the network gives for one window of T pieces.

    Attributes:
        votes: Logits of kinds, for a piece as part of a cue and as part of a content, (T, 2, kinds).
        party: Each piece as part of a party's name, (T, parties, PARTY_WIDTH).
        asking: Each piece as part of a cue that asks for its parties, (T, parties, PARTY_WIDTH).
        lean: How much a piece leans to a party whatever the cue, (T, parties).
    """

    votes: Floats3d
    party: Floats3d
    asking: Floats3d
    lean: Floats2d


def kind_chances(scores: ActScores, cue: Ints1d, content: Ints1d) -> Floats1d:
    """Return the probability of each of KINDS for an attribution.

    Args:
        scores: What the network gave for the window.
        cue: The pieces of its cue; there may be none.
        content: The pieces of its content, at least one.
    """
    logits = scores.votes[content, 1].mean(axis=0)
    if len(cue):
        logits = logits + scores.votes[cue, 0].mean(axis=0)
    shares = np.exp(logits - logits.max())
    chances: Floats1d = shares / shares.sum()
    return chances


def party_chances(scores: ActScores, cue: Ints1d) -> Floats2d:
    """Return, for each piece of the window, the chance that it names each party of the cue, (T, parties)."""
    wanted = scores.asking[cue].mean(axis=0)
    logits = np.einsum("tpd,pd->tp", scores.party, wanted) / PARTY_WIDTH**0.5 + scores.lean
    chances: Floats2d = 1 / (1 + np.exp(-logits))
    return chances


def gist_of(
    scores: ActScores, cue: tuple[int, int] | None, content: Bools1d, encoded: Encoded, window: Window
) -> Gist:
    """Return what an attribution of a window amounts to.

    Args:
        scores: What the network gave for the window.
        cue: First and last piece of the cue, counted in the window; None without one.
        content: True for the pieces of its content, (T,).
        encoded: The document's pieces.
        window: Where the window lies among them.
    """
    at = np.arange(cue[0], cue[1] + 1) if cue else np.zeros(0, dtype=np.int64)
    kinds = kind_chances(scores, at, np.flatnonzero(content))
    parties = _party_words(party_chances(scores, at), encoded, window) if cue else ()
    return Gist(tuple(round(float(chance), 4) for chance in kinds), parties)


def _party_words(chances: Floats2d, encoded: Encoded, window: Window) -> tuple[PartyWords, ...]:
    """Return the words that may name a party, neighbours as one stretch, with the chance of the likeliest."""
    here = slice(window.start, window.end)
    possible = (chances > LEAST_PARTY) & (encoded.ids[here] != BREAK_ID)[:, None]
    found = []
    for number, party in enumerate(PARTIES):
        for start, end in runs(possible[:, number]):
            span = span_of(encoded, window.start + start, window.start + end - 1)
            found.append(PartyWords(party, span, round(float(chances[start:end, number].max()), 4)))
    return tuple(found)
