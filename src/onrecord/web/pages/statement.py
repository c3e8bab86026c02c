"""One statement among the paragraphs that it stands in, why it is read so, and the same words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.exports.entries import Entry
from onrecord.services import StatementPage, findings_on, record_ids, same_words, statement_page
from onrecord.services.citing import cite_hits, cite_statement
from onrecord.store import Store
from onrecord.web.answers import answer_bytes
from onrecord.web.api.asking import Nothing, Record
from onrecord.web.api.items import found_item, statement_item
from onrecord.web.api.lists import Part, Writing
from onrecord.web.api.statements import SAID_COLUMNS, entries_of, statement_links
from onrecord.web.api.table import table_of
from onrecord.web.citations import FILES, cite_as_file, cite_as_text
from onrecord.web.pages.twins import READ, Answer, Page, add_page
from onrecord.web.plain import to_plain
from onrecord.web.views import make_card, quote_found, view_in_context

SAID = Writing(
    name="Statements",
    summary="What is said",
    table=table_of({**SAID_COLUMNS, "page": lambda item: item.links.page}),
    entries=entries_of,
)
"""How statements are written that nobody searched for: those of a report, or one."""

MOST_ELSEWHERE = 20
"""At most so many reports with the same words are shown."""

router = APIRouter()


def ask_statement(
    request: Request, store: Record, statement_id: str, _asked: Annotated[Nothing, Query()]
) -> Answer:
    """Give one statement; the beginning of its id will do."""
    about = statement_page(store, statement_id)
    stmt = about.statement
    item = statement_item(cite_statement(stmt, about.document), statement_links(request, stmt.id))
    return Answer(
        Part([item]),
        values=lambda: _values(request, store, about),
        data=lambda: to_plain(item),
        path=f"/statements/{stmt.id}",
    )


def _values(request: Request, store: Store, about: StatementPage) -> Mapping[str, Any]:
    stmt, doc = about.statement, about.document
    told = same_words(store, stmt.id)
    how = {one.hit.statement.id: one.comparison for one in told.renderings}
    cited = cite_hits(store, [one.hit for one in told.renderings[:MOST_ELSEWHERE]])
    elsewhere = [found_item(one, statement_links(request, one.hit.statement.id)) for one in cited]
    return {
        "card": make_card(doc, stmt, 0),
        "findings": findings_on(store, stmt, doc),
        "who": record_ids(store, [stmt.speaker_id]).get(stmt.speaker_id or ""),
        "is_newest": [row.document_id for row in store.versions(doc.story_id)][-1:] == [doc.id],
        "citation": cite_as_text(Entry(stmt, doc)),
        "doc": doc,
        "passages": view_in_context(doc, stmt),
        "same": told,
        "elsewhere": [(how[item.id], quote_found(item)) for item in elsewhere],
    }


@router.api_route("/statements/{statement_id}.txt", methods=READ)
def give_citation(request: Request, store: Record, statement_id: str) -> Response:
    """Give a statement and its report in a line, to be cited elsewhere."""
    body = cite_as_text(_entry(store, statement_id)).encode("utf-8", "backslashreplace")
    return answer_bytes(request, body, "text/plain; charset=utf-8")


@router.api_route("/statements/{statement_id}.bib", methods=READ)
def give_bibtex(request: Request, store: Record, statement_id: str) -> Response:
    """Give a statement and its report as an entry of BibTeX."""
    return answer_bytes(request, cite_as_file(_entry(store, statement_id), ".bib"), FILES[".bib"].media_type)


@router.api_route("/statements/{statement_id}.ris", methods=READ)
def give_ris(request: Request, store: Record, statement_id: str) -> Response:
    """Give a statement and its report as an entry of RIS."""
    return answer_bytes(request, cite_as_file(_entry(store, statement_id), ".ris"), FILES[".ris"].media_type)


def _entry(store: Store, statement_id: str) -> Entry:
    about = statement_page(store, statement_id)
    return Entry(about.statement, about.document)


add_page(router, "/statements/{statement_id}", Page("statement.html", SAID), ask_statement)
