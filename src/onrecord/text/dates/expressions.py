"""Find all words for dates in a text and read them against the day that the report was written on.

What each means is read apart (`absolute`, `weekdays`, `months`, …); here they are put in order, the longest
of those that overlap is taken, and two that bound a time are joined.

    >>> anchor = Anchor(dt.date(2031, 3, 4), year=True, weekday=1)
    >>> [found.edtf for found in find_dates("They met on Monday.", Span(0, 19), anchor)]
    ['2031-03-03']
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain

from onrecord.errors import MalformedValue
from onrecord.model import Span
from onrecord.model.interval import parse_edtf
from onrecord.text.dates.absolute import find_absolute
from onrecord.text.dates.counted import find_counted
from onrecord.text.dates.deictic import find_deictic
from onrecord.text.dates.eras import find_eras
from onrecord.text.dates.holidays import find_holidays
from onrecord.text.dates.months import find_months
from onrecord.text.dates.periods import find_periods
from onrecord.text.dates.ranges import join_ranges
from onrecord.text.dates.relative import find_relative
from onrecord.text.dates.values import ANY_YEAR, Anchor, DateWords, Setting
from onrecord.text.dates.weekdays import find_weekdays
from onrecord.text.dates.windows import find_windows
from onrecord.text.dates.writing import write_day

_FAMILIES = (
    find_absolute,
    find_weekdays,
    find_months,
    find_eras,
    find_deictic,
    find_periods,
    find_counted,
    find_holidays,
)
_FARTHEST = 800


def find_dates(text: str, span: Span, anchor: Anchor, *, ahead: bool = False) -> list[DateWords]:
    """Return the words for dates inside a span that can be told, in order and apart.

    Args:
        text: The text that the span is of.
        span: Where to look.
        anchor: The day that the report was written on.
        ahead: Whether weekdays and dates without a year look ahead, as after "until".
    """
    setting, windows = Setting(text, anchor, ahead), list(find_windows(text, span))
    plain = apart(chain.from_iterable(find(setting, window) for window in windows for find in _FAMILIES))

    def about(offset: int) -> Anchor | None:
        return _last_spoken_of(plain, offset, anchor)

    counted = (find_relative(setting, window, about) for window in windows)
    return join_ranges(text, apart(chain(plain, *counted)), span.start)


def apart(found: Iterable[DateWords]) -> list[DateWords]:
    """Return words for dates in order; of those that overlap the first and longest."""
    kept: list[DateWords] = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if _is_date(one.edtf) and (not kept or kept[-1].span.end <= one.span.start):
            kept.append(one)
    return kept


def _is_date(edtf: str) -> bool:
    try:
        parse_edtf(edtf)
    except MalformedValue:
        return False
    return True


def _last_spoken_of(found: Sequence[DateWords], offset: int, anchor: Anchor) -> Anchor | None:
    """Return the day whose words stand last before an offset and not too far from it.

    Args:
        found: The words for dates, in order.
        offset: Where a day is counted from.
        anchor: The report's own day; it tells the weekday of a day without a year.
    """
    first = bisect_left(found, offset, key=lambda one: one.span.start)
    for one in reversed(found[:first]):
        if offset - one.span.end > _FARTHEST:
            return None
        if one.is_day:
            return _anchor_at(one, anchor)
    return None


def _anchor_at(found: DateWords, anchor: Anchor) -> Anchor:
    if found.day is not None:
        return Anchor(found.day, year=True, weekday=found.day.weekday())
    day = dt.date.fromisoformat(found.edtf.replace("XXXX", str(ANY_YEAR)))
    known = anchor.weekday is not None and write_day(day, anchor) is not None
    weekday = (anchor.weekday + (day - anchor.day).days) % 7 if known and anchor.weekday is not None else None
    return Anchor(day, year=False, weekday=weekday)
