"""What PostgreSQL finds statements by: a table beside them, `searched`, with their words in a `tsvector`.

The words are cut and folded by `tokens.py`, not by a text-search configuration, so that both back ends find
the same statements. Speaker, headline and the tags that filters look for follow the words of a statement in
one vector, too far apart for a phrase to run from one to the next.

A search visits up to ten thousand rows. So they are short: what is counted of a statement, and its words out
of line. PostgreSQL moves a long value out of a row only where the row is longer than 2,032 bytes, which is
what `filling` is for: spaces, of which a few bytes are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, Text, bindparam, insert, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from onrecord.store.schema import statements
from onrecord.store.tokens import words_of

FIELDS = ("words", "speaker", "headline", "tags")
COUNTED_FIELDS = ("speaker", "kind", "publisher", "quotation", "naming", "day")
"""What is counted of a statement; its day as digits, none where not even the month is known."""

TAG_MARK = ":"
GAP = 8
MOST_POSITIONS = 16_000
MOST_BYTES = 900_000
WORD_CHARS = 500
"""A vector may hold about a megabyte, a word 2,046 bytes, and places beyond 16,383 are not told apart."""

BATCH = 1000

_COLUMNS = ", ".join(("key", "shown", *COUNTED_FIELDS, "search"))
_TOLD = r"""
    SELECT statements.key, shown, speaker, kind, documents.publisher, quotation, naming,
        coalesce(substring(tags FROM ' 0d(\d{8})'), substring(tags FROM ' 0m(\d{6})')) AS day,
        CAST(given.search AS tsvector) AS search
    FROM unnest(:keys, :vectors) AS given (key, search)
    JOIN statements USING (key)
    JOIN readings ON readings.key = statements.reading_key
    JOIN documents ON documents.key = readings.document_key
    """
_GIVEN = (bindparam("keys", type_=ARRAY(BigInteger)), bindparam("vectors", type_=ARRAY(Text)))
_CHANGED = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", ")[1:])
# Names of our own.
_FILL = text(
    f"INSERT INTO searched ({_COLUMNS}) {_TOLD} ON CONFLICT (key) DO UPDATE SET {_CHANGED}"
).bindparams(*_GIVEN)
_DIFFERING = text(
    f"SELECT count(*) FROM ({_TOLD} EXCEPT SELECT {_COLUMNS} FROM searched WHERE key = ANY(:keys)) AS one"  # noqa: S608
).bindparams(*_GIVEN)
_INSERT = insert(statements).returning(statements.c.key, sort_by_parameter_order=True)


def search_text(row: Mapping[Any, Any]) -> str:
    """Write the words of a statement's row as a `tsvector`."""
    places: dict[str, list[str]] = {}
    at = size = 0
    for name in FIELDS:
        mark = TAG_MARK if name == "tags" else ""
        for word in words_of(row[name] or ""):
            at += 1
            size += len(word.encode()) + 10
            if at > MOST_POSITIONS or size > MOST_BYTES:
                break
            places.setdefault((mark + word)[:WORD_CHARS], []).append(str(at))
        at += GAP
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())


def insert_searched(conn: Connection, new: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of statements, and what they are found by."""
    if new:
        keys = conn.execute(_INSERT, list(new)).scalars().all()
        conn.execute(_FILL, _given(keys, new))


def _given(keys: Sequence[int], rows: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    return {"keys": list(keys), "vectors": [search_text(row) for row in rows]}


def index_is_sound(conn: Connection) -> bool:
    """Tell whether statements are found by exactly the words that they have, and counted by what they say."""
    return not any(conn.execute(_DIFFERING, batch).scalar_one() for batch in _batches(conn))


def rebuild(conn: Connection) -> None:
    """Make anew what the stored statements are found by."""
    for batch in _batches(conn):
        conn.execute(_FILL, batch)


def _batches(conn: Connection) -> Iterator[dict[str, Any]]:
    columns = [statements.c[name] for name in ("key", *FIELDS)]
    after = -1
    while True:
        query = select(*columns).where(statements.c.key > after).order_by(statements.c.key).limit(BATCH)
        rows = conn.execute(query).mappings().all()
        if not rows:
            return
        yield _given([row["key"] for row in rows], rows)
        after = rows[-1]["key"]
