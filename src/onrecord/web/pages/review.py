"""What nobody has judged yet, most doubtful first; what was judged lately; and all that was ever judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from onrecord.services import record_ids
from onrecord.services.citing import cite_statement
from onrecord.services.review import Case, review_queue
from onrecord.store import Store
from onrecord.store.base_queue import QueuePage
from onrecord.web.answers import answer_page
from onrecord.web.api.asking import QUERY_CHARS, Nothing, Place, Record, part_of_list
from onrecord.web.api.items import StatementItem, statement_item, total_item
from onrecord.web.api.judgements import JUDGEMENTS, Reviews, find_judgements
from onrecord.web.api.lists import Part, Writing
from onrecord.web.api.statements import SAID_COLUMNS, entries_of, statement_links
from onrecord.web.api.table import table_of
from onrecord.web.cases import say_decision, view_case
from onrecord.web.pages.filled import Filled
from onrecord.web.pages.twins import READ, Answer, Page, add_page

AT_ONCE = 10
LATELY = 8

router = APIRouter()


class Asked(Filled, Place):
    """What of the queue is wanted."""

    limit: int = Field(AT_ONCE, ge=1, le=100)
    q: str = Field("", max_length=QUERY_CHARS)
    unresolved: bool = False


@dataclass(frozen=True, slots=True)
class QueuedItem(StatementItem):
    """A statement that waits for a look.

    Attributes:
        doubt: How doubtful it is, times what rests on it, in thousandths.
        findings: The ids of the findings that rest on it.
    """

    doubt: int
    findings: tuple[str, ...]


QUEUE = Writing(
    name="Review",
    summary="Statements that nobody has judged yet, most doubtful first",
    table=table_of({**SAID_COLUMNS, "doubt": lambda item: item.doubt, "page": lambda item: item.links.page}),
    entries=entries_of,
)


def ask_review(request: Request, store: Record, asked: Annotated[Asked, Query()]) -> Answer:
    """List what waits for a look."""
    found = part_of_list(
        lambda: review_queue(
            store, asked.q, unresolved=asked.unresolved, limit=asked.limit, after=asked.after
        )
    )
    told = {"notes": found.notes, "total": total_item(found.total), "all_seen": found.all_seen}
    return Answer(
        Part(_items(request, found), found.next, told),
        lambda: _values(request, store, asked, found),
        faults=asked.faults,
    )


def _items(request: Request, found: QueuePage) -> list[QueuedItem]:
    items = []
    for one in found.items:
        item = statement_item(
            cite_statement(one.statement, one.document), statement_links(request, one.statement.id)
        )
        known = {field.name: getattr(item, field.name) for field in fields(item)}
        items.append(QueuedItem(**known, doubt=one.doubt, findings=tuple(f.id for f in one.findings)))
    return items


def _values(request: Request, store: Store, asked: Asked, found: QueuePage) -> Mapping[str, Any]:
    told = store.reviews_of([one.statement.id for one in found.items])
    who = record_ids(store, [one.statement.speaker_id for one in found.items])
    cases = [
        view_case(
            Case(
                one.statement,
                one.document,
                one.findings,
                (),
                told.get(one.statement.id, ()),
                who.get(one.statement.speaker_id or ""),
            )
        )
        for one in found.items
    ]
    return {
        "cases": cases,
        "here": f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path,
        "query": asked.q,
        "unresolved": asked.unresolved,
        "total": found.total,
        "all_seen": found.all_seen,
        "notes": found.notes,
        "after": asked.after,
        "lately": lately(store),
        "reopened": bool(store.reviews(state="reopened", limit=1).items),
    }


def lately(store: Store) -> list[tuple[Any, str]]:
    """Return what was judged last, each with how that is said."""
    return [(review, say_decision(review)) for review in store.reviews(limit=LATELY).items]


@router.api_route("/review/lately", methods=READ)
def show_lately(request: Request, store: Record, _asked: Annotated[Nothing, Query()]) -> Response:
    """Show what was judged last, for a page that is open already."""
    return answer_page(request, "review_lately.html", lately=lately(store))


def ask_decisions(request: Request, store: Record, asked: Annotated[Reviews, Query()]) -> Answer:
    """List all that people have judged, newest first."""
    part = find_judgements(request, store, asked)
    decisions = [(item.review, say_decision(item.review), item.links.page) for item in part.items]
    return Answer(part, lambda: {"decisions": decisions, "state": asked.state, "after": asked.after})


add_page(router, "/review", Page("review.html", QUEUE), ask_review)
add_page(router, "/review/decisions", Page("decisions.html", JUDGEMENTS), ask_decisions)
