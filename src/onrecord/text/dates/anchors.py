"""Tell which day a report was written on: its dateline's, completed by the day of publication, or else that.

A report with no year is taken to have been written on the weekday that its first paragraph names.

    >>> anchor_of(doc).day
    datetime.date(2031, 3, 4)
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.errors import MalformedValue
from onrecord.model import Dateline, Document, Span
from onrecord.model.interval import parse_edtf
from onrecord.text.dates.shapes import WEEKDAY, weekday_number
from onrecord.text.dates.values import ANY_YEAR, Anchor
from onrecord.text.dates.writing import date_of

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_OTHER = r"last |next |this |until |since |by |late last |before |after "
_LEAD = re.compile(rf"\b(?P<other>{_OTHER})?(?P<weekday>{WEEKDAY})\b", re.IGNORECASE)


def anchor_of(doc: Document) -> Anchor | None:
    """Return the day that a report was written on, as far as its dateline and publication date tell."""
    published = _exact(doc.published)
    line = doc.dateline
    printed = line.date if line else None
    day = _exact(printed) or _completed(printed, published)
    spans = (line.date_span,) if line and line.date_span and day else ()
    if day or published:
        made = day or published or dt.date.min
        return Anchor(made, year=True, weekday=made.weekday(), spans=spans)
    found = _YEARLESS.fullmatch(printed or "")
    if found is None or line is None:
        return None
    return _yearless(doc, line, int(found[1]), int(found[2]))


def _yearless(doc: Document, line: Dateline, month: int, day: int) -> Anchor | None:
    made = date_of(ANY_YEAR, month, day)
    if made is None:
        return None
    weekday = weekday_of_lead(doc.text, line)
    spans = tuple(span for span in (line.date_span, weekday) if span)
    number = weekday_number(weekday.text_of(doc.text)) if weekday else None
    return Anchor(made, year=False, weekday=number, spans=spans)


def weekday_of_lead(text: str, line: Dateline) -> Span | None:
    """Return the weekday that a report was written on, if its dateline or its first paragraph names one."""
    end = text.find("\n", line.span.end)
    for found in _LEAD.finditer(text, line.span.start, end if end >= 0 else len(text)):
        if not found["other"]:
            return Span(*found.span("weekday"))
    return None


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
    made = (date_of(year, int(found[1]), int(found[2])) for year in years)
    return next((day for day in made if day and (day - published).days <= 1), None)
