"""Full-text search with SQLite's FTS5: our query in its language, snippets, paging, repair.

to_match(parse_query('truce "will hold"'))      # ("truce" OR "truces" OR …) AND "will hold"
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from onrecord.model import Span
from onrecord.store import rows
from onrecord.store.base import Hit
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.store.inflections import word_forms
from onrecord.store.pages import Page
from onrecord.store.query import Term, parse_query
from onrecord.store.reading import statements_by_key
from onrecord.store.sqlite_files import is_damage
from onrecord.store.words import MARK_END, MARK_START

SNIPPET_TOKENS = 40

_FIND = text(
    "SELECT rowid AS key, rank FROM statements_fts WHERE statements_fts MATCH :match AND rowid <= :newest "
    "ORDER BY rank, rowid DESC LIMIT :limit OFFSET :offset"
)
_SNIPPET = text(
    "SELECT snippet(statements_fts, 0, :start, :end, '…', :tokens) FROM statements_fts "
    "WHERE statements_fts MATCH :match AND rowid = :key"
)


def search(conn: Connection, query: str, *, limit: int, after: str | None) -> Page[Hit]:
    """See `Store.search`.

    A cursor says how many hits came before and which statement was the newest then: what is added later
    neither repeats nor skips a hit.
    """
    match = to_match(parse_query(query))
    newest, offset = _start(conn) if after is None else parse_cursor(after, "search", int, int)
    if not match:
        return Page(())
    window = {"match": match, "newest": newest, "limit": limit + 1, "offset": offset}
    found = [(row.key, row.rank) for row in conn.execute(_FIND, window)]
    cursor = to_cursor("search", newest, offset + limit) if len(found) > limit else None
    return Page(tuple(_hits(conn, found[:limit], match)), cursor)


def to_match(terms: tuple[Term, ...]) -> str:
    """Write terms as an FTS5 query that cannot fail: every word is a quoted string."""
    return " AND ".join(_to_operand(term) for term in terms)


def _to_operand(term: Term) -> str:
    if term.prefix:
        return f'"{term.text}" *'
    if term.exact:
        return f'"{term.text}"'
    return "(" + " OR ".join(f'"{form}"' for form in sorted(word_forms(term.text))) + ")"


def _start(conn: Connection) -> list[int]:
    newest = conn.execute(text("SELECT max(key) FROM statements")).scalar()
    return [newest or 0, 0]


def _hits(conn: Connection, found: list[tuple[int, float]], match: str) -> list[Hit]:
    stored = statements_by_key(conn, [key for key, _ in found])
    return [_to_hit(stored[key], rank, _snippet(conn, key, match)) for key, rank in found]


def _to_hit(row: Any, rank: float, marked: str) -> Hit:
    snippet, marks = read_marks(marked)
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
    )


def _snippet(conn: Connection, key: int, match: str) -> str:
    bound = {"start": MARK_START, "end": MARK_END, "tokens": SNIPPET_TOKENS, "match": match, "key": key}
    return conn.execute(_SNIPPET, bound).scalar_one()  # type: ignore[no-any-return]


def read_marks(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks out of a snippet and say where they were.

    >>> read_marks("the \ufdd0truce\ufdd1 holds")
    ('the truce holds', (Span(start=4, end=9),))
    """
    snippet, *parts = marked.split(MARK_START)
    marks = []
    for part in parts:
        found, _, rest = part.partition(MARK_END)
        marks.append(Span(len(snippet), len(snippet) + len(found)))
        snippet += found + rest
    return snippet, tuple(marks)


def index_is_sound(conn: Connection) -> bool:
    """Tell whether the index holds exactly the statements that are shown; needs a writing transaction."""
    try:
        conn.execute(text("INSERT INTO statements_fts(statements_fts, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError as exc:
        if not is_damage(exc):
            raise
        return False
    return True


def rebuild(conn: Connection) -> None:
    """Make the index anew from the stored statements."""
    conn.execute(text("INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')"))
