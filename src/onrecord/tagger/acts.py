"""What an attribution amounts to, by the network: its kind, and the words that are its holder's or hearer's.

The network gives vectors for each word piece (`ActScores`); here they become, for one attribution,
probabilities of the fifteen kinds and stretches of text with the chance that they name a party of it.

A kind is told by one hidden layer over what is found in the attribution's parts, side by side. What is found
in a part is the mean of its pieces' vectors, weighed by how much that part looks at each (attention). If the
model has a second look, what this makes of the attribution counts beside it, and tells of findings, too.
Where both together are unsure, a third look is taken, if the model has one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from onrecord.model import Gist, Kind, PartyWords
from onrecord.tagger.arrays import Bools1d, Floats1d, Floats2d, Floats3d, Ints1d, runs
from onrecord.tagger.encode import BREAK_ID, Encoded, span_of
from onrecord.tagger.finding_words import words_told
from onrecord.tagger.second_look import Look, SecondLook, shares_of
from onrecord.tagger.third_look import ThirdLook
from onrecord.tagger.windows import Window

KINDS = tuple(kind.value for kind in Kind)
"""The kinds in the order of the network's logits."""
KIND_PARTS = ("cue", "content", "source")
"""The parts of an attribution that tell its kind, in the order of the hidden layer."""
KIND_WIDTH = 128
"""Numbers in a piece's vector for kinds."""
KIND_UNITS = 128
"""Hidden units that kinds are told from."""
OPENING, CLOSING = 32, 12
"""How many of a long content's first and last pieces are looked at."""
MOST = 8
"""How many pieces of a cue or a source are looked at."""
SECOND_SHARE = 0.65
"""How much the second look counts beside the first, 0 to 1."""
SURE = 0.7
"""The chance of the likeliest kind from which on no third look is taken."""
THIRD_SHARE = 0.8
"""How much the third look counts beside the first two, 0 to 1."""
PARTIES = ("holder", "addressee")
"""The parties that are looked for, in the order of the network's scores."""
PARTY_WIDTH = 32
"""Numbers in a party's vector."""
LEAST_PARTY = 0.1
"""The chance from which on a word may name a party."""
_FAR = 60.0
"""How much a part looks at a piece at most, in logs: more would overflow."""
_SLOPE = float(np.sqrt(2 / np.pi))


@dataclass(frozen=True, slots=True)
class ActScores:
    """What the network gives for one window of T pieces.

    Attributes:
        meant: Each piece as part of what tells a kind, (T, KIND_WIDTH).
        party: Each piece as part of a party's name, (T, parties, PARTY_WIDTH).
        asking: Each piece as part of a cue that asks for its parties, (T, parties, PARTY_WIDTH).
        lean: How much a piece leans to a party whatever the cue, (T, parties).
        kind_shifts: What is added to a piece's vector as one of each part, (KIND_PARTS, KIND_WIDTH).
        kind_looks: What makes each part look at a piece, likewise.
        kind_hidden: Weights of the hidden layer, the biases last, (KIND_PARTS * KIND_WIDTH + 1, KIND_UNITS).
        kind_out: Weights from there to the kinds, likewise, (KIND_UNITS + 1, kinds).
        again: A second look at attributions of this window, if the model has one.
        closer: A third one, likewise.
    """

    meant: Floats2d
    party: Floats3d
    asking: Floats3d
    lean: Floats2d
    kind_shifts: Floats2d
    kind_looks: Floats2d
    kind_hidden: Floats2d
    kind_out: Floats2d
    again: SecondLook | None = None
    closer: ThirdLook | None = None


def kind_chances(
    first: Floats1d, look: Look | None, closer: Callable[[], Floats1d] | None = None
) -> Floats1d:
    """Return the probability of each of KINDS for an attribution.

    Args:
        first: That by the states of the encoder; see `first_chances`.
        look: The second look, if there was one.
        closer: Takes a third look, if there can be one; called where the first two are not SURE.
    """
    both = first if look is None else together(first, look.kinds, SECOND_SHARE)
    if closer is None or both.max() >= SURE:
        return both
    return together(both, closer(), THIRD_SHARE)


def together(some: Floats1d, others: Floats1d, share: float) -> Floats1d:
    """Return the probabilities by two looks together, the second counting `share` and the first the rest."""
    product = some ** (1 - share) * others**share
    result: Floats1d = product / product.sum()
    return result


def first_chances(scores: ActScores, cue: Ints1d, content: Ints1d, source: Ints1d) -> Floats1d:
    """Return the probability of each of KINDS for an attribution by the states of the encoder alone.

    Args:
        scores: What the network gave for the window.
        cue: The pieces of its cue; there may be none.
        content: The pieces of its content in order, at least one.
        source: The pieces of its source; there may be none.
    """
    looked_at = parts_looked_at(cue, content, source)
    ends = np.cumsum([len(at) for at in looked_at])
    at = np.concatenate(looked_at)
    part = np.repeat(np.arange(len(looked_at)), [len(at) for at in looked_at])
    values = gelu(scores.meant[at] + scores.kind_shifts[part])
    looks = np.exp(np.clip((values * scores.kind_looks[part]).sum(axis=1), -_FAR, _FAR))
    found = np.zeros_like(scores.kind_looks)
    for number, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
        if end > start:
            found[number] = looks[start:end] @ values[start:end] / looks[start:end].sum()
    units = gelu(found.ravel() @ scores.kind_hidden[:-1] + scores.kind_hidden[-1])
    logits = units @ scores.kind_out[:-1] + scores.kind_out[-1]
    return shares_of(logits)


def parts_looked_at(cue: Ints1d, content: Ints1d, source: Ints1d) -> tuple[Ints1d, Ints1d, Ints1d]:
    """Return the pieces that are looked at, in the order of KIND_PARTS: all, unless there are many."""
    if len(content) > OPENING + CLOSING:
        content = np.concatenate([content[:OPENING], content[-CLOSING:]])
    return cue[:MOST], content, source[:MOST]


def gelu(values: Floats2d) -> Floats2d:
    """Return the Gaussian error linear units of values, by the usual approximation with a tanh.

    Source: Hendrycks and Gimpel, "Gaussian Error Linear Units (GELUs)", 2016, section 2.
    """
    inner = _SLOPE * values * (1 + 0.044715 * values * values)  # a power would take ten times as long
    result: Floats2d = 0.5 * values * (1 + np.tanh(inner))
    return result


def party_chances(scores: ActScores, cue: Ints1d) -> Floats2d:
    """Return, for each piece of the window, the chance that it names each party of the cue, (T, parties)."""
    wanted = scores.asking[cue].mean(axis=0)
    logits = np.einsum("tpd,pd->tp", scores.party, wanted) / PARTY_WIDTH**0.5 + scores.lean
    chances: Floats2d = 1 / (1 + np.exp(-logits))
    return chances


def gist_of(
    scores: ActScores,
    cue: tuple[int, int] | None,
    content: Bools1d,
    source: Bools1d,
    encoded: Encoded,
    window: Window,
) -> Gist:
    """Return what an attribution of a window amounts to.

    Args:
        scores: What the network gave for the window.
        cue: First and last piece of the cue, counted in the window; None without one.
        content: True for the pieces of its content, (T,).
        source: True for those of its source, (T,).
        encoded: The document's pieces.
        window: Where the window lies among them.
    """
    at = np.arange(cue[0], cue[1] + 1) if cue else np.zeros(0, dtype=np.int64)
    parts = at, np.flatnonzero(content), np.flatnonzero(source)
    look = scores.again.at(*parts) if scores.again else None
    closer = partial(scores.closer.at, *parts) if scores.closer else None
    kinds = kind_chances(first_chances(scores, *parts), look, closer)
    parties = _party_words(party_chances(scores, at), encoded, window) if cue else ()
    told = words_told(look, encoded, window) if look else ()
    return Gist(tuple(round(float(chance), 4) for chance in kinds), parties, told)


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
