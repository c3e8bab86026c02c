"""A second look at attributions, by a small encoder that reads each by itself.

It knows from its first layer on which pieces are cue, content and source, and so tells kinds better than what
is found in the states of the encoder that reads the whole window; and it tells which words are what a finding
is about (`tagger.finding_words`). Word vectors are the encoder's own. `training.second_pupil` makes it.

Source: Zhou and Chen, "An Improved Baseline for Sentence-level Relation Extraction", AACL 2022 (marks).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.tagger.arrays import Floats1d, Floats2d, Ints1d

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SOURCE, CUE, CONTENT = 1, 2, 3
"""Marks of pieces; 0 marks those that are no part of the attribution."""
MARKS = 4
BEFORE, AFTER = 4, 2
"""How many pieces before and after an attribution are read with it."""
MOST_READ = 60
"""How many pieces of an attribution and around it are read at most."""
FAR = 12
"""How much farther a piece counts as being that is no part of the attribution."""


OUTPUTS = ("kinds", "findings", "states", "sides")


@dataclass(frozen=True, slots=True)
class Look:
    """What is made of one attribution; of its T pieces that were read, in order.

    Attributes:
        kinds: The probability of each kind, (kinds,).
        at: The pieces, counted in the window without its boundary piece, (T,).
        findings: Logits of each of `finding_words.TAGS`, (T, tags).
        states: Logits of each of `finding_words.STATE_LABELS`, (T, states).
        sides: Logits of each of `finding_words.SIDE_TAGS`, (T, sides).
    """

    kinds: Floats1d
    at: Ints1d
    findings: Floats2d
    states: Floats2d
    sides: Floats2d


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A second look at attributions of one window of T pieces.

    Attributes:
        session: Runs the small encoder's graph; safe to share between threads.
        words: The window's word vectors, its two boundary pieces included, (T + 2, width).
        types: Its token types, likewise, (T + 2,).
    """

    session: InferenceSession
    words: Floats2d
    types: Ints1d

    def at(self, cue: Ints1d, content: Ints1d, source: Ints1d) -> Look:
        """Return what is made of an attribution.

        Args:
            cue: The pieces of its cue, counted without the window's boundary piece; there may be none.
            content: Those of its content, at least one.
            source: Those of its source; there may be none.
        """
        at, marks = shown(len(self.types), cue, content, source)
        given = alone(words=self.words[at], types=self.types[at], marks=marks)
        found = self.session.run(list(OUTPUTS), given)
        kinds, findings, states, sides = (values[0] for values in found)
        return Look(shares_of(kinds), at[1:-1] - 1, findings[1:-1], states[1:-1], sides[1:-1])


def shown(length: int, cue: Ints1d, content: Ints1d, source: Ints1d) -> tuple[Ints1d, Ints1d]:
    """Return which pieces of a window are shown for an attribution, the boundary pieces too, and their marks.

    Args:
        length: How many pieces the window has, with its two boundary pieces.
        cue: The pieces of the attribution's cue, counted without the boundary piece.
        content: Those of its content.
        source: Those of its source.

    Returns:
        Where the pieces stand, counted with the boundary piece, and the mark of each, (T,) and (T,).
    """
    marks = marks_of(length, cue + 1, content + 1, source + 1)
    at = np.concatenate([[0], pieces_read(marks), [length - 1]])
    return at, marks[at]


def alone(**rows: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Return what is shown of one attribution as a batch of one."""
    return {name: values[None] for name, values in rows.items()}


def shares_of(logits: Floats1d) -> Floats1d:
    """Return the probabilities that logits stand for, (N,) and (N,)."""
    shares = np.exp(logits - logits.max())
    result: Floats1d = shares / shares.sum()
    return result


def marks_of(length: int, cue: Ints1d, content: Ints1d, source: Ints1d) -> Ints1d:
    """Return the mark of each piece of a window with its boundary pieces, (length,)."""
    marks = np.zeros(length, dtype=np.int64)
    for mark, at in ((CONTENT, content), (SOURCE, source), (CUE, cue)):
        marks[at] = mark
    return marks


def pieces_read(marks: Ints1d) -> Ints1d:
    """Return which pieces of a window are read for an attribution, in order, without the boundary pieces.

    All from a few before its first to a few after its last; where these are too many, those that are nearest
    to its cue and source, and to where its content begins, and parts of it rather than what is between.

    Args:
        marks: The mark of each piece; at least one is a part of the attribution.
    """
    parts = np.flatnonzero(marks)
    at: Ints1d = np.arange(max(1, parts[0] - BEFORE), min(len(marks) - 1, parts[-1] + AFTER + 1))
    if len(at) <= MOST_READ:
        return at
    far = np.full(len(at), np.inf)
    for mark, begins, ends in ((CUE, 1.0, 1.0), (SOURCE, 1.0, 1.0), (CONTENT, 0.6, 1.5)):
        part = np.flatnonzero(marks == mark)
        if len(part):
            far = np.minimum(far, np.minimum(begins * abs(at - part[0]), ends * abs(at - part[-1])))
    far += np.where(marks[at] == 0, FAR, 0)
    return np.sort(at[np.argsort(far, kind="stable")[:MOST_READ]])
