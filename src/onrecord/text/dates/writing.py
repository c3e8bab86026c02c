"""Write days, months and years as EDTF, with an open year where the report has none.

Counting needs a year only where a 29 February may lie between, or a change of year: then nothing is written.

    >>> write_day(dt.date(2031, 3, 3), Anchor(dt.date(2031, 3, 4), year=True, weekday=1))
    '2031-03-03'
"""

from __future__ import annotations

import calendar
import datetime as dt

from onrecord.text.dates.values import ANY_YEAR, Anchor

Month = tuple[int, int]
"""A year and a month."""


def write_day(day: dt.date, anchor: Anchor) -> str | None:
    """Write a day counted from the anchor; without a year None where a 29 February may lie between."""
    if anchor.year:
        return day.isoformat()
    february = {day.month, anchor.day.month} == {2, 3}
    return None if february else f"XXXX-{day.month:02d}-{day.day:02d}"


def write_days(first: dt.date, last: dt.date, anchor: Anchor) -> str | None:
    """Write the days from one to another, both meant."""
    return joined(write_day(first, anchor), write_day(last, anchor))


def write_month(month: Month, anchor: Anchor) -> str | None:
    """Write a month."""
    year, number = month
    if not anchor.year:
        return f"XXXX-{number:02d}"
    return f"{year:04d}-{number:02d}" if 0 < year <= dt.MAXYEAR else None


def write_months(first: Month, last: Month, anchor: Anchor) -> str | None:
    """Write the months from one to another, both meant."""
    return joined(write_month(first, anchor), write_month(last, anchor))


def part_of_month(written: str, part: int | None) -> str | None:
    """Write a part of a month that is written already; the whole of it if there is no part."""
    if part is None:
        return written
    year, month = written.split("-")
    length = calendar.monthrange(int(year) if year.isdigit() else ANY_YEAR, int(month))[1]
    first, last = ((1, 10), (11, 20), (21, length), (1, 15), (16, length))[part]
    return f"{written}-{first:02d}/{written}-{last:02d}"


def part_of_year(year: int, part: int | None) -> str:
    """Write a part of a year; the whole of it if there is no part."""
    if part is None:
        return f"{year:04d}"
    first, last = ((1, 4), (5, 8), (9, 12), (1, 6), (7, 12))[part]
    return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"


def write_years(first: int, last: int, anchor: Anchor) -> str | None:
    """Write the years from one to another, both meant; None if the report has no year to count from."""
    if not anchor.year or first < 1 or last > dt.MAXYEAR:
        return None
    return joined(f"{first:04d}", f"{last:04d}")


def joined(first: str | None, last: str | None) -> str | None:
    """Write an interval; one date where both ends are the same, None where either is not known."""
    if first is None or last is None:
        return None
    return first if first == last else f"{first}/{last}"


def months_after(month: Month, count: int) -> Month:
    """Return the month that comes a number of months later, or earlier."""
    number = month[0] * 12 + month[1] - 1 + count
    return number // 12, number % 12 + 1


def month_of(day: dt.date) -> Month:
    """Return the month that a day lies in."""
    return day.year, day.month


def days_of(month: Month) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a month."""
    return dt.date(*month, 1), dt.date(*month, calendar.monthrange(*month)[1])


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar; None where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def days_from(day: dt.date, count: int) -> dt.date | None:
    """Return the day that comes a number of days later, or earlier; None outside the calendar."""
    try:
        return day + dt.timedelta(days=count)
    except OverflowError:
        return None
