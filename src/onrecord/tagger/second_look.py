"""A second look at attributions whose kind is unsure, by a small encoder that reads each by itself.

It knows from its first layer on which pieces are cue, content and source, and so tells kinds better than what
is found in the states of the encoder that reads the whole window; but it would take half as long as that one
again if it were asked about every attribution. Word vectors are the encoder's own. `training.second_look`
makes it.

Source: Zhou and Chen, "An Improved Baseline for Sentence-level Relation Extraction", AACL 2022 (marks);
    Viola and Jones, CVPR 2001 (what is easy is decided by what is cheap).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

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

    def chances(self, cue: Ints1d, content: Ints1d, source: Ints1d) -> Floats1d:
        """Return the probability of each kind for an attribution.

        Args:
            cue: The pieces of its cue, counted without the window's boundary piece; there may be none.
            content: Those of its content, at least one.
            source: Those of its source; there may be none.
        """
        marks = marks_of(len(self.types), cue + 1, content + 1, source + 1)
        at = np.concatenate([[0], pieces_read(marks), [len(marks) - 1]])
        given = {"words": self.words[at], "types": self.types[at], "marks": marks[at]}
        found = self.session.run(["kinds"], {name: values[None] for name, values in given.items()})[0]
        shares = np.exp(found[0] - found[0].max())
        chances: Floats1d = shares / shares.sum()
        return chances


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
