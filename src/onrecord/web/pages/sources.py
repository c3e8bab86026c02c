"""The audit of sources: who is named, who is not, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request

from onrecord.services import SourceAudit, audit_sources
from onrecord.store import Store, WithheldRow
from onrecord.web.api.asking import Record, part_of_list
from onrecord.web.api.lists import Part
from onrecord.web.api.sources import SOURCES, WITHHELD, Audited, Withheld, find_withheld
from onrecord.web.pages.filled import Filled
from onrecord.web.pages.twins import Answer, Page, add_page
from onrecord.web.shares import LABELS, ORDER, bars_over_time, share_bar

SHOWN = 5
"""Reasons that the audit itself shows."""

PUBLISHERS = 20
"""Publishers that the audit itself shows, those of most statements first."""

READ = 20
"""Statements that these are taken from: a reason is often printed once for several."""

SORTS = {
    "not-allowed": "not allowed to speak",
    "fear": "fear of what would follow",
    "delicate": "the matter is delicate or private",
    "unfinished": "not public yet, or still being worked on",
    "candour": "to speak freely",
    "rules": "the rules of the body or of the briefing",
    "other": "another reason",
    "asked": "no reason but that it was asked for",
}
"""The sorts of reasons, as people read them."""

router = APIRouter()


class AuditAsked(Filled, Audited):
    """Whose reports a reader wants counted."""


class ReasonsAsked(Filled, Withheld):
    """Whose reasons a reader wants to see."""


def ask_sources(store: Record, asked: Annotated[AuditAsked, Query()]) -> Answer:
    """Count how sources are named."""
    audit = part_of_list(
        lambda: audit_sources(
            store, publisher=asked.publisher, since=asked.since, until=asked.until, limit=READ
        )
    )
    more = {"whole": audit.whole, "months": audit.months, "reasons": audit.reasons}
    return Answer(
        Part(audit.publishers, None, more), lambda: _values(store, asked, audit), faults=asked.faults
    )


def _values(store: Store, asked: AuditAsked, audit: SourceAudit) -> Mapping[str, Any]:
    withheld = _told_once(audit.withheld.items)[:SHOWN]
    return {
        "languages": store.languages([row.where.document_id for row in withheld]),
        "asked": asked,
        "whole": share_bar(audit.whole),
        "shown": PUBLISHERS,
        "publishers": [
            (one.publisher, share_bar(one.counts), _address("/sources", asked, one.publisher))
            for one in audit.publishers
        ],
        "over_time": bars_over_time(audit.months),
        "reasons": [(SORTS.get(one.value, one.value), one.count) for one in audit.reasons],
        "withheld": withheld,
        "all_reasons": _address("/sources/reasons", asked, asked.publisher),
        "whole_record": _address("/sources", asked, None),
        "order": [(naming, LABELS[naming]) for naming in ORDER],
    }


def _told_once(rows: Iterable[WithheldRow]) -> list[WithheldRow]:
    """Return the first statement of each reason that a report prints."""
    found: dict[tuple[str, str], WithheldRow] = {}
    for row in rows:
        found.setdefault((row.where.document_id, row.words), row)
    return list(found.values())


def ask_reasons(request: Request, store: Record, asked: Annotated[ReasonsAsked, Query()]) -> Answer:
    """List why names are withheld, latest first."""
    part = find_withheld(request, store, asked)
    values = {
        "asked": asked,
        "sorts": SORTS,
        "audit": _address("/sources", asked),
        "languages": store.languages([item.withheld.where.document_id for item in part.items]),
    }
    return Answer(part, lambda: values, faults=asked.faults)


def _address(path: str, asked: AuditAsked | ReasonsAsked, publisher: str | None = None) -> str:
    wanted = {"publisher": publisher, "since": asked.since, "until": asked.until}
    query = {name: value for name, value in wanted.items() if value}
    return f"{path}?{urlencode(query)}" if query else path


add_page(router, "/sources", Page("sources.html", SOURCES), ask_sources)
add_page(router, "/sources/reasons", Page("reasons.html", WITHHELD), ask_reasons)
