"""Names and offices on a line of time. Pure.

>>> told = PrintedWords("envoy", 2, "2031-01-01", "2031-01-31", None, None)
>>> later = PrintedWords("minister", 1, "2031-01-31", "2031-03-01", None, None)
>>> [(one.start, one.width) for one in tracks([told, later])]
[(0.0, 50.85), (50.85, 49.15)]
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.services import PrintedWords
from onrecord.store.days import day_of, parse_days

WHOLE = 100
NARROWEST = 1.5
"""What is known of one day only is still seen."""


@dataclass(frozen=True, slots=True)
class Track:
    """Printed words, and where on the line of time they are, 0 to `WHOLE`; None where no day is known."""

    told: PrintedWords
    start: float | None
    width: float | None


def tracks(found: Sequence[PrintedWords]) -> list[Track]:
    """Place words between the first day and the last day of all of them."""
    days = [(_day(one.first), _day(one.last)) for one in found]
    known = [day for both in days for day in both if day]
    if not known:
        return [Track(one, None, None) for one in found]
    first, whole = min(known), max(1, (max(known) - min(known)).days)
    return [_track(one, *both, first, whole) for one, both in zip(found, days, strict=True)]


def _track(
    told: PrintedWords, since: dt.date | None, until: dt.date | None, first: dt.date, whole: int
) -> Track:
    if since is None or until is None:
        return Track(told, None, None)
    width = max(WHOLE * (until - since).days / whole, NARROWEST)
    start = min(WHOLE * (since - first).days / whole, WHOLE - width)
    return Track(told, round(max(0.0, start), 2), round(width, 2))


def _day(edtf: str | None) -> dt.date | None:
    days = parse_days(day_of(None, edtf) or "")
    return dt.date.fromisoformat(days[0]) if days else None
