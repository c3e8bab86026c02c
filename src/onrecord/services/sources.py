"""The audit of sources: how many statements rest on named and unnamed ones, by publisher and over time.

    audit = audit_sources(store, publisher="Corvane")
    for month in audit.months:
        print(month.month, f"{month.counts.share('unnamed'):.0%}")

Counted are the statements that reports themselves make, of each story as its newest version has it.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Naming
from onrecord.store.base import Facet, Store
from onrecord.store.base_notes import NamingCounts, WithheldRow
from onrecord.store.pages import Page

NAMINGS = tuple(naming.value for naming in Naming)


@dataclass(frozen=True, slots=True)
class PublisherSources:
    """How the reports of a publisher name their sources; `publisher` is None where none is stated."""

    publisher: str | None
    counts: NamingCounts


@dataclass(frozen=True, slots=True)
class MonthSources:
    """How the reports of a month (`YYYY-MM`) name their sources; `month` is None where it is not known."""

    month: str | None
    counts: NamingCounts


@dataclass(frozen=True, slots=True)
class SourceAudit:
    """How sources are named.

    Attributes:
        whole: All that was asked for: one publisher, or all.
        publishers: Each publisher, those of most statements first, whichever was asked for.
        months: In order; those of one publisher where one was asked for.
        reasons: The sorts of reasons printed for withholding a name, the commonest first.
        withheld: The latest statements of unnamed sources of which the report prints why.
    """

    whole: NamingCounts
    publishers: tuple[PublisherSources, ...]
    months: tuple[MonthSources, ...]
    reasons: tuple[Facet, ...]
    withheld: Page[WithheldRow]


def audit_sources(
    store: Store,
    *,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    after: str | None = None,
) -> SourceAudit:
    """Count how sources are named.

    Args:
        store: The record.
        publisher: Only the reports of this one; None for all.
        since: The first month (`YYYY-MM`).
        until: The last month.
        limit: At most so many statements of which the report prints why no name is given.
        after: The cursor of the part of them before.

    Raises:
        NotFound: `after` is no cursor of this list.
    """
    months = store.naming_by_month(publisher=publisher, since=since, until=until)
    asked = {"publisher": publisher, "since": since, "until": until}
    return SourceAudit(
        whole=_sum(list(months.values())),
        publishers=tuple(
            PublisherSources(name, counts)
            for name, counts in store.naming_by_publisher(since=since, until=until).items()
        ),
        months=tuple(MonthSources(month or None, counts) for month, counts in months.items()),
        reasons=store.withheld_sorts(**asked),
        withheld=store.withheld(**asked, limit=limit, after=after),
    )


def _sum(found: list[NamingCounts]) -> NamingCounts:
    return NamingCounts(
        {naming: sum(one.namings.get(naming, 0) for one in found) for naming in NAMINGS},
        sum(one.reasoned for one in found),
    )
