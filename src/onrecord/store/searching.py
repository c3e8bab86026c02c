"""Search as every back end does it: parse, find, rank, page, count, cut snippets.

What finds the statements is the back end's own index; everything else about a hit is the same on each. No
query looks at more than a fixed number of statements, however common its words are: ranked are the last
`RANKED` to come in of those that were found, and those before them follow by when they came in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, FromClause, Text, func, select, type_coerce

from onrecord.store import rows
from onrecord.store.among import among, in_columns
from onrecord.store.base_rows import Facets, Hit, SearchPage, Total
from onrecord.store.columns import ExactText
from onrecord.store.counting import count_facets
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.store.parsing import parse_query
from onrecord.store.query import Query, Term
from onrecord.store.ranking import scores
from onrecord.store.reading import statements_by_key
from onrecord.store.schema import statements
from onrecord.store.snippets import cut_snippet

_EXACT = ExactText()
RANKED = 1_000
COUNTED = 10_000
FACETED = 2_000


class Window(NamedTuple):
    """Which of all hits are wanted: those with keys above `oldest` up to `newest`, the `limit` highest."""

    newest: int
    limit: int
    oldest: int = 0


Find = Callable[[Query, Window], FromClause]
"""How a back end asks its index: what it gives has one column, `key`, in descending order."""


class _Place(NamedTuple):
    """Where a page begins: after `offset` ranked hits, or, where `below` is not 0, below that key."""

    newest: int
    offset: int
    below: int


def search(
    conn: Connection,
    query: str | Query,
    find: Find,
    *,
    limit: int,
    after: str | None,
    counts: bool = False,
    most: int | None = None,
    since: int = 0,
) -> SearchPage:
    """See `Store.search`.

    A cursor says how many hits came before and which statement was the newest then: what is added later
    neither repeats nor skips a hit.
    """
    asked = parse_query(query) if isinstance(query, str) else query
    place = (
        _Place(newest_key(conn), 0, 0)
        if after is None
        else _Place(*parse_cursor(after, "search", int, int, int))
    )
    if not asked.parts:
        return SearchPage((), notes=asked.notes)
    most = COUNTED if most is None else max(most, FACETED)
    wanted = most if counts else 0 if place.below else RANKED
    # One walk through the index serves ranking, facets and the count.
    known = _keys(conn, find(asked, Window(place.newest, wanted + 1, since))) if wanted else []
    if place.below:
        found, following = _unranked(conn, asked, find, place, limit, since)
    else:
        found, following = _ranked(conn, asked, known[: RANKED + 1], place, limit)
    total, facets = _counted(conn, known, most) if counts else (None, None)
    cursor = to_cursor("search", *following) if following else None
    return SearchPage(tuple(hits_of(conn, found, asked.terms)), cursor, asked.notes, total, facets)


_Found = list[tuple[int, float]]
"""Keys with their ranks; a smaller rank is better."""


def _ranked(
    conn: Connection, query: Query, keys: Sequence[int], place: _Place, limit: int
) -> tuple[_Found, _Place | None]:
    ranked = rank(conn, keys[:RANKED], query.terms)
    end = place.offset + limit
    if end < len(ranked):
        following: _Place | None = place._replace(offset=end)
    else:
        following = place._replace(offset=len(ranked), below=keys[RANKED - 1]) if len(keys) > RANKED else None
    return ranked[place.offset : end], following


def rank(conn: Connection, keys: Sequence[int], terms: Sequence[Term]) -> _Found:
    """Return keys, best first, of equal ones that which came in last."""
    if not terms:
        return [(key, 0.0) for key in keys]
    columns = statements.c
    query = select(columns.key, columns.words, type_coerce(columns.speaker, Text()), columns.headline)
    found = in_columns(conn, query.where(among(conn, columns.key, keys)))
    known = {raw: _EXACT.process_result_value(raw, conn.dialect) for raw in set(found[2])}
    ranks = scores([(words, known[raw], head) for words, raw, head in zip(*found[1:], strict=True)], terms)
    return sorted(
        ((key, -score) for key, score in zip(found[0], ranks, strict=True)),
        key=lambda one: (one[1], -one[0]),
    )


def _unranked(
    conn: Connection, query: Query, find: Find, place: _Place, limit: int, since: int
) -> tuple[_Found, _Place | None]:
    keys = _keys(conn, find(query, Window(place.below - 1, limit + 1, since)))
    following = place._replace(below=keys[limit - 1]) if len(keys) > limit else None
    return [(key, 0.0) for key in keys[:limit]], following


def _counted(conn: Connection, keys: Sequence[int], most: int) -> tuple[Total, Facets]:
    """Count hits, and what they have in common; of very many only the last to come in."""
    total = Total(min(len(keys), most), exact=len(keys) <= most)
    return total, count_facets(conn, keys[:FACETED], exact=len(keys) <= FACETED)


def _keys(conn: Connection, matches: FromClause) -> list[int]:
    """Return keys, last first, taken as one value: ten thousand rows take long to make and to clear away."""
    if conn.dialect.name == "postgresql":
        found = conn.execute(select(func.array_agg(matches.c.key))).scalar() or []
    else:
        found = json.loads(conn.execute(select(func.json_group_array(matches.c.key))).scalar_one())
    return sorted(found, reverse=True)


def newest_key(conn: Connection) -> int:
    """Return the key of the statement that came in last; 0 where there is none."""
    return conn.execute(select(func.max(statements.c.key))).scalar() or 0


def hits_of(conn: Connection, found: Sequence[tuple[int, float]], terms: Sequence[Term]) -> list[Hit]:
    """Return hits of the keys and ranks of statements, in their order; of what is gone since, none."""
    stored = statements_by_key(conn, [key for key, _ in found])
    return [_to_hit(stored[key], rank, terms) for key, rank in found if key in stored]


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
        words=row["words"],
        key=row["key"],
    )
