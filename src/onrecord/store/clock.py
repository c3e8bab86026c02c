"""What tells a record the present moment: embargoes end by it. Tests give one that stands still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Tells the present moment, with a zone."""


def now_in_utc() -> dt.datetime:
    """Return the present moment."""
    return dt.datetime.now(dt.UTC)
