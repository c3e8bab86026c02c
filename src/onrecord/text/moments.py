"""Times to the second, as embargoes state them.

>>> utc_moment("2031-03-07T08:00+02:00")
'2031-03-07T06:00:00Z'
"""

from __future__ import annotations

import datetime as dt


def utc_moment(stated: str) -> str | None:
    """Return an ISO 8601 time in UTC to the second; None for what is none or has no zone.

    Fractions of a second are rounded up: an embargo never ends too early.
    """
    try:
        moment = dt.datetime.fromisoformat(stated.strip())
        if moment.tzinfo is None:
            return None
        moment = moment.astimezone(dt.UTC)
        if moment.microsecond:
            moment = moment.replace(microsecond=0) + dt.timedelta(seconds=1)
    except (ValueError, OverflowError):
        return None
    return moment_text(moment) if moment.year >= 1000 else None


def moment_text(moment: dt.datetime) -> str:
    """Write a time that has a zone as embargoes are written, so that texts compare as times do."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
