"""Pair the quotation marks of one paragraph.

Double marks, guillemets and corner brackets are paired with a stack; single marks afterwards, within
what the others enclose, since an apostrophe looks like them. A mark that finds no partner is left out.
Paragraphs are joined in `quotemarks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.text.marks import Family, Lean, Mark

MAX_DEPTH = 8
_OUTSIDE = -1

_HARD_OPENERS = frozenset(["“", "„", "‟", "〝", "``", "「", "『"])
_HARD_CLOSERS = frozenset(["”", "〞", "〟", "」", "』"])
_LOW = frozenset("„‚")
_SINGLE_CLOSERS = frozenset("'’´")
_SINGLE_OPENERS = frozenset("'‘‛`‚")


@dataclass(frozen=True, slots=True)
class Pair:
    """An opener and its closer."""

    opener: Mark
    closer: Mark


@dataclass(frozen=True, slots=True)
class Paired:
    """What one paragraph's marks amount to.

    Attributes:
        pairs: Openers with their closers, in order of the openers; they nest and never cross.
        dangling: The opener that the paragraph leaves open, if it may go on in the next paragraph.
        first: The mark that the paragraph starts with, if that opens.
    """

    pairs: tuple[Pair, ...]
    dangling: Mark | None
    first: Mark | None


def pair_marks(marks: Sequence[Mark], start: int) -> Paired:
    """Pair the marks of one paragraph.

    Args:
        marks: As `find_marks` gives them.
        start: Where the paragraph's first word or mark stands.
    """
    doubles = [mark for mark in marks if mark.family is not Family.SINGLE]
    pairs, unclosed = _pair_doubles(doubles)
    singles = [mark for mark in marks if mark.family is Family.SINGLE]
    if singles:
        inner, lone = _pair_singles(singles, pairs)
        pairs = sorted([*pairs, *inner], key=_opener_start)
        unclosed = unclosed or lone
    return Paired(tuple(pairs), _dangling(unclosed, pairs), _first(marks, start))


def _opener_start(pair: Pair) -> int:
    return pair.opener.start


def _first(marks: Sequence[Mark], start: int) -> Mark | None:
    if marks and marks[0].start == start and (marks[0].lean is Lean.OPEN or _opens_alone(marks[0])):
        return marks[0]
    return None


def _dangling(unclosed: Sequence[Mark], pairs: Sequence[Pair]) -> Mark | None:
    """Pick the last unclosed opener; one with pairs of its family behind it lost its closer instead."""
    for mark in sorted(unclosed, key=lambda mark: -mark.start)[:1]:
        if not any(pair.opener.start > mark.start and pair.opener.family is mark.family for pair in pairs):
            return mark
    return None


def _pair_doubles(marks: Sequence[Mark]) -> tuple[list[Pair], list[Mark]]:
    stack: list[Mark] = []
    pairs: list[Pair] = []
    for index, mark in enumerate(marks):
        opened = _nearest(stack, mark.family)
        if opened is not None and _closes(mark, stack[opened], marks[index + 1 : index + 2]):
            pairs.append(Pair(stack[opened], mark))
            del stack[opened:]
        elif _opens(mark, is_open=opened is not None):
            stack.append(mark)
            del stack[:-MAX_DEPTH]
    return sorted(pairs, key=_opener_start), stack


def _nearest(stack: Sequence[Mark], family: Family) -> int | None:
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].family is family:
            return index
    return None


def _closes(mark: Mark, opener: Mark, following: Sequence[Mark]) -> bool:
    if mark.measure and following and following[0].lean is Lean.CLOSE and not following[0].measure:
        return False
    if mark.glyph in _HARD_CLOSERS:
        return True
    if mark.family in (Family.ANGLE, Family.SINGLE_ANGLE):
        return mark.glyph != opener.glyph or mark.lean is Lean.CLOSE
    if mark.glyph == "“":
        return mark.lean is Lean.CLOSE or (mark.lean is Lean.EITHER and opener.glyph in _LOW)
    return mark.glyph not in _HARD_OPENERS and mark.lean is not Lean.OPEN


def _opens(mark: Mark, *, is_open: bool) -> bool:
    if mark.lean is Lean.EITHER:
        return _opens_alone(mark) or (not is_open and mark.glyph not in _HARD_CLOSERS)
    return mark.lean is Lean.OPEN and mark.glyph not in "」』"


def _opens_alone(mark: Mark) -> bool:
    """Tell whether the glyph opens whatever stands beside it, unless that makes it a closer."""
    return mark.glyph in _HARD_OPENERS and mark.lean is not Lean.CLOSE


def _pair_singles(marks: Sequence[Mark], pairs: Sequence[Pair]) -> tuple[list[Pair], list[Mark]]:
    """Pair single marks region by region; return the unclosed ones that stand in no pair as well."""
    found: list[Pair] = []
    regions = _by_region(marks, pairs)
    lone: list[Mark] = []
    for region, inside in regions.items():
        region_pairs, unclosed = _pair_region(inside)
        found.extend(region_pairs)
        if region == _OUTSIDE:
            lone = unclosed
    return found, lone


def _by_region(marks: Sequence[Mark], pairs: Sequence[Pair]) -> dict[int, list[Mark]]:
    """Group single marks by the index of the innermost pair that they stand in."""
    regions: dict[int, list[Mark]] = {}
    stack: list[int] = []
    coming = 0
    for mark in marks:
        while coming < len(pairs) and pairs[coming].opener.start < mark.start:
            stack.append(coming)
            coming += 1
        while stack and pairs[stack[-1]].closer.start < mark.start:
            stack.pop()
        regions.setdefault(stack[-1] if stack else _OUTSIDE, []).append(mark)
    return regions


def _pair_region(marks: Sequence[Mark]) -> tuple[list[Pair], list[Mark]]:
    pairs: list[Pair] = []
    unclosed: list[Mark] = []
    index = 0
    while index < len(marks):
        opener = marks[index]
        index += 1
        if not _may_open(opener):
            continue
        closer = _closer(opener, marks, index)
        if closer is not None:
            pairs.append(Pair(opener, marks[closer]))
            index = closer + 1
        elif _is_strong(opener):
            unclosed.append(opener)
    return pairs, unclosed


def _closer(opener: Mark, marks: Sequence[Mark], index: int) -> int | None:
    """Find the partner of a single opener before the next opener: a firm one, else the first loose one.

    An opener that may be an apostrophe (`'em`, `'98`) needs a firm one.
    """
    loose: int | None = None
    for at, mark in _until_opener(marks, index, strong=_is_strong(opener)):
        if not _may_close(mark, opener):
            continue
        if not mark.loose:
            return at
        loose = at if loose is None else loose
    return loose if _is_strong(opener) else None


def _until_opener(marks: Sequence[Mark], index: int, *, strong: bool) -> Iterator[tuple[int, Mark]]:
    for at in range(index, len(marks)):
        if _may_open(marks[at]) and (_is_strong(marks[at]) or not strong):
            return
        yield at, marks[at]


def _may_open(mark: Mark) -> bool:
    return mark.lean is Lean.OPEN and mark.glyph != "´"


def _is_strong(mark: Mark) -> bool:
    return mark.glyph in _SINGLE_OPENERS and not mark.elided


def _may_close(mark: Mark, opener: Mark) -> bool:
    if opener.glyph == "‚":
        return mark.lean is not Lean.OPEN and mark.glyph in "‘’'"
    return mark.lean is not Lean.OPEN and mark.glyph in _SINGLE_CLOSERS
