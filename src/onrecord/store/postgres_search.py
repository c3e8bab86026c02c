"""Full-text search with PostgreSQL's `tsvector`: our words in its index, our query in its language.

The words are cut and folded by `tokens.py`, not by a text-search configuration, so that both back ends find
the same statements. Speaker and headline follow the words of a statement in one vector, too far apart for a
phrase to run from one to the next, each with a weight of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, bindparam, cast, func, select, text, update
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from onrecord.store.inflections import word_forms
from onrecord.store.query import Term
from onrecord.store.schema import statements
from onrecord.store.searching import Found, Window
from onrecord.store.tokens import fold, tokens_of

FIELDS = (("words", "A"), ("speaker", "B"), ("headline", "C"))
WEIGHTS = "{0.1, 0.3, 0.8, 1.0}"
"""Of the weights D, C, B, A: as in the SQLite index, where the words count 1, speaker .8, headline .3."""

GAP = 8
MOST_POSITIONS = 16_000
MOST_BYTES = 900_000
WORD_CHARS = 500
"""A vector may hold about a megabyte, a word 2,046 bytes, and places beyond 16,383 are not told apart."""

BATCH = 1000

indexed = Table(
    "statements",
    MetaData(),
    *(Column(column.name, column.type) for column in statements.c),
    Column("search", TSVECTOR),
)
"""The table of statements with the column that only this back end has."""


def search_text(row: Mapping[Any, Any]) -> str:
    """Write the words of a statement's row as a `tsvector`."""
    places: dict[str, list[str]] = {}
    at = size = 0
    for name, weight in FIELDS:
        for token in tokens_of(row[name] or ""):
            at += 1
            size += len(token.word.encode()) + 10
            if at > MOST_POSITIONS or size > MOST_BYTES:
                break
            places.setdefault(token.word[:WORD_CHARS], []).append(f"{at}{weight}")
        at += GAP
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())


def indexed_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows of statements with their words as the index takes them."""
    return [{**row, "search": search_text(row)} for row in rows]


def to_tsquery(terms: Sequence[Term]) -> str:
    """Write terms as a `tsquery` that cannot fail: every word is quoted and has letters and digits only."""
    return " & ".join(filter(None, map(_to_operand, terms)))


def _to_operand(term: Term) -> str:
    if term.exact or term.prefix:
        words = [_quoted(token.word) for token in tokens_of(term.text)]
        return f"({' <-> '.join(words)}{':*' if term.prefix else ''})" if words else ""
    forms = [_quoted(form) for form in sorted(map(fold, word_forms(term.text))) if form]
    return f"({' | '.join(forms)})" if forms else ""


def _quoted(word: str) -> str:
    return f"'{word[:WORD_CHARS]}'"


def find(conn: Connection, terms: Sequence[Term], window: Window) -> list[Found]:
    """Return the statements that have all terms, best first."""
    wanted = to_tsquery(terms)
    if not wanted:
        return []
    match = cast(bindparam("wanted", wanted), TSQUERY)
    rank = -func.ts_rank(text(f"'{WEIGHTS}'::float4[]"), indexed.c.search, match)
    query = (
        select(indexed.c.key, rank.label("rank"))
        .where(indexed.c.shown, indexed.c.search.op("@@")(match), indexed.c.key <= window.newest)
        .order_by(rank, indexed.c.key.desc())
    )
    found = conn.execute(query.limit(window.limit).offset(window.offset))
    return [Found(row.key, row.rank) for row in found]


def index_is_sound(conn: Connection) -> bool:
    """Tell whether the index has exactly the words that the statements have."""
    for rows in _batches(conn):
        expected = {row["key"]: search_text(row) for row in rows}
        differs = (
            select(func.count())
            .select_from(indexed)
            .where(
                indexed.c.key == bindparam("row_key"),
                indexed.c.search.is_distinct_from(cast(bindparam("wanted"), TSVECTOR)),
            )
        )
        for key, wanted in expected.items():
            if conn.execute(differs, {"row_key": key, "wanted": wanted}).scalar_one():
                return False
    return True


def rebuild(conn: Connection) -> None:
    """Make the index anew from the stored statements."""
    change = (
        update(indexed)
        .where(indexed.c.key == bindparam("row_key"))
        .values(search=cast(bindparam("wanted"), TSVECTOR))
    )
    for rows in _batches(conn):
        conn.execute(change, [{"row_key": row["key"], "wanted": search_text(row)} for row in rows])


def _batches(conn: Connection) -> Iterable[Sequence[Mapping[Any, Any]]]:
    columns = [statements.c[name] for name in ("key", *(name for name, _ in FIELDS))]
    after = -1
    while True:
        query = select(*columns).where(statements.c.key > after).order_by(statements.c.key).limit(BATCH)
        rows = conn.execute(query).mappings().all()
        if not rows:
            return
        yield rows
        after = rows[-1]["key"]
