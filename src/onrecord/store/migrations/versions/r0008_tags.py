"""Statements have tags: what filters find them by, in the same index as their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from onrecord.store.columns import ExactText, Key, Plain
from onrecord.store.tags import tags_of

revision = "0008"
down_revision = "0007"

BATCH = 1000
READ = ("speaker", "role", "holder", "addressee", "said_on")

statements = sa.table(
    "statements",
    *(sa.column(name, Key) for name in ("key", "reading_key")),
    *(sa.column(name, ExactText) for name in READ),
    *(
        sa.column(name, sa.Text)
        for name in ("words", "headline", "kind", "quotation", "naming", "within", "tags")
    ),
    sa.column("places", Plain),
)
readings = sa.table("readings", sa.column("key", Key), sa.column("document_key", Key))
documents = sa.table(
    "documents", sa.column("key", Key), sa.column("publisher", ExactText), sa.column("published", ExactText)
)


def upgrade() -> None:
    """Add the column, fill it from what statements and their reports say, and make the index anew."""
    conn = op.get_bind()
    on_sqlite = conn.dialect.name == "sqlite"
    for command in SQLITE_BEFORE if on_sqlite else ():
        op.execute(sa.text(command))
    op.add_column("statements", sa.Column("tags", sa.Text(), nullable=False, server_default=""))
    change = sa.update(statements).where(statements.c.key == sa.bindparam("row_key"))
    for rows in _batches(conn):
        tagged = [{"row_key": row["key"], "new": _tags(row)} for row in rows]
        conn.execute(change.values(tags=sa.bindparam("new")), tagged)
    if on_sqlite:
        for command in SQLITE_AFTER:
            op.execute(sa.text(command.replace(":", "\\:")))
    else:
        op.execute(sa.text('ALTER TABLE statements ALTER COLUMN tags TYPE text COLLATE "C"'))
        _index_anew(conn)


def _index_anew(conn: sa.Connection) -> None:
    """Write the words of each statement, and its tags, as PostgreSQL's index takes them."""
    from onrecord.store.postgres_index import search_text

    change = sa.text("UPDATE statements SET search = CAST(:new AS tsvector) WHERE key = :row_key")
    for rows in _batches(conn):
        conn.execute(change, [{"row_key": row["key"], "new": search_text(row)} for row in rows])


def _tags(row: Mapping[Any, Any]) -> str:
    return (
        tags_of(row, publisher=row["publisher"], published=row["published"]) if row["within"] is None else ""
    )


def _batches(conn: sa.Connection) -> Iterator[Sequence[Mapping[Any, Any]]]:
    query = (
        sa.select(statements, documents.c.publisher, documents.c.published)
        .join_from(statements, readings, readings.c.key == statements.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .order_by(statements.c.key)
        .limit(BATCH)
    )
    after = -1
    while rows := conn.execute(query.where(statements.c.key > after)).mappings().all():
        yield rows
        after = rows[-1]["key"]


SQLITE_BEFORE = (
    "DROP TRIGGER statements_indexed_on_insert",
    "DROP TRIGGER statements_indexed_on_delete",
    "DROP TRIGGER statements_indexed_on_update",
    "DROP TABLE statements_fts",
    "DROP VIEW statements_shown",
)

SQLITE_AFTER = (
    "CREATE VIEW statements_shown AS SELECT key, words, speaker, headline, tags FROM statements WHERE shown",
    """CREATE VIRTUAL TABLE statements_fts USING fts5(
        words, speaker, headline, tags,
        content="statements_shown", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
    )""",
    "INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')",
    """CREATE TRIGGER statements_indexed_on_insert AFTER INSERT ON statements WHEN new.shown BEGIN
        INSERT INTO statements_fts(rowid, words, speaker, headline, tags)
        VALUES (new.key, new.words, new.speaker, new.headline, new.tags);
    END""",
    """CREATE TRIGGER statements_indexed_on_delete AFTER DELETE ON statements WHEN old.shown BEGIN
        INSERT INTO statements_fts(statements_fts, rowid, words, speaker, headline, tags)
        VALUES ('delete', old.key, old.words, old.speaker, old.headline, old.tags);
    END""",
    """CREATE TRIGGER statements_indexed_on_update AFTER UPDATE ON statements BEGIN
        INSERT INTO statements_fts(statements_fts, rowid, words, speaker, headline, tags)
        SELECT 'delete', old.key, old.words, old.speaker, old.headline, old.tags WHERE old.shown;
        INSERT INTO statements_fts(rowid, words, speaker, headline, tags)
        SELECT new.key, new.words, new.speaker, new.headline, new.tags WHERE new.shown;
    END""",
)
