"""Find the characters that may be quotation marks, and say how each leans.

A mark leans towards opening or closing by what stands beside it: space before and a word after make an
opener, a word or a full stop before and space after a closer. Apostrophes, feet, inches and decades are
left out here where their surroundings tell. Which mark pairs with which is left to `pairing`.

    >>> [mark.lean.name for mark in find_marks('He said "yes".', 0, 14)]
    ['OPEN', 'CLOSE']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Family(Enum):
    """Marks that can pair with each other."""

    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    SINGLE_ANGLE = "single angle"
    CORNER = "corner"
    WHITE_CORNER = "white corner"


class Lean(Enum):
    """What a mark's surroundings make of it."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """A character, or a pair such as two backticks, that may be a quotation mark.

    `measure` marks what may as well be inches; `elided` an apostrophe that may stand for left-out letters;
    `loose` a closing single that may as well be the apostrophe of a plural.
    """

    start: int
    end: int
    glyph: str
    family: Family
    lean: Lean
    measure: bool = False
    elided: bool = False
    loose: bool = False


_FAMILIES = {
    **dict.fromkeys(['"', "“", "”", "„", "‟", "〝", "〞", "〟", "＂", "``", "''"], Family.DOUBLE),
    **dict.fromkeys(["'", "‘", "’", "‚", "‛", "`", "´", "＇"], Family.SINGLE),
    **dict.fromkeys("«»", Family.ANGLE),
    **dict.fromkeys("‹›", Family.SINGLE_ANGLE),
    **dict.fromkeys("「」", Family.CORNER),
    **dict.fromkeys("『』", Family.WHITE_CORNER),
}
_MARK = re.compile("``|''|[" + "".join(glyph for glyph in _FAMILIES if len(glyph) == 1) + "]")
_RUN = re.compile("[" + "".join(glyph for glyph in _FAMILIES if len(glyph) == 1) + "]+")
_PLAIN = {"＂": '"', "''": '"', "＇": "'"}

_OPENING = frozenset("([{<")
_CLOSING = frozenset(".,;:!?)]}>")
_NEUTRAL = frozenset("-‐‑‒–—―/*_=+&#~…|\\")
_INCHES = re.compile(r"\d['’′]\s?\d+(?:\.\d+)?[½¼¾]?$")
_NEVER_OPENS = re.compile(r"\d0s\b|n['’](?= )", re.IGNORECASE)
_ELIDED = re.compile(
    r"(?:\d\d|tis|twas|twere|twill|em|til|till|cause|cos|cuz|bout|round|neath|tween|ere|ave|im|er)\b",
    re.IGNORECASE,
)


def find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks of one paragraph in order, each with its family and lean.

    Args:
        text: A reading copy.
        start: Where the paragraph starts, in code points.
        end: Where it ends; what stands outside is not looked at.
    """
    for run in _RUN.finditer(text, start, end):
        before = text[run.start() - 1] if run.start() > start else " "
        after = text[run.end()] if run.end() < end else " "
        if before.isalnum() and after.isalnum() and _FAMILIES.get(run.group()) is Family.SINGLE:
            continue
        lean = _lean(_side_before(before), _side_after(after, text, run.end()))
        if lean is Lean.EITHER and (run.start() == start or run.end() == end):
            # Nothing closes where a paragraph starts, nor opens where it ends.
            lean = Lean.OPEN if run.start() == start else Lean.CLOSE
        yield from _marks_of_run(text, run, start, lean)


def _marks_of_run(text: str, run: re.Match[str], start: int, lean: Lean) -> Iterator[Mark]:
    for match in _MARK.finditer(text, run.start(), run.end()):
        glyph = match.group()
        family = _FAMILIES[glyph]
        glyph = _PLAIN.get(glyph, glyph)
        if family is Family.DOUBLE:
            yield from _double(text, match, glyph, start, lean)
        elif family is Family.SINGLE:
            yield from _single(text, match, glyph, start, lean)
        else:
            yield Mark(match.start(), match.end(), glyph, family, lean)


def _double(text: str, match: re.Match[str], glyph: str, start: int, lean: Lean) -> Iterator[Mark]:
    at = match.start()
    if glyph in '"”' and _INCHES.search(text[max(start, at - 12) : at]):
        return
    measure = glyph in '"”' and lean is Lean.CLOSE and at > start and text[at - 1].isdigit()
    yield Mark(at, match.end(), glyph, Family.DOUBLE, lean, measure=measure)


def _single(text: str, match: re.Match[str], glyph: str, start: int, lean: Lean) -> Iterator[Mark]:
    at, end = match.span()
    if lean is Lean.OPEN and glyph in "'‘’" and _NEVER_OPENS.match(text, end):
        return
    elided = lean is Lean.OPEN and glyph in "'‘’" and _ELIDED.match(text, end) is not None
    loose = lean is Lean.CLOSE and _may_be_plural(text[max(start, at - 2) : at], text[end : end + 1])
    yield Mark(at, end, glyph, Family.SINGLE, lean, elided=elided, loose=loose)


def _may_be_plural(before: str, after: str) -> bool:
    # "the leaders' plan", "goin' home", "six 12' boards": a word goes on after the space.
    return after == " " and (before[-1:] in "sSxXzZ0123456789" or before.lower() == "in")


def _side_before(char: str) -> Lean:
    if char.isspace() or char in _OPENING:
        return Lean.OPEN
    return Lean.EITHER if char in _NEUTRAL else Lean.CLOSE


def _side_after(char: str, text: str, at: int) -> Lean:
    if char in _NEUTRAL or text.startswith("..", at):
        return Lean.EITHER
    return Lean.CLOSE if char.isspace() or char in _CLOSING else Lean.OPEN


def _lean(before: Lean, after: Lean) -> Lean:
    if before is Lean.EITHER or before is after:
        return after
    return before if after is Lean.EITHER else Lean.EITHER
