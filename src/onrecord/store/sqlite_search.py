"""Full-text search with SQLite's FTS5: our query in its language, and repair.

to_match(parse_query('truce -"will hold"'))      # (("truce" OR "truces" OR …)) NOT ("will hold")
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import BigInteger, Connection, FromClause, column, text
from sqlalchemy.exc import DatabaseError

from onrecord.store.inflections import word_forms
from onrecord.store.query import AnyOf, Dates, Filter, Not, Operand, Positive, Query, Shingles, Term
from onrecord.store.searching import Window
from onrecord.store.sqlite_files import is_damage
from onrecord.store.tags import EVERY, dates_tags, filter_tags, print_tag

_FIND = text(
    "SELECT rowid AS key FROM statements_fts WHERE statements_fts MATCH :match AND rowid <= :newest "
    "AND rowid > :oldest ORDER BY rowid DESC LIMIT :limit"
)
_WORDS = "{words speaker headline} : "
"""The beginning of a word is looked for among words only, not among tags."""


def find(query: Query, window: Window) -> FromClause:
    """Return what selects the statements that a query asks for, last first."""
    bound = _FIND.bindparams(match=to_match(query), **window._asdict())
    return bound.columns(column("key", BigInteger)).subquery()


def to_match(query: Query) -> str:
    """Write a query for FTS5 such that it cannot fail: every word is a quoted string."""
    parts = [f"({_to_expression(part)})" for part in query.parts if not isinstance(part, Not)]
    unwanted = [f"({_to_operand(part.part)})" for part in query.parts if isinstance(part, Not)]
    wanted = " AND ".join(parts) or f'"{EVERY}"'
    return f"({wanted}) NOT ({' OR '.join(unwanted)})" if unwanted else wanted


def _to_expression(part: Operand | AnyOf) -> str:
    if isinstance(part, AnyOf):
        return " OR ".join(f"({_to_expression(one)})" for one in part.parts)
    return f'"{EVERY}" NOT ({_to_operand(part.part)})' if isinstance(part, Not) else _to_operand(part)


def _to_operand(part: Positive) -> str:
    if isinstance(part, Filter):
        return f'"{" ".join(filter_tags(part))}"{" *" if part.prefix else ""}'
    if isinstance(part, Dates):
        return _either(dates_tags(part))
    if isinstance(part, Shingles):
        return _either(map(print_tag, part.prints))
    return _to_words(part)


def _to_words(term: Term) -> str:
    if term.prefix:
        return f'{_WORDS}"{term.text}" *'
    if term.exact:
        return f'"{term.text}"'
    return _either(sorted(word_forms(term.text)))


def _either(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def index_is_sound(conn: Connection) -> bool:
    """Tell whether the index holds exactly the statements that are shown; needs a writing transaction."""
    try:
        conn.execute(text("INSERT INTO statements_fts(statements_fts, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError as exc:
        if not is_damage(exc):
            raise
        return False
    return True


def compact(conn: Connection) -> None:
    """Merge the index into one piece, in which nothing is left of rows that were deleted."""
    conn.execute(text("INSERT INTO statements_fts(statements_fts) VALUES ('optimize')"))


def rebuild(conn: Connection) -> None:
    """Make the index anew from the stored statements."""
    conn.execute(text("INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')"))
