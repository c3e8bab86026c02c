"""Read words for days close by: "today", "last night", "overnight", "the day before yesterday".

"Today" inside a sentence with a capital is a name, and so is what stands in capitals.

On 4 March 2031:

    "yesterday"         2031-03-03
    "overnight"         2031-03-03/2031-03-04
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.text.dates.values import DateWords, Setting
from onrecord.text.dates.writing import days_from, joined, write_day

_HOUR = r"(?:morning|afternoon|evening|night|lunchtime)"
_SHIFTS: tuple[tuple[int, int, str], ...] = (
    (-2, -2, r"the\sday\sbefore\syesterday"),
    (2, 2, r"the\sday\safter\stomorrow"),
    (-1, -1, rf"yesterday(?:\s{_HOUR})?|last\s(?:night|evening)"),
    (1, 1, rf"tomorrow(?:\s{_HOUR})?"),
    (-1, 0, r"overnight"),
    (0, 0, rf"(?:earlier\s|later\s|late\s|early\s)?(?:today|tonight|this\s{_HOUR})"),
)
_SHAPES = (f"(?P<n{number}>{words})" for number, (_, _, words) in enumerate(_SHIFTS))
_DEICTIC = re.compile(rf"(?<![\w-])(?:{'|'.join(_SHAPES)})(?![\w-])", re.IGNORECASE)
_QUOTED = frozenset({"“”", '""', "‘’", "''"})
_OPENS = re.compile(r"(?:^|[.!?:;—–“\"‘'(\n])\s*$")


def find_deictic(setting: Setting, span: Span) -> Iterator[DateWords]:
    """Yield words for days close by."""
    for found in _DEICTIC.finditer(setting.text, span.start, span.end):
        if _is_name(found):
            continue
        first, last, _ = _SHIFTS[int((found.lastgroup or "n0")[1:])]
        ends = (days_from(setting.anchor.day, shift) for shift in (first, last))
        written = [write_day(day, setting.anchor) if day else None for day in ends]
        edtf = joined(written[0], written[1])
        if edtf:
            yield DateWords(Span(*found.span()), edtf, "near-day")


def _is_name(found: re.Match[str]) -> bool:
    word = found[0].split()[-1]
    around = (
        found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]
    )
    if (word.isupper() and len(word) > 1) or around in _QUOTED:
        return True
    if not word[0].isupper():
        return False
    before = found.string[max(0, found.start() - 4) : found.start()]
    return len(found[0].split()) > 1 or _OPENS.search(before) is None
