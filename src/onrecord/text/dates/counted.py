"""Read spans of time counted from the report's day: "two days ago", "a decade ago", "the past three weeks".

What is counted in days is a day. What is counted in larger units is meant to the nearest unit, and so an
interval: "three weeks ago" is a week, "two years ago" the calendar year and what lies half a year around.

On 4 March 2031:

    "two days ago"      2031-03-02
    "a month ago"       2031-01/2031-02
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.text.dates.shapes import NUMBER, UNIT, counted
from onrecord.text.dates.values import Anchor, DateWords, Setting
from onrecord.text.dates.writing import (
    date_of,
    days_from,
    month_of,
    months_after,
    write_days,
    write_months,
    write_years,
)

_AGO = re.compile(
    rf"(?<![\w$€£.,-])(?:(?P<number>{NUMBER})\s)?(?P<unit>{UNIT})s?\sago\b(?!\s(?i:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_PAST = re.compile(
    rf"(?<![\w-])(?:(?i:in|over|for|during|within)\s)?(?P<core>(?:(?i:the|these)\s)?(?i:last|past|previous)\s(?P<number>{NUMBER})\s(?P<unit>{UNIT})s\b)"
)
_RECENT = re.compile(r"\b(?i:in|over|during)\s(?P<core>(?i:recent)\s(?P<unit>days|weeks|months))\b")
_TO_COME = re.compile(
    rf"(?<![\w$€£.,-])(?:(?i:in)\s(?P<number>{NUMBER})\s(?P<unit>{UNIT})s?(?P<time>['’]?s?['’]?\stime)?\b|"
    rf"(?P<number_from>{NUMBER})\s(?P<unit_from>{UNIT})s?\sfrom\s(?:now|today)\b)"
)
_DAYS = {"hour": 1, "day": 1, "night": 1, "week": 7, "fortnight": 14}
_HOURS = {"hour": 1, "day": 24, "week": 7 * 24}
_RECENTLY = {"days": 7, "weeks": 56, "months": 365}
_UNNUMBERED = (2, 6)
_SAME_DAY_HOURS = 12
_SHORTEST = 3
_SHORTEST_MONTH, _HALF_MONTH = 28, 15


def find_counted(setting: Setting, span: Span) -> Iterator[DateWords]:
    """Yield spans of time counted from the report's day."""
    for found in _AGO.finditer(setting.text, span.start, span.end):
        edtf = _ago(found, setting.anchor)
        if edtf:
            yield DateWords(Span(*found.span()), edtf, "ago")
    for pattern in (_PAST, _RECENT):
        for found in pattern.finditer(setting.text, span.start, span.end):
            edtf = _recently(found, setting.anchor) if pattern is _RECENT else _since(found, setting.anchor)
            if edtf:
                yield DateWords(Span(*found.span("core")), edtf, "lately")
    for found in _TO_COME.finditer(setting.text, span.start, span.end):
        edtf = _to_come(found, setting)
        if edtf:
            yield DateWords(Span(*found.span()), edtf, "to-come")


def later(day: dt.date, count: int, unit: str) -> dt.date | None:
    """Return the day that comes exactly so much later; None outside the calendar.

    Args:
        day: The day to count from.
        count: How many units.
        unit: hour, day, week, month or year. Hours are counted up to whole days; of a month that is too short
            the last day is meant.
    """
    if unit in _HOURS:
        return days_from(day, -(-count * _HOURS[unit] // 24))
    year, month = months_after(month_of(day), count * (12 if unit == "year" else 1))
    return date_of(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def away(unit: str, least: int, most: int, anchor: Anchor, *, sign: int) -> str | None:
    """Write what lies a number of units before (`sign` -1) or after (1) a day, to the nearest unit.

    Args:
        unit: Singular and in small letters ("week").
        least: How many at least.
        most: How many at most.
        anchor: The day to count from.
        sign: Backwards or onwards.
    """
    near, far = sign * least, sign * most
    if unit == "hour":
        return _days(_whole_days(near), _whole_days(far), anchor)
    if unit in _DAYS:
        width = _SHORTEST if _DAYS[unit] > 1 else 0
        return _days(near * _DAYS[unit] - sign * width, far * _DAYS[unit] + sign * width, anchor)
    if unit == "month":
        return _months_around(near, far, sign, anchor)
    if not anchor.year:
        return None
    return (
        _years_around(near, far, sign, anchor) if unit == "year" else _decades_around(near, far, sign, anchor)
    )


def _ago(found: re.Match[str], anchor: Anchor) -> str | None:
    unit = found["unit"].lower()
    if found["number"] is None:
        plural = found.string[found.end("unit")] == "s"
        if not plural or unit in ("year", "decade", "fortnight"):
            return None
        return away(unit, *_UNNUMBERED, anchor, sign=-1)
    return away(unit, *counted(found["number"]), anchor, sign=-1)


def _whole_days(hours: int) -> int:
    """Return how many days hours are: some hours of the same day are none."""
    if abs(hours) <= _SAME_DAY_HOURS:
        return 0
    days = -(-abs(hours) // 24)
    return days if hours > 0 else -days


def _days(one: int, other: int, anchor: Anchor) -> str | None:
    first, last = (days_from(anchor.day, shift) for shift in sorted((one, other)))
    return write_days(first, last, anchor) if first and last else None


def _months_around(near: int, far: int, sign: int, anchor: Anchor) -> str | None:
    days = [
        date_of(*months_after(month_of(anchor.day), count), min(anchor.day.day, _SHORTEST_MONTH))
        for count in (near, far)
    ]
    halves = (-_HALF_MONTH * sign, _HALF_MONTH * sign)
    ends = [days_from(day, half) if day else None for day, half in zip(days, halves, strict=True)]
    known = sorted(month_of(end) for end in ends if end)
    return write_months(known[0], known[1], anchor) if len(known) == len(ends) else None


def _years_around(near: int, far: int, sign: int, anchor: Anchor) -> str | None:
    year, here = anchor.day.year, month_of(anchor.day)
    halves = sorted(
        months_after(here, 12 * count + step) for count, step in ((near, -6 * sign), (far, 6 * sign))
    )
    years = sorted((year + near, year + far))
    return write_months(min(halves[0], (years[0], 1)), max(halves[1], (years[1], 12)), anchor)


def _decades_around(near: int, far: int, sign: int, anchor: Anchor) -> str | None:
    years = sorted((anchor.day.year + 10 * near - 5 * sign, anchor.day.year + 10 * far + 5 * sign))
    return write_years(years[0], years[1], anchor)


def _since(found: re.Match[str], anchor: Anchor) -> str | None:
    """Write the time from so many units back up to the report's day."""
    unit, most = found["unit"].lower(), counted(found["number"])[1]
    if unit == "hour":
        return _days(_whole_days(-most), 0, anchor)
    if unit in _DAYS:
        return _days(-most * _DAYS[unit], 0, anchor)
    here = month_of(anchor.day)
    if unit == "month":
        return write_months(months_after(here, -most), here, anchor)
    return write_years(here[0] - most * (1 if unit == "year" else 10), here[0], anchor)


def _recently(found: re.Match[str], anchor: Anchor) -> str | None:
    return _days(-_RECENTLY[found["unit"].lower()], 0, anchor)


def _to_come(found: re.Match[str], setting: Setting) -> str | None:
    """Read "in two weeks" where words look ahead; "two weeks from now", "in two weeks' time" everywhere."""
    if found["number"] and not (setting.ahead or found["time"]):
        return None
    unit = (found["unit"] or found["unit_from"]).lower()
    return away(unit, *counted(found["number"] or found["number_from"]), setting.anchor, sign=1)
