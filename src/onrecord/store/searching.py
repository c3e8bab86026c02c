"""Search as every back end does it: parse, find, page, cut snippets.

What finds the statements is the back end's own index; everything else about a hit is the same on each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from onrecord.store import rows
from onrecord.store.base import Hit
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.store.pages import Page
from onrecord.store.query import Term, parse_query
from onrecord.store.reading import statements_by_key
from onrecord.store.schema import statements
from onrecord.store.snippets import cut_snippet


class Window(NamedTuple):
    """Which of all hits are wanted: statements up to the key `newest`, `limit` of them after `offset`."""

    newest: int
    limit: int
    offset: int


class Found(NamedTuple):
    """A statement that an index found; a smaller rank is better."""

    key: int
    rank: float


Find = Callable[[Connection, Sequence[Term], Window], list[Found]]
"""How a back end asks its index."""


def search(conn: Connection, query: str, find: Find, *, limit: int, after: str | None) -> Page[Hit]:
    """See `Store.search`.

    A cursor says how many hits came before and which statement was the newest then: what is added later
    neither repeats nor skips a hit.
    """
    terms = parse_query(query)
    newest, offset = (_newest(conn), 0) if after is None else parse_cursor(after, "search", int, int)
    if not terms:
        return Page(())
    found = find(conn, terms, Window(newest, limit + 1, offset))
    cursor = to_cursor("search", newest, offset + limit) if len(found) > limit else None
    return Page(tuple(_hits(conn, found[:limit], terms)), cursor)


def _newest(conn: Connection) -> int:
    return conn.execute(select(func.max(statements.c.key))).scalar() or 0


def _hits(conn: Connection, found: Sequence[Found], terms: Sequence[Term]) -> list[Hit]:
    stored = statements_by_key(conn, [one.key for one in found])
    return [_to_hit(stored[one.key], one.rank, terms) for one in found]


def _to_hit(row: Any, rank: float, terms: Sequence[Term]) -> Hit:
    snippet, marks = cut_snippet(row["words"], terms)
    return Hit(
        statement=rows.statement_from(row, document_id=row["document_id"], layer=row["layer"]),
        document_id=row["document_id"],
        document_name=row["name"],
        title=row["title"],
        published=row["published"],
        snippet=snippet,
        marks=marks,
        rank=rank,
        latest=row["story_reading_key"] == row["reading_key"],
        withdrawn=row["withdrawn"],
    )
