"""Tell where in a text words for dates can stand at all: around the words that one of them needs.

Most of a text has none, and looking for a single word is quicker than for all that may stand around it.

    >>> list(find_windows("They met on Monday.", Span(0, 19)))
    [Span(start=0, end=19)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.model import Span
from onrecord.resources import load_table
from onrecord.text.dates.shapes import MONTHS, WEEKDAYS

_WORD = re.compile(r"[^\W_]+")
_REACH = 60
_UNITS = "hour day night week weekend fortnight month year decade quarter century"
_OTHERS = (
    "today tonight yesterday tomorrow overnight morning afternoon evening lunchtime fiscal fy q1 q2 q3 q4"
)
_TENS = "fifties sixties seventies eighties nineties"


def find_windows(text: str, span: Span) -> Iterator[Span]:
    """Yield the stretches of a span that hold all words for dates in it, apart and in order."""
    triggers, start, end = _triggers(), -1, -1
    for found in _WORD.finditer(text, span.start, span.end):
        word = found[0].lower()
        if word not in triggers and not (word[0].isdecimal() or word[-1].isdecimal()):
            continue
        if start >= 0 and found.start() - _REACH > end:
            yield Span(start, min(end, span.end))
            start = -1
        if start < 0:
            start = _word_start(text, max(span.start, found.start() - _REACH), span.start)
        end = found.end() + _REACH
    if start >= 0:
        yield Span(start, min(end, span.end))


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


@cache
def _triggers() -> frozenset[str]:
    table = load_table("dates")
    months = {name[:length].lower() for name in MONTHS for length in (3, 4, len(name))}
    units = {unit + ending for unit in _UNITS.split() for ending in ("", "s")}
    named = (*table["holidays"], *table["feasts"], *table["easter"])
    holidays = {word for name in named for word in _WORD.findall(name) if len(word) > 1}
    weekdays = {name + ending for name in WEEKDAYS for ending in ("", "s")} | {name[:3] for name in WEEKDAYS}
    return frozenset(
        months | units | holidays | weekdays | set(table["seasons"]) | set(f"{_OTHERS} {_TENS}".split())
    )
