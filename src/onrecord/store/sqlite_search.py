"""Full-text search with SQLite's FTS5: our query in its language, and repair.

to_match(parse_query('truce "will hold"'))      # ("truce" OR "truces" OR …) AND "will hold"
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from onrecord.store.inflections import word_forms
from onrecord.store.query import Term
from onrecord.store.searching import Found, Window
from onrecord.store.sqlite_files import is_damage

_FIND = text(
    "SELECT rowid AS key, rank FROM statements_fts WHERE statements_fts MATCH :match AND rowid <= :newest "
    "ORDER BY rank, rowid DESC LIMIT :limit OFFSET :offset"
)


def find(conn: Connection, terms: Sequence[Term], window: Window) -> list[Found]:
    """Return the statements that have all terms, best first."""
    bound = {"match": to_match(terms)} | window._asdict()
    return [Found(row.key, row.rank) for row in conn.execute(_FIND, bound)]


def to_match(terms: Sequence[Term]) -> str:
    """Write terms as an FTS5 query that cannot fail: every word is a quoted string."""
    return " AND ".join(_to_operand(term) for term in terms)


def _to_operand(term: Term) -> str:
    if term.prefix:
        return f'"{term.text}" *'
    if term.exact:
        return f'"{term.text}"'
    return "(" + " OR ".join(f'"{form}"' for form in sorted(word_forms(term.text))) + ")"


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
