"""Read dates counted from the day last spoken of: "two days earlier", "the following Friday", "that night".

"The day before the vote" is none: it is counted from the vote and not from a day.

After "on 3 March 2031":

    "the day before"    2031-03-02
    "two days later"    2031-03-05
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.model import Span
from onrecord.text.dates.counted import away
from onrecord.text.dates.shapes import NUMBER, UNIT, WEEKDAY, counted, weekday_number
from onrecord.text.dates.values import Anchor, DateWords, Setting
from onrecord.text.dates.writing import days_from, month_of, months_after, write_day, write_month

_HOUR = r"(?:morning|afternoon|evening|night)"
_ENDS = r"(?=\s*(?:$|[^\w\s]|(?i:that|at|in|to|by|when|and|but|with|from|on|had|was|were|she|he|they)\b))"
_COUNTED = re.compile(
    rf"(?<![\w$€£.,-])(?:(?P<number>{NUMBER})\s)?(?P<unit>{UNIT})s?\s(?:(?P<way>(?i:earlier|later|afterwards?))\b|(?P<near>(?i:before|after))\b{_ENDS})"
)
_DAY = re.compile(
    rf"(?<![\w-])(?i:the\sday\s(?P<way>before|after)\b{_ENDS}|(?:the|that|this)\s(?P<which>next|following|previous|same|very\ssame|very|preceding)\s"
    rf"(?P<unit>day|week|month|year|{_HOUR})\b|that\s(?P<that>day|{_HOUR}|week|month|year)\b(?!\s(?:of|when|after|before)\b))"
)
_WEEKDAY = re.compile(
    rf"\b(?i:the\s(?P<which>previous|following|same|next|preceding))\s(?P<weekday>{WEEKDAY})\b"
)
_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "before": -1, "after": 1}
_WAYS = {"earlier": -1, "before": -1}
_WEEK = 7


def find_relative(setting: Setting, span: Span, about: Callable[[int], Anchor | None]) -> Iterator[DateWords]:
    """Yield dates counted from the day last spoken of.

    Args:
        setting: The text and the report's day.
        span: Where to look.
        about: Tells which day was last spoken of before an offset, if any.
    """
    for pattern, read in ((_COUNTED, _counted), (_DAY, _day), (_WEEKDAY, _weekday)):
        for found in pattern.finditer(setting.text, span.start, span.end):
            day = about(found.start())
            edtf = read(found, day) if day else None
            if edtf:
                yield DateWords(Span(*found.span()), edtf, "relative")


def _counted(found: re.Match[str], about: Anchor) -> str | None:
    unit, sign = found["unit"].lower(), _WAYS.get((found["way"] or found["near"]).lower(), 1)
    if found["number"]:
        return away(unit, *counted(found["number"]), about, sign=sign)
    plural = found.string[found.end("unit")] == "s"
    return write_day(about.day, about) if unit == "hour" and plural else None


def _day(found: re.Match[str], about: Anchor) -> str | None:
    unit = (found["unit"] or found["that"] or "day").lower()
    step = _STEPS.get((found["way"] or found["which"] or "").lower(), 0)
    if unit in ("week", "year") and not about.year:
        return None
    if unit == "week":
        monday = days_from(about.day, _WEEK * step - about.day.weekday())
        sunday = days_from(monday, _WEEK - 1) if monday else None
        return f"{monday.isoformat()}/{sunday.isoformat()}" if monday and sunday else None
    if unit == "month":
        return write_month(months_after(month_of(about.day), step), about)
    if unit == "year":
        return f"{about.day.year + step:04d}"
    day = days_from(about.day, step)
    return write_day(day, about) if day else None


def _weekday(found: re.Match[str], about: Anchor) -> str | None:
    if about.weekday is None:
        return None
    step = _STEPS.get(found["which"].lower(), 0)
    wanted = (weekday_number(found["weekday"]) - about.weekday) % _WEEK
    shift = wanted - _WEEK if step < 0 and wanted else wanted or _WEEK * step
    day = days_from(about.day, shift if step or not wanted else wanted - _WEEK)
    return write_day(day, about) if day else None
