"""The audit of sources: how many statements rest on named and unnamed ones, by publisher and over time.

    audit = audit_sources(store, publisher="Corvane")
    for month in audit.months:
        print(month.month, f"{month.counts.share('unnamed'):.0%}")

Counted are the statements that reports themselves make, of each story as its newest version has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.model import Naming
from onrecord.store.base import Facet, Store
from onrecord.store.base_notes import NamingCounts, NamingRow, WithheldRow
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
    found = store.namings(since=since, until=until)
    own = [row for row in found if publisher is None or row.publisher == publisher]
    months = _by(own, lambda row: row.month)
    publishers = _by(found, lambda row: row.publisher)
    asked = {"publisher": publisher, "since": since, "until": until}
    return SourceAudit(
        whole=sum_counts(row.counts for row in own),
        publishers=tuple(
            PublisherSources(name, counts)
            for name, counts in sorted(publishers.items(), key=lambda one: (-one[1].total, one[0] or ""))
        ),
        months=tuple(MonthSources(month, counts) for month, counts in months.items()),
        reasons=store.withheld_sorts(**asked),
        withheld=store.withheld(**asked, limit=limit, after=after),
    )


def _by(rows: Iterable[NamingRow], key: Callable[[NamingRow], str | None]) -> dict[str | None, NamingCounts]:
    """Add up rows by a key, in the order in which keys come first."""
    found: dict[str | None, list[NamingCounts]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row.counts)
    return {name: sum_counts(counts) for name, counts in found.items()}


def sum_counts(found: Iterable[NamingCounts]) -> NamingCounts:
    """Add counts up.

    >>> sum_counts([NamingCounts({"named": 1}, 0), NamingCounts({"named": 2, "unnamed": 1}, 1)]).total
    4
    """
    namings: Counter[str] = Counter()
    reasoned = 0
    for one in found:
        namings.update(one.namings)
        reasoned += one.reasoned
    return NamingCounts({naming: namings[naming] for naming in NAMINGS}, reasoned)
