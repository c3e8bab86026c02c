"""By when an act is owed: a day that is named, or a time counted from the day of the report.

    "by Friday"                  the day
    "within 48 hours"            two days after the report
    "by the end of the month"    its last third
    "by March."                  the next March: after "by", a name that may be a verb's is a month

What is counted from a day to come ("within 30 days of receiving it") is no day yet.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from onrecord.interpret.terms import day_in, due_in
from onrecord.interpret.view import View
from onrecord.model import Span
from onrecord.text.dates import Anchor, exactly, find_dates, later, write_month

_COUNTED = re.compile(
    r"\bwithin\s(?:the (?:next|coming)\s)?(?P<count>[\w-]+)\s(?:calendar\s)?(?P<unit>hour|day|week|month|"
    r"year)s?\b"
    r"(?!\s(?:of|after|from|before)\b)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:by|before|at)\s(?:the\s)?(?:end|close)\sof\sthe\s(?P<unit>month|year)\b", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"(?<=\w\s)(?:next\s|this\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=$|[.,;\"”]|\s(?:if|and|but|"
    r"so|from|to|at)\b)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:by|before|than)\s(?P<month>March|April|June|August)"
    r"(?=$|[.,;:\"”]|\s(?:and|but|or|if|unless|at|the|its|his|her|their|said|a|an|when|which)\b)"
)
_MONTHS, _LAST = 12, 10
_MOST = 2_880
"""What is counted in more units than so many is no day that anybody owes an act by."""


def due_of(view: View, span: Span, *, ahead: bool = True) -> str | None:
    """Return the day by which an act is owed, as EDTF; None where none is told.

    Args:
        view: The report.
        span: The stretch of the reading copy that tells it.
        ahead: Whether the day lay ahead of the report.
    """
    named = due_in(view, span, ahead=ahead)
    if named is not None or view.anchor is None or not view.anchor.year:
        return named
    today = view.anchor.day
    if (found := _MONTH.search(view.text, span.start, min(span.end + 1, len(view.text)))) is not None:
        return _month(view.anchor, list(calendar.month_name).index(found["month"]), ahead=ahead)
    if (found := _COUNTED.search(view.text, span.start, span.end)) is not None:
        return _counted(today, found["count"].lower(), found["unit"].lower())
    if (found := _END.search(view.text, span.start, span.end)) is not None:
        month = today.month if found["unit"].lower() == "month" else _MONTHS
        last = calendar.monthrange(today.year, month)[1]
        written = f"{today.year:04}-{month:02}"
        return f"{written}-{last - _LAST + 1}/{written}-{last}"
    return None


def day_of(view: View, span: Span) -> str | None:
    """Return the day on which an act is to be done ("on May 2", "will ship Friday"), as EDTF."""
    named = day_in(view, span)
    if named is not None or view.anchor is None:
        return named
    for found in _WEEKDAY.finditer(view.text, span.start, min(span.end + 1, len(view.text))):
        for day in find_dates(view.text, Span(*found.span()), view.anchor, ahead=True):
            return day.edtf
    return None


def _month(anchor: Anchor, month: int, *, ahead: bool) -> str | None:
    """Return the next of the months of a name, or the latest; that of the report is both."""
    year, now = anchor.day.year, anchor.day.month
    apart = 1 if ahead and month < now else -1 if not ahead and month > now else 0
    return write_month((year + apart, month), anchor)


def _counted(today: dt.date, count: str, unit: str) -> str | None:
    number = exactly(count)
    day = later(today, number, unit) if number is not None and 0 < number < _MOST else None
    return day.isoformat() if day else None
