"""`/api/v1/reports`: the stories on record, one with all that was read from it, its versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, cast

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.exports import report_line
from onrecord.services import ReportPage, list_reports, report_page
from onrecord.store import Counts, Store
from onrecord.web.answers import answer_json
from onrecord.web.api import examples
from onrecord.web.api.asking import Links, Nothing, Place, Record, links_to, part_of_list
from onrecord.web.api.atom import Entry
from onrecord.web.api.ids import DocumentId
from onrecord.web.api.items import ReportItem, VersionItem
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.table import table_of
from onrecord.web.api.things import add_thing
from onrecord.web.plain import to_plain

router = APIRouter()


def find_reports(request: Request, store: Record, asked: Annotated[Place, Query()]) -> Part:
    """List the stories on record, latest publication first."""
    found = part_of_list(lambda: list_reports(store, limit=asked.limit, after=asked.after))
    items = [ReportItem(row, report_links(request, row.document_id)) for row in found.page.items]
    return Part(items, found.page.next, {"counts": found.counts})


def find_versions(
    request: Request, store: Record, document_id: DocumentId, _asked: Annotated[Nothing, Query()]
) -> Part:
    """List the versions of a story, oldest first."""
    about = report_page(store, document_id)
    return Part([VersionItem(row, report_links(request, row.document_id)) for row in about.versions])


def give_report(
    request: Request, store: Record, document_id: DocumentId, _asked: Annotated[Nothing, Query()]
) -> Response:
    """Give one version of a story with its text and all that was read from it.

    The id is that of a version or its beginning, or that of a story, for its newest version.
    """
    about = report_page(store, document_id)
    links = report_links(request, about.report.document.id)
    return answer_json(request, whole_report(about, links))


def whole_report(about: ReportPage, links: Links) -> dict[str, Any]:
    """Return a report as plain data, in the shape of `WholeReport`."""
    more = {"layer": about.report.layer, "versions": about.versions, "links": links}
    return report_line(about.report) | cast("dict[str, Any]", to_plain(more))


def report_links(request: Request, document_id: str) -> Links:
    """Return where a report is."""
    return links_to(request, f"/reports/{document_id}")


def report_entries(_store: Store, items: Sequence[ReportItem]) -> list[Entry]:
    """Return reports as entries of a feed."""
    return [
        Entry(
            id=f"urn:onrecord:{item.report.document_id}",
            title=item.report.title or item.report.name,
            updated=item.report.first_seen,
            link=item.links.page or item.links.api,
            text=f"Statements: {item.report.statements}; speakers: {item.report.speakers}",
            author=item.report.publisher,
        )
        for item in items
    ]


def version_entries(_store: Store, items: Sequence[VersionItem]) -> list[Entry]:
    """Return versions as entries of a feed."""
    return [
        Entry(
            id=f"urn:onrecord:{item.version.document_id}",
            title=f"Version {item.version.version}: {item.version.title or item.version.name}",
            updated=item.version.first_seen,
            link=item.links.page or item.links.api,
            text=f"Published: {item.version.published or 'not known'}",
        )
        for item in items
    ]


REPORTS = ListKind(
    name="Reports",
    summary="The stories on record, each in its newest version",
    item=ReportItem,
    table=table_of(
        {
            "document_id": lambda item: item.report.document_id,
            "story_id": lambda item: item.report.story_id,
            "name": lambda item: item.report.name,
            "title": lambda item: item.report.title,
            "publisher": lambda item: item.report.publisher,
            "published": lambda item: item.report.published,
            "url": lambda item: item.report.url,
            "version": lambda item: item.report.version,
            "versions": lambda item: item.report.versions,
            "statements": lambda item: item.report.statements,
            "speakers": lambda item: item.report.speakers,
            "findings": lambda item: item.report.findings,
            "issues": lambda item: item.report.issues,
            "first_seen": lambda item: item.report.first_seen.isoformat(),
            "last_seen": lambda item: item.report.last_seen.isoformat(),
            "page": lambda item: item.links.page,
        }
    ),
    entries=report_entries,
    example=Part([examples.REPORT_IN_LIST], None, {"counts": examples.COUNTS}),
    more={"counts": Counts},
)

VERSIONS = ListKind(
    name="Versions",
    summary="The versions of a story, oldest first",
    item=VersionItem,
    table=table_of(
        {
            "document_id": lambda item: item.version.document_id,
            "story_id": lambda item: item.version.story_id,
            "version": lambda item: item.version.version,
            "name": lambda item: item.version.name,
            "title": lambda item: item.version.title,
            "published": lambda item: item.version.published,
            "layer": lambda item: item.version.layer,
            "first_seen": lambda item: item.version.first_seen.isoformat(),
            "last_seen": lambda item: item.version.last_seen.isoformat(),
            "page": lambda item: item.links.page,
        }
    ),
    entries=version_entries,
    example=Part([examples.VERSION]),
)

add_list(router, "/reports", REPORTS, find_reports)
add_list(router, "/reports/{document_id}/versions", VERSIONS, find_versions)
add_thing(
    router,
    "/reports/{document_id}",
    give_report,
    operation="getReport",
    shape="WholeReport",
)
