"""Charts as the pages draw them: what is told, and how high each bar stands. Pure.

Every chart has the same figures as a table beside it, for those who cannot or do not want to see it.

>>> [bar.height for bar in bars_of([Count("2031-03", 4), Count("2031-04", 1)]).bars]
[100, 25]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

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
    """Put counts labelled `YYYY-MM` in order, months of nothing between them; over longer spans, no such.

    >>> [one.label for one in fill_months([Count("2031-02", 1), Count("2030-12", 1)])]
    ['2030-12', '2031-01', '2031-02']
    """
    known = sorted(counts, key=lambda one: one.label)
    if not known:
        return []
    first, last = _months(known[0].label), _months(known[-1].label)
    if last - first >= most:
        return known
    by_label = {one.label: one for one in known}
    empty = replace(known[0], count=0, address=None, current=False)
    labels = (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1))
    return [by_label.get(label) or replace(empty, label=label) for label in labels]


def _months(label: str) -> int:
    year, month = label.split("-")
    return int(year) * 12 + int(month) - 1
