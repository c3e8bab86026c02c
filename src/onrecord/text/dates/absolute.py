"""Read dates that name their month, in words or in figures: "October 28", "3 May 2031", "2031-05-03".

Without a year the latest such day is meant, the report's own included; looking ahead, the next one. A weekday
beside the date decides between years. Figures that can be read in two ways mean an interval, both days kept.

On 4 March 2031:

    "Oct. 3"            2030-10-03
    "3-5 May 2029"      2029-05-03/2029-05-05
    "03/04/2031"        2031-03-04/2031-04-03
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.text.dates.shapes import (
    DASH,
    DAY,
    MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
    weekday_number,
)
from onrecord.text.dates.values import DateWords, Setting
from onrecord.text.dates.writing import date_of, joined

_SMALL = r"(?:of|in|at|on|for|with|to|when|but|and|by|after|before|as|the|this|last|next)\b"
_BESIDE = rf"(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),?\s(?:(?:the|on)\s)?)?"
_ALONE = rf"(?={DAY}(?:\s(?:{MONTH}|{_SMALL})|,?\s{YEAR}|[^\w\s]|$))"
_TO = rf"(?:{DASH}|\s(?:to|through|until)\s|\s(?:and|or)\s{_ALONE})"
_MONTH_FIRST = re.compile(
    rf"(?<![\w-]){_BESIDE}(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})(?:{_TO}(?P<last>{DAY})(?!\s{MONTH}))?"
    rf"(?!\d)(?:,?\s(?P<year>{YEAR}))?"
)
_DAY_FIRST = re.compile(
    rf"(?<![\w$€£.,/-]){_BESIDE}(?:the\s)?(?P<day>{DAY})(?:{_TO}(?P<last>{DAY}))?(?:\sof)?\s(?P<month>{MONTH})(?![\w-])"
    rf"(?:,?\s(?P<year>{YEAR}))?"
)
_ISO = re.compile(r"(?<![\w/.-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_FIGURES = re.compile(r"(?<![\w/.-])(\d\d?)([/.])(\d\d?)\2((?:19|20)\d\d|\d\d)(?![\w/-])")
_NEAREST = (0, -1, 1)
_OLDEST_OF_OURS = 50


def find_absolute(setting: Setting, span: Span) -> Iterator[DateWords]:
    """Yield the dates that name their month."""
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        for found in pattern.finditer(setting.text, span.start, span.end):
            edtf = _named(found, setting)
            if edtf:
                yield DateWords(Span(*found.span()), edtf, "date")
    for found in _ISO.finditer(setting.text, span.start, span.end):
        if day := date_of(int(found[1]), int(found[2]), int(found[3])):
            yield DateWords(Span(*found.span()), day.isoformat(), "date")
    for found in _FIGURES.finditer(setting.text, span.start, span.end):
        yield from _figures(found)


def month_day(month: int, day: int, setting: Setting, weekday: int | None = None) -> str | None:
    """Write a day without a year: as it came last or comes next; with an open year if the report has none."""
    anchor = setting.anchor
    if date_of(2000, month, day) is None:
        return None
    if not anchor.year:
        return f"XXXX-{month:02d}-{day:02d}"
    days = [made for step in _NEAREST if (made := date_of(anchor.day.year + step, month, day))]
    fitting = [made for made in days if weekday is None or made.weekday() == weekday]
    if weekday is not None and len(fitting) == 1:
        return fitting[0].isoformat()
    return latest(days, setting)


def latest(days: list[dt.date], setting: Setting) -> str | None:
    """Write the day that came last, or looking ahead the next to come."""
    today = setting.anchor.day
    if setting.ahead:
        coming = [day for day in days if day >= today]
        return min(coming).isoformat() if coming else None
    gone = [day for day in days if day <= today]
    return max(gone).isoformat() if gone else None


def _named(found: re.Match[str], setting: Setting) -> str | None:
    month, first = month_number(found["month"]), day_number(found["day"])
    last = day_number(found["last"]) if found["last"] else first
    weekday = weekday_number(found["weekday"]) if found["weekday"] else None
    if last < first:
        return None
    ends = (_one(found["year"], month, day, setting, weekday) for day in (first, last))
    return joined(*ends)


def _one(year: str | None, month: int, day: int, setting: Setting, weekday: int | None) -> str | None:
    if year is None:
        return month_day(month, day, setting, weekday)
    made = date_of(int(year), month, day)
    return made.isoformat() if made else None


def _figures(found: re.Match[str]) -> Iterator[DateWords]:
    """Read a date in figures: with full stops the day stands first; with strokes either may."""
    first, mark, second = int(found[1]), found[2], int(found[3])
    if mark == "." and len(found[4]) == 2:
        return
    year = _full_year(found[4])
    orders = [(second, first)] if mark == "." else [(first, second), (second, first)]
    days = sorted({day for month, number in orders if (day := date_of(year, month, number))})
    if days:
        written = tuple(day.isoformat() for day in days)
        both = written if len(written) > 1 else ()
        edtf = joined(written[0], written[-1]) or written[0]
        yield DateWords(Span(*found.span()), edtf, "figures", both)


def _full_year(figures: str) -> int:
    """Complete a year of two figures: 50 to 99 are of the last century, the others of ours."""
    if len(figures) == 4:
        return int(figures)
    return int(figures) + (1900 if int(figures) >= _OLDEST_OF_OURS else 2000)
