"""Two sides as bars that face each other, by shares of what each side says. Pure.

>>> row = mirror([Tally("deny", 1, 3), Tally("assert", 1, 1)])[0]
>>> row.first_width, row.second_width
(66.67, 100.0)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.services import Tally

WHOLE = 100


@dataclass(frozen=True, slots=True)
class MirroredRow:
    """A value, how often each side has it, and how wide its bars are, from 0 to `WHOLE`."""

    value: str
    first: int
    second: int
    first_width: float
    second_width: float


def mirror(tallies: Iterable[Tally]) -> list[MirroredRow]:
    """Return a row for each value, in the given order."""
    rows = list(tallies)
    first, second = (max(1, sum(counts)) for counts in ([r.first for r in rows], [r.second for r in rows]))
    shares = [(row.first / first, row.second / second) for row in rows]
    widest = max((share for both in shares for share in both), default=0) or 1
    return [
        MirroredRow(row.value, row.first, row.second, *(round(WHOLE * share / widest, 2) for share in both))
        for row, both in zip(rows, shares, strict=True)
    ]
