"""`/api/v1/sources`: how reports name their sources, by publisher; and why they withhold names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field

from onrecord.exports.counted import SOURCES_COLUMNS, sources_row
from onrecord.services import MonthSources, PublisherSources, audit_sources
from onrecord.services.sources import NAMINGS
from onrecord.store import Facet, NamingCounts, Store, Where, WithheldRow
from onrecord.web.api import example_report as example
from onrecord.web.api.asked_days import Month, midnight_of
from onrecord.web.api.asking import QUERY_CHARS, Links, Nothing, Place, Record, links_to, part_of_list
from onrecord.web.api.atom import NEVER, Entry
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.table import Table, table_of
from onrecord.web.wording import shorten

router = APIRouter()


@dataclass(frozen=True, slots=True)
class WithheldItem:
    """A statement of an unnamed source, of which the report prints why, and where it is."""

    withheld: WithheldRow
    links: Links


class Audited(Nothing):
    """Whose reports are counted, and of when."""

    publisher: str | None = Field(
        None, min_length=1, max_length=QUERY_CHARS, description="Count the months of one publisher's reports."
    )
    since: Month | None = Field(None, description="The first month.")
    until: Month | None = Field(None, description="The last month.")


class Withheld(Place):
    """Whose reports are looked through, and of when."""

    publisher: str | None = Field(
        None, min_length=1, max_length=QUERY_CHARS, description="Only reports of a publisher."
    )
    since: Month | None = Field(None, description="The first month.")
    until: Month | None = Field(None, description="The last month.")


def count_sources(store: Record, asked: Annotated[Audited, Query()]) -> Part:
    """Count how publishers name their sources."""
    audit = audit_sources(store, publisher=asked.publisher, since=asked.since, until=asked.until, limit=1)
    more = {"whole": audit.whole, "months": audit.months, "reasons": audit.reasons}
    return Part(audit.publishers, None, more)


def find_withheld(request: Request, store: Record, asked: Annotated[Withheld, Query()]) -> Part:
    """List statements of which the report prints why no name is given, latest first."""
    found = part_of_list(
        lambda: store.withheld(
            publisher=asked.publisher,
            since=asked.since,
            until=asked.until,
            limit=asked.limit,
            after=asked.after,
        )
    )
    items = [WithheldItem(row, links_to(request, f"/statements/{row.statement_id}")) for row in found.items]
    return Part(items, found.next)


def publisher_entries(_store: Store, items: Sequence[PublisherSources]) -> list[Entry]:
    """Return publishers as entries of a feed; the record keeps no day of their own."""
    return [
        Entry(
            id=f"urn:onrecord:sources:{item.publisher or ''}",
            title=f"{item.publisher or 'No publisher stated'}: {item.counts.share('unnamed'):.0%} unnamed",
            updated=NEVER,
            link="/sources",
            text=", ".join(f"{naming}: {item.counts.namings.get(naming, 0)}" for naming in NAMINGS),
        )
        for item in items
    ]


def withheld_entries(_store: Store, items: Sequence[WithheldItem]) -> list[Entry]:
    """Return statements of unnamed sources as entries of a feed; each is as old as its report."""
    return [
        Entry(
            id=f"urn:onrecord:{item.withheld.statement_id}",
            title=f"{item.withheld.speaker or 'Unnamed'}: {shorten(item.withheld.words)}",
            updated=midnight_of(item.withheld.day),
            link=item.links.page or item.links.api,
            text=item.withheld.said,
            author=item.withheld.speaker,
        )
        for item in items
    ]


_COUNTS = NamingCounts({"named": 8, "unnamed": 2, "collective": 1, "document": 1}, 1)

SOURCES = ListKind(
    name="Sources",
    summary="How publishers name their sources, those of most statements first",
    item=PublisherSources,
    table=Table(SOURCES_COLUMNS, lambda item: [sources_row(item.publisher, item.counts)]),
    entries=publisher_entries,
    example=Part(
        [PublisherSources("Corvane", _COUNTS)],
        None,
        {
            "whole": _COUNTS,
            "months": (MonthSources("2031-03", _COUNTS),),
            "reasons": (Facet("not-allowed", 1),),
        },
    ),
    more={"whole": NamingCounts, "months": tuple[MonthSources, ...], "reasons": tuple[Facet, ...]},
)

WITHHELD = ListKind(
    name="Withheld",
    summary="Statements of unnamed sources of which the report prints why, latest first",
    item=WithheldItem,
    table=table_of(
        {
            "id": lambda item: item.withheld.statement_id,
            "day": lambda item: item.withheld.day,
            "source": lambda item: item.withheld.speaker,
            "reason": lambda item: item.withheld.words,
            "sort": lambda item: item.withheld.sort,
            "words": lambda item: item.withheld.said,
            "title": lambda item: item.withheld.where.title,
            "publisher": lambda item: item.withheld.where.publisher,
            "document_id": lambda item: item.withheld.where.document_id,
            "page": lambda item: item.links.page,
        }
    ),
    entries=withheld_entries,
    example=Part(
        [
            WithheldItem(
                WithheldRow(
                    statement_id=example.SAID.id,
                    day="2031-03-06",
                    sort="not-allowed",
                    words="who was not authorised to speak to reporters",
                    speaker="a harbour official",
                    said="the ferries will sail on Monday",
                    where=Where(
                        example.DOCUMENT.id, example.DOCUMENT.name, example.HEADLINE, "Corvane", "2031-03-06"
                    ),
                ),
                Links("http://127.0.0.1:8321/api/v1/statements/x", "http://127.0.0.1:8321/statements/x"),
            )
        ]
    ),
)

add_list(router, "/sources", SOURCES, count_sources)
add_list(router, "/sources/reasons", WITHHELD, find_withheld)
