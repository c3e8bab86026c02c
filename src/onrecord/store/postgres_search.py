"""Full-text search with PostgreSQL's `tsvector`: our words in its index, our query in its language.

The words are cut and folded by `tokens.py`, not by a text-search configuration, so that both back ends find
the same statements. Speaker, headline and the tags that filters look for follow the words of a statement in
one vector, too far apart for a phrase to run from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    FromClause,
    MetaData,
    Table,
    bindparam,
    cast,
    func,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from onrecord.store.inflections import word_forms
from onrecord.store.query import AnyOf, Dates, Filter, Not, Operand, Positive, Query, Shingles, Term
from onrecord.store.schema import statements
from onrecord.store.searching import Window
from onrecord.store.tags import EVERY, dates_tags, filter_tags, print_tag
from onrecord.store.tokens import fold, tokens_of

FIELDS = ("words", "speaker", "headline", "tags")
TAG_MARK = ":"

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
    for name in FIELDS:
        mark = TAG_MARK if name == "tags" else ""
        for token in tokens_of(row[name] or ""):
            at += 1
            size += len(token.word.encode()) + 10
            if at > MOST_POSITIONS or size > MOST_BYTES:
                break
            places.setdefault((mark + token.word)[:WORD_CHARS], []).append(str(at))
        at += GAP
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())


def indexed_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows of statements with their words as the index takes them."""
    return [{**row, "search": search_text(row)} for row in rows]


def to_tsquery(query: Query) -> str:
    """Write a query as a `tsquery` that cannot fail: every word is quoted and has letters and digits only.

    Empty where something is looked for that no text can have.
    """
    parts = [_to_expression(part) for part in query.parts]
    return " & ".join(f"({part})" for part in parts) if all(parts) else ""


def _to_expression(part: Operand | AnyOf) -> str:
    if isinstance(part, AnyOf):
        return " | ".join(f"({one})" for one in map(_to_expression, part.parts) if one)
    if not isinstance(part, Not):
        return _to_operand(part)
    unwanted = _to_operand(part.part)
    every = _tag(EVERY)
    return f"{every} & !({unwanted})" if unwanted else every


def _to_operand(part: Positive) -> str:
    if isinstance(part, Filter):
        return " <-> ".join(map(_tag, filter_tags(part))) + (":*" if part.prefix else "")
    if isinstance(part, Dates):
        return " | ".join(map(_tag, dates_tags(part)))
    if isinstance(part, Shingles):
        return " | ".join(_tag(print_tag(name)) for name in part.prints)
    return _to_words(part)


def _to_words(term: Term) -> str:
    if term.exact or term.prefix:
        words = [_quoted(token.word) for token in tokens_of(term.text)]
        return f"{' <-> '.join(words)}{':*' if term.prefix else ''}" if words else ""
    return " | ".join(_quoted(form) for form in sorted(map(fold, word_forms(term.text))) if form)


def _quoted(word: str) -> str:
    return f"'{word[:WORD_CHARS]}'"


def _tag(word: str) -> str:
    """Return a tag as the index has it: with a mark before it that no word can have."""
    return _quoted(TAG_MARK + word)


def find(query: Query, window: Window) -> FromClause:
    """Return what selects the statements that a query asks for, last first."""
    match = cast(bindparam("wanted", to_tsquery(query), unique=True), TSQUERY)
    key = indexed.c.key
    return (
        select(key)
        .where(indexed.c.shown, indexed.c.search.op("@@")(match), key <= window.newest, key > window.oldest)
        .order_by(key.desc())
        .limit(window.limit)
        .subquery()
    )


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
    columns = [statements.c[name] for name in ("key", *FIELDS)]
    after = -1
    while True:
        query = select(*columns).where(statements.c.key > after).order_by(statements.c.key).limit(BATCH)
        rows = conn.execute(query).mappings().all()
        if not rows:
            return
        yield rows
        after = rows[-1]["key"]
