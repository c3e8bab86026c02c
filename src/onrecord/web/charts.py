"""Charts as the pages draw them: what is told, and how high each bar stands. Pure.

Every chart has the same figures as a table beside it, for those who cannot or do not want to see it.

>>> [bar.height for bar in bars_of([Count("2031-03", 4), Count("2031-04", 1)]).bars]
[100, 25]
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

TALLEST = 100
SHORTEST = 3
"""Height of the tallest bar, and of the shortest that stands for anything, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Count:
    """Something counted.

    Attributes:
        label: What, as people read it.
        count: How many.
        address: Where a click leads; None for nowhere.
        current: Whether what the page shows is this.
    """

    label: str
    count: int
    address: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A count and the height of its bar, from 0 to `TALLEST`."""

    told: Count
    height: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars side by side; `most` is the largest count."""

    bars: tuple[Bar, ...]
    most: int

    def __bool__(self) -> bool:
        return bool(self.bars)


def bars_of(counts: Iterable[Count]) -> Bars:
    """Return a bar for each count, the largest the tallest; what is not nothing is never drawn as nothing."""
    told = tuple(counts)
    most = max((one.count for one in told), default=0)
    return Bars(tuple(Bar(one, _height(one.count, most)) for one in told), most)


def _height(count: int, most: int) -> int:
    return max(round(TALLEST * count / most), SHORTEST) if count else 0


def fill_months(counts: Iterable[Count], *, most: int = 60) -> list[Count]:
    """Put counts of months or days (`YYYY-MM`, `YYYY-MM-DD`) in order, and those of nothing between.

    Over more than `most` of them none is put between.

    >>> [one.label for one in fill_months([Count("2031-02", 1), Count("2030-12", 1)])]
    ['2030-12', '2031-01', '2031-02']
    """
    known = sorted(counts, key=lambda one: one.label)
    if not known:
        return []
    by_label = {one.label: one for one in known}
    empty = replace(known[0], count=0, address=None, current=False)
    labels = list(islice(_labels(known[0].label, known[-1].label), most + 1))
    return known if len(labels) > most else [by_label.get(at) or replace(empty, label=at) for at in labels]


def _labels(first: str, last: str) -> Iterator[str]:
    """Yield the months or the days from one to another."""
    if len(first) == len("2031-03"):
        start, end = (int(at[:4]) * 12 + int(at[5:]) - 1 for at in (first, last))
        yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1))
    else:
        at, until = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        yield from ((at + dt.timedelta(days)).isoformat() for days in range((until - at).days + 1))
