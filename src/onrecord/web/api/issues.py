"""`/api/v1/issues`: what could not be read or does not add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request

from onrecord.model import content_id
from onrecord.services import list_issues
from onrecord.store import Store
from onrecord.web.api import examples
from onrecord.web.api.asking import Place, Record, links_to, part_of_list
from onrecord.web.api.atom import Entry
from onrecord.web.api.items import IssueItem
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.reports import report_links
from onrecord.web.api.table import table_of

router = APIRouter()


def find_issues(request: Request, store: Record, asked: Annotated[Place, Query()]) -> Part:
    """List issues, newest first."""
    found = part_of_list(lambda: list_issues(store, limit=asked.limit, after=asked.after))
    items = [
        IssueItem(
            row,
            report_links(request, row.document_id) if row.document_id else links_to(request, "/issues"),
        )
        for row in found.items
    ]
    return Part(items, found.next)


def issue_entries(_store: Store, items: Sequence[IssueItem]) -> list[Entry]:
    """Return issues as entries of a feed."""
    return [
        Entry(
            id=f"urn:onrecord:{content_id('is', item.issue.document_id, item.issue.issue.to_dict())}",
            title=f"{item.issue.issue.document}: {item.issue.issue.code}",
            updated=item.issue.last_seen,
            link=item.links.page or item.links.api,
            text=item.issue.issue.message,
        )
        for item in items
    ]


ISSUES = ListKind(
    name="Issues",
    summary="What could not be read or does not add up, newest first",
    item=IssueItem,
    table=table_of(
        {
            "kind": lambda item: item.issue.issue.kind.value,
            "code": lambda item: item.issue.issue.code,
            "message": lambda item: item.issue.issue.message,
            "document": lambda item: item.issue.issue.document,
            "stated": lambda item: item.issue.issue.stated,
            "known": lambda item: item.issue.issue.known,
            "document_id": lambda item: item.issue.document_id,
            "first_seen": lambda item: item.issue.first_seen.isoformat(),
            "last_seen": lambda item: item.issue.last_seen.isoformat(),
        }
    ),
    entries=issue_entries,
    example=Part([examples.ISSUE]),
)

add_list(router, "/issues", ISSUES, find_issues)
