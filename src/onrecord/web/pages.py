"""The pages and their data: the list of reports, a search, a report, a statement, the issues.

Each page has a twin at the same address with `.json`, which holds the same data. All only read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar, cast

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import NotFound
from onrecord.exports import report_line
from onrecord.services import list_issues, list_reports, report_page, search_statements, statement_page
from onrecord.store import Store
from onrecord.web.answers import answer_json, answer_page
from onrecord.web.plain import to_plain
from onrecord.web.templating import STATIC_FILES, read_static, static_version
from onrecord.web.views import cut_snippet, make_card, view_in_context, view_report

QUERY_CHARS = 1000
READ = ["GET", "HEAD"]

Part = TypeVar("Part")

router = APIRouter()


def _the_store(request: Request) -> Store:
    return cast("Store", request.app.state.store)


Record = Annotated[Store, Depends(_the_store)]
After = Annotated[str | None, Query(max_length=QUERY_CHARS)]
Words = Annotated[str, Query(max_length=QUERY_CHARS)]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.api_route("/", methods=READ)
def show_reports(request: Request, store: Record, after: After = None, limit: Limit = 50) -> Response:
    """Show the stories on record, latest first."""
    found = _part_of_list(lambda: list_reports(store, limit=limit, after=after))
    return answer_page(request, "reports.html", page=found.page, counts=found.counts, after=after)


@router.api_route("/reports.json", methods=READ)
def give_reports(request: Request, store: Record, after: After = None, limit: Limit = 50) -> Response:
    """Give the stories on record, latest first."""
    found = _part_of_list(lambda: list_reports(store, limit=limit, after=after))
    data = {"reports": found.page.items, "next": found.page.next, "counts": found.counts}
    return answer_json(request, to_plain(data))


@router.api_route("/search", methods=READ)
def show_search(
    request: Request, store: Record, q: Words = "", after: After = None, limit: Limit = 20
) -> Response:
    """Show the statements that hold the words asked for."""
    found = _part_of_list(lambda: search_statements(store, q, limit=limit, after=after))
    hits = [(hit, cut_snippet(hit)) for hit in found.page.items]
    return answer_page(
        request, "search.html", query=found.query, hits=hits, next=found.page.next, after=after
    )


@router.api_route("/search.json", methods=READ)
def give_search(
    request: Request, store: Record, q: Words = "", after: After = None, limit: Limit = 20
) -> Response:
    """Give the statements that hold the words asked for."""
    found = _part_of_list(lambda: search_statements(store, q, limit=limit, after=after))
    data = {"query": found.query, "hits": found.page.items, "next": found.page.next}
    return answer_json(request, to_plain(data))


@router.api_route("/reports/{document_id}.json", methods=READ)
def give_report(request: Request, store: Record, document_id: str) -> Response:
    """Give one version of a story with all that was read from it."""
    about = report_page(store, document_id)
    more = {"layer": about.report.layer, "versions": to_plain(about.versions)}
    return answer_json(request, report_line(about.report) | more)


@router.api_route("/reports/{document_id}", methods=READ)
def show_report(request: Request, store: Record, document_id: str) -> Response:
    """Show one version of a story: its text with every statement marked."""
    about = report_page(store, document_id)
    if document_id != about.report.document.id:
        return RedirectResponse(f"/reports/{about.report.document.id}")
    return answer_page(request, "report.html", about=about, view=view_report(about.report))


@router.api_route("/statements/{statement_id}.json", methods=READ)
def give_statement(request: Request, store: Record, statement_id: str) -> Response:
    """Give one statement and the document that it stands in."""
    about = statement_page(store, statement_id)
    doc = about.document
    document = {"id": doc.id, "story_id": doc.story_id, **doc.to_dict()}
    return answer_json(request, {"statement": about.statement.to_dict(), "document": document})


@router.api_route("/statements/{statement_id}", methods=READ)
def show_statement(request: Request, store: Record, statement_id: str) -> Response:
    """Show one statement among the paragraphs that it stands in."""
    about = statement_page(store, statement_id)
    stmt, doc = about.statement, about.document
    if statement_id != stmt.id:
        return RedirectResponse(f"/statements/{stmt.id}")
    passages = view_in_context(doc, stmt)
    return answer_page(request, "statement.html", card=make_card(doc, stmt, 0), doc=doc, passages=passages)


@router.api_route("/issues", methods=READ)
def show_issues(request: Request, store: Record, after: After = None, limit: Limit = 50) -> Response:
    """Show what could not be read or does not add up."""
    page = _part_of_list(lambda: list_issues(store, limit=limit, after=after))
    return answer_page(request, "issues.html", page=page, after=after)


@router.api_route("/issues.json", methods=READ)
def give_issues(request: Request, store: Record, after: After = None, limit: Limit = 50) -> Response:
    """Give what could not be read or does not add up."""
    page = _part_of_list(lambda: list_issues(store, limit=limit, after=after))
    return answer_json(request, to_plain({"issues": page.items, "next": page.next}))


@router.api_route("/static/{name}", methods=READ)
def give_static(name: str, v: str = "") -> Response:
    """Give a file that the pages need; under its versioned address it may be kept for good."""
    if name not in STATIC_FILES:
        raise HTTPException(404)
    lasting = "public, max-age=31536000, immutable" if v == static_version(name) else "no-cache"
    return Response(read_static(name), media_type=STATIC_FILES[name], headers={"Cache-Control": lasting})


def _part_of_list(ask: Callable[[], Part]) -> Part:
    """Ask for part of a list; that there is no such part is the fault of the address."""
    try:
        return ask()
    except NotFound as exc:
        raise HTTPException(400, f"{exc}. Start again from the first page of the list.") from exc
