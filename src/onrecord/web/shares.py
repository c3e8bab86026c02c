"""How sources are named, as bars of four parts. Pure.

>>> [part.width for part in share_bar(NamingCounts({"named": 3, "unnamed": 1}, 0)).parts]
[75.0, 25.0]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.services import MonthSources
from onrecord.services.sources import sum_counts
from onrecord.store import NamingCounts

ORDER = ("named", "document", "collective", "unnamed")
"""From what a reader can look up to what nobody can."""

LABELS = {
    "named": "Named",
    "document": "Document",
    "collective": "Body or group",
    "unnamed": "Unnamed",
}
WHOLE = 100
MOST_MONTHS = 48
"""Over longer spans, years are drawn."""

YEAR_CHARS = len("2031")


@dataclass(frozen=True, slots=True)
class SharePart:
    """One naming: how many statements, and where its part of the bar is, from 0 to `WHOLE`."""

    naming: str
    label: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class ShareBar:
    """What a bar stands for, and its parts; none of what is not there."""

    label: str
    total: int
    parts: tuple[SharePart, ...]
    reasoned: int = 0

    def share(self, naming: str) -> float:
        """Return the share of a naming, in [0, 1]."""
        return sum(part.count for part in self.parts if part.naming == naming) / max(1, self.total)


def share_bar(counts: NamingCounts, label: str = "") -> ShareBar:
    """Return the parts of a bar, side by side."""
    parts, at = [], 0.0
    for naming in ORDER:
        count = counts.namings.get(naming, 0)
        width = round(WHOLE * counts.share(naming), 2)
        if count:
            parts.append(SharePart(naming, LABELS[naming], count, round(at, 2), width))
            at += width
    return ShareBar(label, counts.total, tuple(parts), counts.reasoned)


def bars_over_time(months: Iterable[MonthSources]) -> list[ShareBar]:
    """Return a bar for each month that is known or, over a long span, for each year; in order."""
    known = [(one.month, one.counts) for one in months if one.month]
    if len(known) > MOST_MONTHS:
        known = _by_year(known)
    return [share_bar(counts, label) for label, counts in known]


def _by_year(months: Iterable[tuple[str, NamingCounts]]) -> list[tuple[str, NamingCounts]]:
    years: dict[str, list[NamingCounts]] = {}
    for month, counts in months:
        years.setdefault(month[:YEAR_CHARS], []).append(counts)
    return [(year, sum_counts(found)) for year, found in years.items()]
