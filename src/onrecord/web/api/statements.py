"""`/api/v1/statements`: find statements by the query of terminal and pages, or one by its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from onrecord.exports.table import Cell
from onrecord.services import said_query, search_statements, statement_page
from onrecord.services.citing import cite_hits, cite_statement, first_seen
from onrecord.store import Store
from onrecord.web.answers import answer_json
from onrecord.web.api import examples
from onrecord.web.api.asking import QUERY_CHARS, Links, Nothing, Place, Record, links_to, part_of_list
from onrecord.web.api.atom import NEVER, Entry
from onrecord.web.api.ids import StatementId
from onrecord.web.api.items import (
    FacetsItem,
    FoundItem,
    Said,
    StatementItem,
    TotalItem,
    facets_item,
    found_item,
    spans_cell,
    statement_item,
    total_item,
)
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.table import table_of
from onrecord.web.api.things import add_thing
from onrecord.web.plain import to_plain
from onrecord.web.wording import shorten

BETWEEN_PIECES = " … "

router = APIRouter()


class Search(Place):
    """What is looked for."""

    q: str = Field(
        "",
        max_length=QUERY_CHARS,
        description="What `onrecord search` takes. Any text will do; one without a word finds nothing.",
        examples=["ferries"],
    )
    who: str | None = Field(
        None,
        max_length=QUERY_CHARS,
        description="Only what this speaker says, as `onrecord said` asks; `q` may then be left out.",
        examples=["Ines Tovar"],
    )
    counts: bool = Field(
        False,
        description="Whether to count all that is found (`total`) and what it has in common (`facets`).",
    )


def find_statements(request: Request, store: Record, asked: Annotated[Search, Query()]) -> Part:
    """Find statements by their words, and by who says them, best first."""
    query = said_query(asked.who, asked.q) if asked.who else asked.q
    found = part_of_list(
        lambda: search_statements(store, query, limit=asked.limit, after=asked.after, counts=asked.counts)
    )
    items = [
        found_item(one, statement_links(request, one.hit.statement.id))
        for one in cite_hits(store, found.page.items, held=request.app.state.held)
    ]
    told = {
        "query": found.query,
        "notes": found.notes,
        "total": total_item(found.total),
        "facets": facets_item(found.facets),
    }
    return Part(items, found.page.next, told, title=f"Statements: {found.query}")


def give_statement(
    request: Request, store: Record, statement_id: StatementId, _asked: Annotated[Nothing, Query()]
) -> Response:
    """Give one statement with its words and its report, by its id or the beginning of it."""
    about = statement_page(store, statement_id)
    cited = cite_statement(about.statement, about.document)
    item = statement_item(cited, statement_links(request, about.statement.id))
    return answer_json(request, to_plain(item))


def statement_links(request: Request, statement_id: str) -> Links:
    """Return where a statement is."""
    return links_to(request, f"/statements/{statement_id}")


def entries_of(store: Store, items: Sequence[FoundItem | StatementItem]) -> list[Entry]:
    """Return statements as entries of a feed; each is as new as the version that it stands in."""
    seen = first_seen(store, (item.citation for item in items))
    return [
        Entry(
            id=f"urn:onrecord:{item.id}",
            title=f"{item.statement.speaker or 'Speaker not resolved'}: {shorten(said(item))}",
            updated=seen.get(item.citation.document_id, NEVER),
            link=item.links.page or item.links.api,
            text=f"{said(item)}\n\n{cited_as(item)}",
            author=item.statement.speaker,
        )
        for item in items
    ]


def said(item: Said) -> str:
    """Return the words of a statement, an ellipsis where others stand between."""
    return BETWEEN_PIECES.join(item.words)


def cited_as(item: Said) -> str:
    """Return the report of a statement in a line."""
    cited = item.citation
    parts = (cited.title or cited.name, cited.publisher, cited.published, item.id)
    return " · ".join(filter(None, parts))


SAID_COLUMNS: dict[str, Callable[[Any], Cell]] = {
    "id": lambda item: item.id,
    "speaker": lambda item: item.statement.speaker,
    "role": lambda item: item.statement.role,
    "naming": lambda item: item.statement.naming.value,
    "holder": lambda item: item.statement.holder,
    "addressee": lambda item: item.statement.addressee,
    "target": lambda item: item.statement.target,
    "kind": lambda item: item.statement.kind and item.statement.kind.value,
    "quotation": lambda item: item.statement.quotation.value,
    "said_on": lambda item: item.statement.said_on,
    "words": said,
    "confidence": lambda item: item.statement.confidence,
    "title": lambda item: item.citation.title,
    "publisher": lambda item: item.citation.publisher,
    "published": lambda item: item.citation.published,
    "url": lambda item: item.citation.url,
    "document_id": lambda item: item.citation.document_id,
    "content": lambda item: spans_cell(item.statement.content),
}
"""The columns of a table of statements, found or not: what was said, and where it is printed."""

STATEMENTS = ListKind(
    name="Statements",
    summary="Statements that hold what is looked for",
    item=FoundItem,
    table=table_of(
        {
            **SAID_COLUMNS,
            "latest": lambda item: item.latest,
            "page": lambda item: item.links.page,
        }
    ),
    entries=entries_of,
    example=Part([examples.FOUND], None, examples.FOUND_BESIDE),
    more={
        "query": str,
        "notes": tuple[str, ...],
        "total": TotalItem | None,
        "facets": FacetsItem | None,
    },
)

add_list(router, "/statements", STATEMENTS, find_statements)
add_thing(
    router,
    "/statements/{statement_id}",
    give_statement,
    operation="getStatement",
    shape="StatementItem",
)
