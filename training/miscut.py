"""Attributions cut as a tagger may cut them, not quite as by hand, for what tells kinds to learn from.

Who tells kinds by the parts that people marked is given, when it is used, the parts that a tagger found: a
content that ends too early or goes on too long, a cue that has taken a word of it, a source that is missing.
The kind is the same all the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from onrecord.tagger.arrays import Ints1d, runs
from onrecord.tagger.second_look import CONTENT, CUE, SOURCE
from training.examples import Example
from training.kind_rows import read_in
from training.second_look import Marked, marks_in, read_with

SHARE = 0.4
"""Share of the attributions that are cut otherwise than by hand."""
SHORT = 8
"""Pieces: contents that have fewer are not cut short."""
LEFT = 0.4
"""What is left at least of a content that is cut short."""
TOO_LONG = 14
"""How many pieces a content goes on too long at most."""
MOVED = 3
"""How many pieces of a content become part of the cue at most, or the other way round."""

Cut = Callable[[Ints1d, random.Random], None]
"""Changes the marks of a window's pieces in place."""


def miscut_in(windows: Sequence[Example], rng: random.Random) -> list[Marked]:
    """Return the attributions of windows whose kind somebody read, some cut otherwise than by hand."""
    return [_cut_anew(one, number, rng) for one in windows for number in read_in(one)]


def _cut_anew(window: Example, number: int, rng: random.Random) -> Marked:
    marks = marks_in(window, number)
    return read_with(window, number, miscut(marks, rng) if rng.random() < SHARE else marks)


def miscut(marks: Ints1d, rng: random.Random) -> Ints1d:
    """Return the marks of an attribution's pieces as a tagger may give them.

    Args:
        marks: What part of the attribution each piece of a window is, (T,), the boundary pieces among them.
        rng: What is changed is drawn from it.

    Returns:
        Other marks, (T,); some of the content is always left.
    """
    changed = marks.copy()
    for cut in rng.sample(CUTS, rng.choice((1, 1, 2))):
        cut(changed, rng)
    return changed if (changed == CONTENT).any() else marks


def _shorter(marks: Ints1d, rng: random.Random) -> None:
    """End a content too early."""
    at = np.flatnonzero(marks == CONTENT)
    if len(at) >= SHORT:
        marks[at[round(len(at) * rng.uniform(LEFT, 1.0)) :]] = 0


def _longer(marks: Ints1d, rng: random.Random) -> None:
    """Let a content go on with what follows it and is no part of the attribution."""
    last = int(np.flatnonzero(marks == CONTENT)[-1])
    for at in _free(marks, last + 1, 1, rng.randint(1, TOO_LONG)):
        marks[at] = CONTENT


def _parted(marks: Ints1d, rng: random.Random) -> None:
    """Lose one of the parts of a content that is interrupted."""
    parts = runs(marks == CONTENT)
    if len(parts) > 1:
        start, end = rng.choice(parts)
        marks[start:end] = 0


def _moved(marks: Ints1d, rng: random.Random) -> None:
    """Move the border between cue and content."""
    size = rng.randint(1, MOVED)
    for one, other in ((CUE, CONTENT), (CONTENT, CUE)):
        for start, end in runs(marks == one):
            if end < len(marks) and marks[end] == other:
                _at_border(marks, start, end, size if rng.random() < 1 / 2 else -size)
                return


def _at_border(marks: Ints1d, start: int, end: int, size: int) -> None:
    """Move the end of a part that begins at `start` by some pieces; it and its neighbour keep one or more."""
    one, other = int(marks[end - 1]), int(marks[end])
    follows = next(stop for begins, stop in runs(marks == other) if begins == end)
    if size > 0:
        marks[end : min(end + size, follows - 1)] = one
    else:
        marks[max(end + size, start + 1) : end] = other


def _cue_otherwise(marks: Ints1d, rng: random.Random) -> None:
    """Take a word less for the cue, or some of those around it."""
    at = np.flatnonzero(marks == CUE)
    if not len(at):
        return
    if len(at) > 1 and rng.random() < 1 / 2:
        half = len(at) // 2
        marks[at[:half] if rng.random() < 1 / 2 else at[-half:]] = 0
    else:
        _grow(marks, at, CUE, rng)


def _source_otherwise(marks: Ints1d, rng: random.Random) -> None:
    """Find no source, only its last words, or more than it."""
    at = np.flatnonzero(marks == SOURCE)
    if not len(at):
        return
    way = rng.random()
    if way < 1 / 3:
        marks[at] = 0
    elif way < 2 / 3:
        marks[at[: -rng.randint(1, 2)]] = 0
    else:
        _grow(marks, at, SOURCE, rng)


def _grow(marks: Ints1d, at: Ints1d, part: int, rng: random.Random) -> None:
    """Let a part have some free pieces before or after it, too."""
    start, step = (int(at[-1]) + 1, 1) if rng.random() < 1 / 2 else (int(at[0]) - 1, -1)
    for free in _free(marks, start, step, rng.randint(1, MOVED)):
        marks[free] = part


def _free(marks: Ints1d, at: int, step: int, most: int) -> Iterator[int]:
    """Yield pieces from one on that are no part and no boundary piece, at most so many."""
    while most and 0 < at < len(marks) - 1 and not marks[at]:
        yield at
        at, most = at + step, most - 1


CUTS: tuple[Cut, ...] = (_shorter, _longer, _parted, _moved, _cue_otherwise, _source_otherwise)
"""The ways of cutting an attribution otherwise."""
