"""Join two dates into the time between them: "between Monday and Wednesday", "from 2012 to 2014".

>>> join_ranges("since 2001", [DateWords(Span(6, 10), "2001", "year")])[0].edtf
'2001/..'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.errors import MalformedValue
from onrecord.model import Span
from onrecord.model.interval import parse_edtf
from onrecord.text.dates.values import DateWords

_TO = re.compile(r",?\s(?:to|until|till|through|and)\s(?:early\s|late\s)?(?:the\s)?|\s?[-‐‑–—]\s?")
_OR = re.compile(r"\sor\s(?:on\s)?")
_LEADS = re.compile(
    r"\b(between|from|since|until|till|before|after|by)\s(?:(?:on|at|about|early|late)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 16
_OPEN = {
    "since": "{}/..",
    "after": "{}/..",
    "until": "../{}",
    "till": "../{}",
    "before": "../{}",
    "by": "../{}",
}
_SORTS = frozenset({"weekday", "date", "figures", "month", "year", "near-day", "holiday", "relative"})


def join_ranges(text: str, found: Sequence[DateWords], least: int = 0) -> list[DateWords]:
    """Return dates in order, those that bound a time joined and those that open one left open.

    Args:
        text: The text that they stand in.
        found: The dates, in order and apart.
        least: Where the words before them are looked at from.
    """
    joined: list[DateWords] = []
    rest = list(found)
    while rest:
        one = rest.pop(0)
        lead = _lead(text, one.span.start, least)
        if rest and (both := _both(text, lead, one, rest[0])):
            joined.append(both)
            rest.pop(0)
        else:
            joined.append(_opened(one, lead))
    return joined


def _lead(text: str, start: int, least: int) -> str:
    found = _LEADS.search(text, max(least, start - _LOOK_BACK), start)
    return found[1].lower() if found else ""


def _both(text: str, lead: str, one: DateWords, other: DateWords) -> DateWords | None:
    """Join dates that stand as "from A to B", "A to B", "A-B" or "A or B"; "A and B" only after "between"."""
    between = text[one.span.end : other.span.start]
    if one.sort not in _SORTS or other.sort not in _SORTS:
        return None
    either = _OR.fullmatch(between) is not None
    listed = between.strip(" ,") == "and" and lead != "between"
    if not either and (listed or _TO.fullmatch(between) is None):
        return None
    first, last = one.edtf.split("/")[0], other.edtf.split("/")[-1]
    edtf = _interval(first, last)
    return DateWords(Span(one.span.start, other.span.end), edtf, "range") if edtf else None


def _interval(first: str, last: str) -> str | None:
    edtf = first if first == last else f"{first}/{last}"
    try:
        interval = parse_edtf(edtf)
    except MalformedValue:
        return None
    return str(interval)


def _opened(one: DateWords, lead: str) -> DateWords:
    """Open a date at one end, where a word before it says that time runs from it or up to it."""
    if lead not in _OPEN or "/" in one.edtf or one.sort not in _SORTS or one.sort == "relative":
        return one
    return replace(one, edtf=_OPEN[lead].format(one.edtf), sort="open")
