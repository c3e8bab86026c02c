"""`/api/v1/statements/{id}/same`: the same words in other reports, whole, clipped or altered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request

from onrecord.services import same_words
from onrecord.services.citing import CitedHit, cite_hits
from onrecord.services.comparing import Comparison
from onrecord.store import Store
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.web.api import examples
from onrecord.web.api.asking import Place, Record, part_of_list
from onrecord.web.api.atom import Entry
from onrecord.web.api.ids import StatementId
from onrecord.web.api.items import SameItem, found_item
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.statements import STATEMENTS, entries_of, statement_links
from onrecord.web.api.table import Table

router = APIRouter()


def find_same(
    request: Request, store: Record, statement_id: StatementId, asked: Annotated[Place, Query()]
) -> Part:
    """List where other reports have the quoted words of a statement: whole, then clipped, then altered."""
    after = asked.after
    (skip,) = part_of_list(lambda: parse_cursor(after, "same", int)) if after else (0,)
    start, end = max(0, skip), max(0, skip) + asked.limit
    told = same_words(store, statement_id)
    some = told.renderings[start:end]
    compared = {one.hit.statement.id: one.comparison for one in some}
    cited = cite_hits(store, (one.hit for one in some), held=request.app.state.held)
    items = [_item(request, one, compared[one.hit.statement.id]) for one in cited]
    more = to_cursor("same", end) if len(told.renderings) > end else None
    beside = {"statement": told.statement.id, "quoted": told.quoted, "all_seen": told.all_seen}
    return Part(items, more, beside, title=f"The same words as {told.statement.id}")


def _item(request: Request, one: CitedHit, compared: Comparison) -> SameItem:
    found = found_item(one, statement_links(request, one.hit.statement.id))
    return SameItem(compared.how, compared.share, compared.pieces, found)


def same_entries(store: Store, items: Sequence[SameItem]) -> list[Entry]:
    """Return the same words elsewhere as entries of a feed."""
    return entries_of(store, [item.found for item in items])


SAME = ListKind(
    name="SameWords",
    summary="Where other reports have the quoted words of a statement",
    item=SameItem,
    table=Table(
        ("how", "share", "difference", *STATEMENTS.table.heads),
        lambda item: [
            (item.how, item.share, "".join(piece.shown for piece in item.pieces).strip(), *row)
            for row in STATEMENTS.table.rows(item.found)
        ],
    ),
    entries=same_entries,
    example=Part([examples.SAME], None, examples.SAME_BESIDE),
    more={"statement": str, "quoted": tuple[str, ...], "all_seen": bool},
)

add_list(router, "/statements/{statement_id}/same", SAME, find_same)
