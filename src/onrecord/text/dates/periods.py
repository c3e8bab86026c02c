"""Read weeks, months, years and seasons near the report's own: "earlier this week", "over the weekend".

They are vague and give intervals. A week begins on Monday for some and on Sunday for others: the interval
holds both. Looking back, this week ends with the report's day.

On 4 March 2031:

    "last month"        2031-02
    "earlier this week" 2031-03-02/2031-03-03
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.model import Span
from onrecord.resources import load_table
from onrecord.text.dates.eras import season_of
from onrecord.text.dates.shapes import SEASON
from onrecord.text.dates.values import DateWords, Setting
from onrecord.text.dates.writing import (
    days_from,
    days_of,
    month_of,
    months_after,
    part_of_month,
    part_of_year,
    write_days,
    write_month,
    write_months,
)

_PERIOD = re.compile(
    rf"(?<![\w-])(?:(?P<part>(?i:early|earlier|mid|late|later))(?:\s(?i:in|on))?[\s-])?"
    rf"(?P<which>(?i:this|last|next|(?:the|this)\s(?:past|coming|current)|over\sthe|(?:at|during)\sthe|in\sthe))\s"
    rf"(?P<unit>(?i:week|weekend|month|year|decade|quarter)|{SEASON})\b(?!['’]s\s[A-Z]|-)"
)
_STEPS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0}
_MERELY = frozenset({"over the", "at the", "during the", "in the"})
_TOWARDS = ("earlier", "later")
_SUNDAY, _SATURDAY, _WEEK = 6, 5, 7


def find_periods(setting: Setting, span: Span) -> Iterator[DateWords]:
    """Yield weeks, weekends, months, years, decades and seasons counted from the report's own."""
    for found in _PERIOD.finditer(setting.text, span.start, span.end):
        unit = found["unit"].lower()
        if found["unit"][0].isupper() or not _is_meant(found, unit):
            continue
        step = _STEPS.get(found["which"].lower().split()[-1], 0)
        read = _READERS.get(unit, _season)
        edtf = read(found, setting, step)
        if edtf:
            yield DateWords(Span(*found.span()), edtf, unit)


def _is_meant(found: re.Match[str], unit: str) -> bool:
    """Tell whether "in the …" means a time near the report: only the weekend, or "earlier in the week"."""
    which = found["which"].lower()
    if which not in _MERELY:
        return True
    if unit == "weekend":
        return which != "in the"
    return (
        which == "in the" and (found["part"] or "").lower() in _TOWARDS and unit in ("week", "month", "year")
    )


def _part(found: re.Match[str]) -> int | None:
    return {"early": 0, "mid": 1, "late": 2}.get((found["part"] or "").lower())


def _week(found: re.Match[str], setting: Setting, step: int) -> str | None:
    """Write a week: from the earlier to the later of its two possible ends."""
    which, today = found["which"].lower(), setting.anchor.weekday
    if which.endswith(("past", "coming")):
        return _days(*((-_WEEK, 0) if step < 0 else (0, _WEEK)), setting)
    if today is None:
        return None
    if step == 0:
        return _this_week(found, setting, today)
    if step < 0:
        first, last = (-13, -1) if today == _SUNDAY else (-today - 8, -today - 1)
    else:
        first, last = (1, 13) if today == _SUNDAY else (6 - today, 13 - today)
    return _days(*_cut(first, last, _part(found)), setting)


def _cut(first: int, last: int, part: int | None) -> tuple[int, int]:
    """Return the early, middle or late half of a week, as far as it is known where it begins."""
    if part is None or last - first > _WEEK:
        return first, last
    return ((first, first + 3), (first + 2, last - 2), (last - 3, last))[part]


def _this_week(found: re.Match[str], setting: Setting, today: int) -> str | None:
    first, last = (-6, 0) if today == _SUNDAY else (-today - 1, 6 - today)
    towards = (found["part"] or "").lower()
    if towards == "later" or (setting.ahead and towards != "earlier"):
        return _days(0, max(last, 1), setting)
    return _days(first, -1 if towards == "earlier" else 0, setting)


def _weekend(_: re.Match[str], setting: Setting, step: int) -> str | None:
    """Write a Saturday and Sunday: the last, or those around the report's day; looking ahead the next."""
    today = setting.anchor.weekday
    if today is None:
        return None
    saturday = _SATURDAY - today
    if step > 0 or (setting.ahead and step == 0 and today < _SATURDAY):
        saturday += _WEEK if today >= _SATURDAY else 0
    elif step < 0 or today < _SATURDAY:
        saturday -= _WEEK
    elif not setting.ahead:
        return _days(saturday, 0, setting)
    return _days(saturday, saturday + 1, setting)


def _month(found: re.Match[str], setting: Setting, step: int) -> str | None:
    anchor, today = setting.anchor, setting.anchor.day
    if found["which"].lower().endswith(("past", "coming")):
        return _days(*((-31, 0) if step < 0 else (0, 31)), setting)
    towards = (found["part"] or "").lower()
    if towards in _TOWARDS:
        first, last = days_of(month_of(today))
        return write_days(*((first, today) if towards == "earlier" else (today, last)), anchor)
    written = write_month(months_after(month_of(today), step), anchor)
    return part_of_month(written, _part(found)) if written else None


def _year(found: re.Match[str], setting: Setting, step: int) -> str | None:
    anchor, here = setting.anchor, month_of(setting.anchor.day)
    if not anchor.year:
        return None
    if found["which"].lower().endswith(("past", "coming")):
        return write_months(
            months_after(here, min(0, 12 * step)), months_after(here, max(0, 12 * step)), anchor
        )
    towards = (found["part"] or "").lower()
    if towards in _TOWARDS:
        january, december = (here[0], 1), (here[0], 12)
        return write_months(*((january, here) if towards == "earlier" else (here, december)), anchor)
    return part_of_year(here[0] + step, _part(found))


def _decade(found: re.Match[str], setting: Setting, step: int) -> str | None:
    year = setting.anchor.day.year
    if not setting.anchor.year:
        return None
    if found["which"].lower().endswith("past"):
        return f"{year - 10:04d}/{year:04d}"
    return f"{year // 10 + step:03d}X"


def _quarter(_: re.Match[str], setting: Setting, step: int) -> str | None:
    year, month = month_of(setting.anchor.day)
    first = months_after((year, (month - 1) // 3 * 3 + 1), 3 * step)
    return write_months(first, months_after(first, 2), setting.anchor)


def _season(found: re.Match[str], setting: Setting, step: int) -> str | None:
    """Write a season: "last" is the latest that is over, "next" the first to come."""
    name, today = found["unit"].lower(), setting.anchor.day
    if not setting.anchor.year:
        return None
    first, last = load_table("dates")["seasons"][name]
    if first > last:
        return _winter(step, setting)
    year = today.year
    if step < 0 and today.month <= last:
        year -= 1
    if step > 0 and today.month >= first:
        year += 1
    return season_of(name, year, setting.anchor)


def _winter(step: int, setting: Setting) -> str | None:
    """Write a winter, by the year in which it begins."""
    today = setting.anchor.day
    begins = today.year - (1 if today.month <= 2 else 0) + step
    if step == 0 and not setting.ahead and 3 <= today.month < 12:
        begins -= 1
    if step > 0 and today.month >= 3 and today.month < 12:
        begins -= 1
    return write_months((begins, 12), (begins + 1, 2), setting.anchor)


def _days(first: int, last: int, setting: Setting) -> str | None:
    ends = [days_from(setting.anchor.day, shift) for shift in (first, last)]
    if ends[0] is None or ends[1] is None:
        return None
    return write_days(ends[0], ends[1], setting.anchor)


_READERS: dict[str, Callable[[re.Match[str], Setting, int], str | None]] = {
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "quarter": _quarter,
}
