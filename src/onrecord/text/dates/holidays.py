"""Read days that have a name: "Christmas Day", "Good Friday", "Memorial Day".

Which days these are is the table `dates.toml`. Days with a name that falls on different dates in different
countries ("Labour Day") are left out.

On 4 March 2031:

    "Christmas Eve"     2030-12-24
    "Easter Monday"     2030-04-22
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from onrecord.model import Span
from onrecord.resources import load_table
from onrecord.text.dates.absolute import latest, month_day
from onrecord.text.dates.shapes import YEAR
from onrecord.text.dates.values import DateWords, Setting
from onrecord.text.dates.writing import days_of, months_after

_STEPS = (0, -1, 1)


@cache
def _pattern() -> re.Pattern[str]:
    table = load_table("dates")
    names = sorted((*table["holidays"], *table["feasts"], *table["easter"]), key=len, reverse=True)
    printed = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s") for name in names)
    return re.compile(rf"\b(?P<name>(?i:{printed}))\b(?:,?\s(?P<year>{YEAR}))?(?!['’]s|\s[A-Z])")


def find_holidays(setting: Setting, span: Span) -> Iterator[DateWords]:
    """Yield days that have a name."""
    for found in _pattern().finditer(setting.text, span.start, span.end):
        if found["name"][0].isupper() and (edtf := _read(found, setting)):
            yield DateWords(Span(*found.span()), edtf, "holiday")


def _read(found: re.Match[str], setting: Setting) -> str | None:
    name = " ".join(found["name"].lower().replace("’", "'").split())
    fixed = load_table("dates")["holidays"].get(name)
    if found["year"]:
        day = _in_year(name, int(found["year"]))
        return day.isoformat() if day else None
    if fixed:
        return month_day(fixed[0], fixed[1], setting)
    if not setting.anchor.year:
        return None
    days = [_in_year(name, setting.anchor.day.year + step) for step in _STEPS]
    return latest([day for day in days if day], setting)


def _in_year(name: str, year: int) -> dt.date | None:
    if not dt.MINYEAR <= year < dt.MAXYEAR:
        return None
    table = load_table("dates")
    if name in table["holidays"]:
        month, day = table["holidays"][name]
        return dt.date(year, month, day)
    if name in table["feasts"]:
        month, weekday, which = table["feasts"][name]
        return _nth(year, month, weekday, which)
    return easter(year) + dt.timedelta(days=table["easter"][name])


def _nth(year: int, month: int, weekday: int, which: int) -> dt.date:
    """Return a weekday of a month, the first being 1 and the last -1."""
    if which < 0:
        year, month = months_after((year, month), 1)
    first, _ = days_of((year, month))
    shift = (weekday - first.weekday()) % 7
    return first + dt.timedelta(days=shift + 7 * (which if which < 0 else which - 1))


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar.

    Source: J. Meeus, Astronomical Algorithms (1991), chapter 8.
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
