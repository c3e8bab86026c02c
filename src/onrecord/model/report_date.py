"""The day that a report was written on: what tells it, and in which years it can lie where none is printed.

>>> ReportDate("XXXX-10-28", "weekday", years=(2011, 2016), weekday=4).year is None
True
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.values import Value


@dataclass(frozen=True, slots=True)
class YearGround(Value):
    """Somebody whom the report names by an office, and when the office was held.

    Attributes:
        name: Who it is.
        printed: The office in the words of the report.
        held: The intervals, each as `Tenure` writes it; the report was written in one of them.
        span: Where the report names the holder.
        decides: Whether a year falls away that would fit without it.
    """

    name: str
    printed: str
    held: tuple[str, ...]
    span: Span | None = None
    decides: bool = False


@dataclass(frozen=True, slots=True)
class ReportDate(Value):
    """The day that a report was written on.

    Attributes:
        edtf: The day, with an open year (`XXXX-10-28`) where none is printed and more than one fits.
        rule: What told it: `published`, `dateline`, `dateline-and-published`; for an inferred year what
            narrows it: `weekday`, `offices`, `weekday-and-offices`, or `open` where nothing does.
        years: The years in which it can lie, earliest first; none if the offices contradict each other.
        weekday: The weekday that the report names, 0 for Monday.
        spans: The words that tell the day and the weekday.
        grounds: The offices that were looked at.
    """

    edtf: str
    rule: str
    years: tuple[int, ...] = ()
    weekday: int | None = None
    spans: tuple[Span, ...] = ()
    grounds: tuple[YearGround, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether the year is not printed anywhere but inferred."""
        return self.rule in INFERRED

    @property
    def year(self) -> int | None:
        """The year, if only one fits."""
        return self.years[0] if len(self.years) == 1 else None


INFERRED = frozenset({"weekday", "offices", "weekday-and-offices", "open"})
"""Rules by which a year is inferred that the report does not print."""
