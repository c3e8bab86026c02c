"""Which words of an attribution name what a finding is about, in which state it is, and who its sides are.

    "The port will stay shut until Friday, said Oda Renk."   measure, in_force: "The port"

Each piece that a second look read has a score for beginning or carrying on the words of each type of finding
(BIO); the likeliest path is taken, cut at whole words. Its state is the likeliest one over its pieces; the
sides are the words of the same attribution that name who acts and whom it concerns.

Source: Ramshaw and Marcus, "Text Chunking using Transformation-Based Learning", 1995 (BIO).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.model import STATES, FindingType, FindingWords, Span
from onrecord.tagger.arrays import Floats1d, Floats2d, Ints1d, log_softmax, whole_words
from onrecord.tagger.encode import BREAK_ID, Encoded, span_of
from onrecord.tagger.second_look import Look
from onrecord.tagger.windows import Window

TYPES = tuple(FindingType)
TAGS = ("O", *(f"{mark}-{one.value}" for one in TYPES for mark in "BI"))
"""Tags of pieces in the order of the network's logits."""
STATE_LABELS = tuple((one, state) for one in TYPES for state in STATES[one])
"""States in the order of the network's logits."""
SIDES = ("by", "to")
"""Who acts, owes, asks or holds a view; and whom that concerns."""
SIDE_TAGS = ("O", *(f"{mark}-{one}" for one in SIDES for mark in "BI"))
LEAST = 0.3
"""The chance of some piece, below which an attribution is taken to tell of no finding."""
_NEVER = -1e9


def words_told(look: Look, encoded: Encoded, window: Window) -> tuple[FindingWords, ...]:
    """Return the words of an attribution that findings are about, in order.

    Args:
        look: What was made of the attribution.
        encoded: The document's pieces.
        window: Where the window lies among them.
    """
    log_p = log_softmax(look.findings)
    if 1 - np.exp(log_p[:, 0].min()) < LEAST:
        return ()
    sides = _placed(spans_in(log_softmax(look.sides)), look.at, encoded, window)
    by, to = (tuple(span for number, *_, span in sides if number == side) for side in range(len(SIDES)))
    found = []
    for number, first, last, span in _placed(spans_in(log_p), look.at, encoded, window):
        sure = np.exp(log_p[first : last + 1, 2 * number + 1 : 2 * number + 3]).sum(axis=1).mean()
        state, chance = _state(look.states[first : last + 1].mean(axis=0), TYPES[number])
        found.append(
            FindingWords(TYPES[number], state, span, round(float(sure), 4), round(chance, 4), by=by, to=to)
        )
    return tuple(found)


def spans_in(log_p: Floats2d) -> Iterator[tuple[int, int, int]]:
    """Yield what the likeliest path of tags marks: number of the kind, first and last row.

    Args:
        log_p: Log probabilities of "O", then of beginning and of carrying on for each kind, (T, 2 K + 1).
    """
    path = _likeliest(log_p)
    begins = np.flatnonzero(path % 2 == 1)
    for first in begins:
        inside = path[first + 1 :] == path[first] + 1
        more = len(inside) if inside.all() else int(inside.argmin())
        yield (int(path[first]) - 1) // 2, int(first), int(first) + more


def _likeliest(log_p: Floats2d) -> Ints1d:
    """Return the likeliest path of tags, (T,), in which a word is carried on only after it was begun."""
    length, tags = log_p.shape
    inside = np.arange(2, tags, 2)
    best, back = log_p[0].copy(), np.zeros((length, tags), dtype=np.int64)
    best[inside] = _NEVER
    for row in range(1, length):
        top = int(best.argmax())
        reached = np.full(tags, best[top])
        back[row] = top
        carried, begun = best[inside], best[inside - 1]
        reached[inside] = np.maximum(carried, begun)
        back[row, inside] = np.where(carried > begun, inside, inside - 1)
        best = reached + log_p[row]
    path = np.empty(length, dtype=np.int64)
    path[-1] = best.argmax()
    for row in range(length - 1, 0, -1):
        path[row - 1] = back[row, path[row]]
    return path


def _placed(
    marked: Iterable[tuple[int, int, int]], at: Ints1d, encoded: Encoded, window: Window
) -> list[tuple[int, int, int, Span]]:
    """Return what `spans_in` gives with the whole words of the text; what runs over a break is left out."""
    rows = list(marked)
    pieces = [(int(at[first]), int(at[last])) for _, first, last in rows]
    whole = whole_words(pieces, encoded.headwords[window.start : window.end])
    ends = [(window.start + first, window.start + last) for first, last in whole]
    return [
        (*row, span_of(encoded, first, last))
        for row, (first, last) in zip(rows, ends, strict=True)
        if not (encoded.ids[first : last + 1] == BREAK_ID).any()
    ]


def _state(logits: Floats1d, finding: FindingType) -> tuple[str, float]:
    """Return the likeliest state of a type of finding, and how likely it is among that type's."""
    numbers = [number for number, (one, _) in enumerate(STATE_LABELS) if one is finding]
    log_p = log_softmax(logits[numbers])
    top = int(log_p.argmax())
    return STATE_LABELS[numbers[top]][1], float(np.exp(log_p[top]))
