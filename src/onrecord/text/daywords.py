"""Read a report's words for days ("on Friday", "yesterday", "October 28") against the day it was written on.

The report's day is the date of its dateline, completed by the day of publication, else that day itself. A
weekday looking back is the latest such day, the report's own day included; looking ahead ("until Friday") it
is the next one. Without a year the answer keeps the year open (`XXXX-10-28`).

Durations, seasons and "last week" are left to a later version: they give nothing here.

    >>> anchor = Anchor(dt.date(2031, 3, 4), year=True, weekday=1)
    >>> [found.edtf for found in find_day_words("They met on Monday.", Span(0, 19), anchor)]
    ['2031-03-03']
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import MalformedValue
from onrecord.model import Document, Span
from onrecord.model.interval import parse_edtf

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = re.compile(
    rf"\b(?:(?P<weekday>(?:last |next |this )?(?:{'|'.join(_WEEKDAYS)}))\b"
    r"|(?P<today>today|tonight|this (?:morning|afternoon|evening))|(?P<yesterday>yesterday|last night)"
    r"|(?P<tomorrow>tomorrow)"
    r"|(?P<month>jan(?:uary|\.)|feb(?:ruary|\.)|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)"
    r"|sept?(?:ember|\.)|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))\s"
    r"(?P<after>\d{1,2})(?:st|nd|rd|th)?\b"
    r"(?:,?\s(?P<year>\d{4})\b)?"
    r"|(?P<before>\d{1,2})\s(?P<month_after>january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b(?:\s(?P<year_after>\d{4})\b)?)",
    re.IGNORECASE,
)
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which a report's words for days are counted.

    Attributes:
        day: The day; in a leap year that stands for any, if `year` is False.
        year: Whether the year is known.
        weekday: Which day of the week it is, 0 for Monday; None where that is not known.
    """

    day: dt.date
    year: bool
    weekday: int | None


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words for a day, the day as EDTF, and what kind of words they are."""

    span: Span
    edtf: str
    sort: str


def anchor_of(doc: Document) -> Anchor | None:
    """Return the day that a report was written on, as far as its dateline and publication date tell.

    A report with no year is taken to have been written on the weekday that its first paragraph names.
    """
    published = _exact(doc.published)
    printed = doc.dateline.date if doc.dateline else None
    day = _exact(printed) or _completed(printed, published) or published
    if day:
        return Anchor(day, year=True, weekday=day.weekday())
    found = _YEARLESS.fullmatch(printed or "")
    if found is None or doc.dateline is None:
        return None
    day = dt.date(_LEAP_YEAR, int(found[1]), int(found[2]))
    return Anchor(day, year=False, weekday=_weekday_of_lead(doc.text, doc.dateline.span.end))


def find_day_words(text: str, span: Span, anchor: Anchor, *, ahead: bool = False) -> Iterator[DayWords]:
    """Yield the words for days inside a span that can be told, in order.

    Args:
        text: The text that the span is of.
        span: Where to look.
        anchor: The day that the report was written on.
        ahead: Whether weekdays and dates without a year look ahead, as after "until".
    """
    for found in _WORDS.finditer(text, span.start, span.end):
        if found["month"] == "may" or (edtf := _read(found, anchor, ahead=ahead)) is None:
            continue
        sort = "month-day" if found["month"] or found["month_after"] else found.lastgroup or ""
        yield DayWords(Span(found.start(), found.end()), edtf, sort)


def _exact(edtf: str | None) -> dt.date | None:
    try:
        interval = parse_edtf(edtf[:10]) if edtf else None
    except MalformedValue:
        return None
    return interval.start.exact if interval and interval.start else None


def _completed(printed: str | None, published: dt.date | None) -> dt.date | None:
    """Give a dateline without a year the year in which it comes last before publication."""
    found = _YEARLESS.fullmatch(printed or "")
    if found is None or published is None:
        return None
    years = (published.year, published.year - 1)
    made = (_date(year, int(found[1]), int(found[2])) for year in years)
    return next((day for day in made if day and day <= published + dt.timedelta(days=1)), None)


def _weekday_of_lead(text: str, start: int) -> int | None:
    end = text.find("\n", start)
    lead = text[start : end if end >= 0 else len(text)].lower()
    found = re.search(rf"(?<!last )(?<!next )\b({'|'.join(_WEEKDAYS)})\b", lead)
    return _WEEKDAYS.index(found[1]) if found else None


def _read(found: re.Match[str], anchor: Anchor, *, ahead: bool) -> str | None:
    for name, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if found[name]:
            return _printed(anchor.day + dt.timedelta(days=days), anchor)
    if found["weekday"]:
        return _weekday(found["weekday"].lower(), anchor, ahead=ahead)
    return _dated(found, anchor, ahead=ahead)


def _weekday(words: str, anchor: Anchor, *, ahead: bool) -> str | None:
    """Return the latest such weekday, the report's own day included; or, looking ahead, the next one."""
    if anchor.weekday is None:
        return None
    wanted = _WEEKDAYS.index(words.split()[-1])
    if ahead or words.startswith("next "):
        days = (wanted - anchor.weekday) % 7 or 7
    else:
        days = -((anchor.weekday - wanted) % 7)
        days = -7 if days == 0 and words.startswith("last ") else days
    return _printed(anchor.day + dt.timedelta(days=days), anchor)


def _dated(found: re.Match[str], anchor: Anchor, *, ahead: bool) -> str | None:
    month = _MONTHS.index((found["month"] or found["month_after"])[:3].lower()) + 1
    number = int(found["after"] or found["before"])
    year = found["year"] or found["year_after"]
    if year:
        day = _date(int(year), month, number)
        return day.isoformat() if day else None
    day = _date(anchor.day.year, month, number)
    if day is None or not anchor.year:
        return f"XXXX-{month:02d}-{number:02d}" if day else None
    if ahead and day < anchor.day:
        day = _date(day.year + 1, month, number)
    elif not ahead and day > anchor.day:
        day = _date(day.year - 1, month, number)
    return day.isoformat() if day else None


def _printed(day: dt.date, anchor: Anchor) -> str | None:
    """Write a day counted from the anchor; without a year None where a 29 February may lie between."""
    if anchor.year:
        return day.isoformat()
    february = {day.month, anchor.day.month} == {2, 3}
    return None if february else f"XXXX-{day.month:02d}-{day.day:02d}"


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
