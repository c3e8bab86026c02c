"""Find the mentions of people, organisations, places and times, and which mention before each means the same.

The network gives a vector for each word piece; every stretch of up to WIDEST pieces that begins and ends with
a word has a score for each kind, and every two mentions one for meaning the same. Mentions may lie in each
other: "the mayor of Varn" is a person, "Varn" in it a place.

    [doc.text[one.span.start : one.span.end] for one in find_mentions(scores, encoded, window)]
    # ['Oda Renk', 'the mayor of Varn', 'Varn', 'Friday']

Source:
    Yu, Bohnet and Poesio, ACL 2020 (biaffine spans); Lee et al., EMNLP 2017 (the likeliest antecedent).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.model import Mention, MentionKind
from onrecord.tagger.arrays import Floats3d, Ints1d
from onrecord.tagger.encode import BREAK_ID, Encoded, span_of
from onrecord.tagger.windows import Window

MENTION_KINDS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.TIME)
"""In the order of the network's scores."""
TIED = 3
"""So many of the kinds, from the first, have ties."""
WIDEST = 40
"""Most word pieces of a mention."""
SPAN_WIDTH, LINK_WIDTH = 32, 64
LEAST = 0.0
"""The logit above which a stretch is a mention."""


@dataclass(frozen=True, slots=True)
class MentionScores:
    """What the network gives for one window of T pieces.

    Attributes:
        spans: Each piece as beginning and as end of a mention, (T, kinds, 2 * SPAN_WIDTH + 2).
        links: Each piece as first and last of a mention that looks back, and of one that is looked back to,
            (T, 4, LINK_WIDTH).
    """

    spans: Floats3d
    links: Floats3d


@dataclass(frozen=True, slots=True)
class Stretches:
    """Mentions of a window in pieces: first and last ones, kinds as numbers, and logits, all (M,)."""

    firsts: Ints1d
    lasts: Ints1d
    kinds: Ints1d
    logits: np.ndarray

    def __len__(self) -> int:
        return len(self.firsts)


def find_mentions(scores: MentionScores, encoded: Encoded, window: Window, before: int = 0) -> list[Mention]:
    """Return the mentions of a window, in order, the longer of two that begin together first.

    Args:
        scores: What the network gave.
        encoded: The document's pieces.
        window: Where the window lies among them.
        before: How many mentions were found before it: antecedents are numbered over the document.
    """
    here = slice(window.start, window.end)
    headwords = encoded.headwords[here].copy()
    headwords[: window.core_start - window.start] = False  # what begins in the context is another window's
    found = stretches(scores.spans, headwords, encoded.ids[here] == BREAK_ID)
    ties = antecedents(scores.links, found)
    return [
        Mention(
            span_of(encoded, window.start + int(first), window.start + int(last)),
            MENTION_KINDS[kind],
            round(float(1 / (1 + np.exp(-logit))), 4),
            None if tie is None else before + tie[0],
            None if tie is None else tie[1],
        )
        for first, last, kind, logit, tie in zip(
            found.firsts, found.lasts, found.kinds, found.logits, ties, strict=True
        )
    ]


def stretches(spans: Floats3d, headwords: np.ndarray, breaks: np.ndarray) -> Stretches:
    """Return the stretches of a window that are mentions; none crosses another, none runs over a break.

    Args:
        spans: As in MentionScores.
        headwords: True where a piece begins a word, (T,).
        breaks: True where a piece is the mark between two blocks, (T,).
    """
    starts = np.flatnonzero(headwords & ~breaks)
    ends = np.flatnonzero(np.append(headwords[1:], True) & ~breaks)
    first, last = spans[starts], spans[ends]
    vectors = first[..., :SPAN_WIDTH].transpose(1, 0, 2), last[..., SPAN_WIDTH : 2 * SPAN_WIDTH]
    inner = np.matmul(vectors[0], vectors[1].transpose(1, 2, 0))
    logits = inner / SPAN_WIDTH**0.5 + first[:, :, -2].T[:, :, None] + last[:, :, -1].T[:, None, :]
    wide = ends[None, :] - starts[:, None]
    block = np.cumsum(breaks)
    allowed = (wide >= 0) & (wide < WIDEST) & (block[ends][None, :] == block[starts][:, None])
    kinds, rows, columns = np.nonzero((logits > LEAST) & allowed[None])
    values = logits[kinds, rows, columns]
    kept: list[tuple[int, int, int, float]] = []
    for number in np.argsort(-values, kind="stable"):
        one = (
            int(starts[rows[number]]),
            int(ends[columns[number]]),
            int(kinds[number]),
            float(values[number]),
        )
        if not any(_clash(one, other) for other in kept):
            kept.append(one)
    kept.sort(key=lambda one: (one[0], -one[1]))
    table = np.array(kept, dtype=np.float64).reshape(-1, 4)
    firsts, lasts, numbers = table[:, :3].astype(np.int64).T
    return Stretches(firsts, lasts, numbers, table[:, 3])


def _clash(one: tuple[int, int, int, float], other: tuple[int, int, int, float]) -> bool:
    """Tell whether two stretches are the same, or overlap and neither lies in the other."""
    if one[:2] == other[:2]:
        return True
    return one[0] < other[0] <= one[1] < other[1] or other[0] < one[0] <= other[1] < one[1]


def antecedents(links: Floats3d, found: Stretches) -> Iterator[tuple[int, float] | None]:
    """Yield, for each mention, the one before it that likeliest means the same, with its chance; or None.

    Args:
        links: As in MentionScores.
        found: The mentions of the window.
    """
    if not len(found):
        return
    later = links[found.firsts, 0] + links[found.lasts, 1]
    earlier = links[found.firsts, 2] + links[found.lasts, 3]
    scores = later @ earlier.T / LINK_WIDTH**0.5
    for number in range(len(found)):
        rivals = np.flatnonzero(found.kinds[:number] < TIED)
        if found.kinds[number] >= TIED or not len(rivals):
            yield None
            continue
        sums = np.append(0.0, scores[number, rivals])  # nobody scores 0
        shares = np.exp(sums - sums.max())
        best = int(shares.argmax())
        chance = float(shares[best] / shares.sum())
        yield (int(rivals[best - 1]), round(chance, 4)) if best else None
