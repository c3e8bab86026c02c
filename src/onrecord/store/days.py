"""Days as a search filters them: what a range means, and the few years, months and days that make it up.

>>> parse_days("2016-10..2016-11")
('2016-10-01', '2016-11-30')
>>> cover("2016-10-31", "2017-12-31")
['20161031', '201611', '201612', '2017']
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

FIRST_DAY = "1800-01-01"
LAST_DAY = "2199-12-31"
"""Where a range ends that has one end only; nothing outside is looked for."""

_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_RANGE = re.compile(rf"(?P<first>{_DAY})?(?P<to>\.\.)?(?P<last>{_DAY})?", re.ASCII)
_BEGINS = re.compile(rf"(?P<day>{_DAY})(?![\dX])", re.ASCII)


def parse_days(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of `2016`, `2016-10`, `2016-10-03`, `A..B`, `A..` or `..B`.

    None where it is something else, a day that the calendar does not have, or ends before it begins.
    """
    found = _RANGE.fullmatch(text.strip())
    if found is None or not (found["first"] or found["last"]):
        return None
    if found["to"] is None and found["last"]:
        return None
    first = _ends(found["first"])[0] if found["first"] else FIRST_DAY
    last_of = found["last"] if found["to"] else found["first"]
    last = _ends(last_of)[1] if last_of else LAST_DAY
    return (first, last) if first and last and first <= last else None


def _ends(part: str) -> tuple[str, str]:
    """Return the first and last day of a year, a month or a day; empty where there is no such one."""
    try:
        if len(part) == len("2016"):
            dt.date(int(part), 1, 1)
            return f"{part}-01-01", f"{part}-12-31"
        if len(part) == len("2016-10"):
            year, month = int(part[:4]), int(part[5:])
            dt.date(year, month, 1)
            return f"{part}-01", f"{part}-{calendar.monthrange(year, month)[1]:02}"
        dt.date.fromisoformat(part)
    except ValueError:
        return "", ""
    return part, part


def cover(first: str, last: str) -> list[str]:
    """Return the whole years, whole months and days that make up a range, in order, without hyphens."""
    at = dt.date.fromisoformat(max(first, FIRST_DAY))
    end = dt.date.fromisoformat(min(last, LAST_DAY))
    found: list[str] = []
    while at <= end:
        name = next(name for name in (f"{at:%Y}", f"{at:%Y-%m}", f"{at:%Y-%m-%d}") if _fits(name, at, end))
        found.append(name.replace("-", ""))
        at = dt.date.fromisoformat(_ends(name)[1]) + dt.timedelta(days=1)
    return found


def _fits(name: str, at: dt.date, end: dt.date) -> bool:
    first, last = _ends(name)
    return first == at.isoformat() and last <= end.isoformat()


def day_of(said_on: str | None, published: str | None) -> str | None:
    """Return the day, month or year of a statement: of saying where its year is known, else of publication.

    An interval or a vague day counts by its beginning.

    >>> day_of(None, "2031-03-04T09:30"), day_of("2016-10/2016-11", None), day_of("XXXX-03-04", None)
    ('2031-03-04', '2016-10', None)
    """
    for given in (said_on, published):
        found = _BEGINS.match(given or "")
        if found and _ends(found["day"])[0]:
            return found["day"]
    return None
