"""Statements have a place in the order in which people should look at them; judgements are found by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from onrecord.store.columns import ExactText, Key, Plain
from onrecord.store.doubt import count_resting, doubt_of

revision = "0010"
down_revision = "0009"

BATCH = 500
TRIGGER = "statements_indexed_on_update"

statements = sa.table(
    "statements",
    *(sa.column(name, Key) for name in ("key", "reading_key", "replaces")),
    *(sa.column(name, ExactText) for name in ("statement_id", "speaker", "holder", "within")),
    *(sa.column(name, sa.Text) for name in ("words", "quotation")),
    *(sa.column(name, Plain) for name in ("source", "evidence")),
    sa.column("confidence", sa.Float),
    sa.column("doubt", sa.Integer),
)
findings = sa.table(
    "findings",
    *(sa.column(name, Key) for name in ("key", "reading_key", "replaces")),
    sa.column("statements", Plain),
)
readings = sa.table("readings", sa.column("key", Key))


def upgrade() -> None:
    """Add the column, fill it from what the machine read, and add what finds by it."""
    conn = op.get_bind()
    op.add_column("statements", sa.Column("doubt", sa.Integer()))
    # The words of a statement stay as they are, so the search index need not hear of it.
    trigger = _taken_away(conn) if conn.dialect.name == "sqlite" else None
    change = sa.update(statements).where(statements.c.key == sa.bindparam("row_key"))
    for rows, resting in _batches(conn):
        new = [
            {"row_key": row["key"], "new": doubt_of(row, resting=resting[row["statement_id"]])}
            for row in rows
        ]
        if new:
            conn.execute(change.values(doubt=sa.bindparam("new")), new)
    if trigger:
        conn.exec_driver_sql(trigger)
    op.create_index(
        "statements_by_doubt",
        "statements",
        ["doubt", "key"],
        sqlite_where=sa.text("shown = 1 AND doubt IS NOT NULL"),
        postgresql_where=sa.text("shown AND doubt IS NOT NULL"),
    )
    op.create_index(
        "statements_unresolved",
        "statements",
        ["doubt", "key"],
        sqlite_where=sa.text("shown = 1 AND doubt IS NOT NULL AND speaker IS NULL"),
        postgresql_where=sa.text("shown AND doubt IS NOT NULL AND speaker IS NULL"),
    )
    op.create_index("judgements_by_row", "judgements", ["row_id"])
    op.create_index("reviews_by_row", "reviews", ["row_id"])


def _taken_away(conn: sa.Connection) -> str:
    """Drop the trigger that tells the search index of changes, and return what makes it again."""
    query = sa.text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
    command: str = conn.execute(query, {"name": TRIGGER}).scalar_one()
    op.execute(sa.text(f"DROP TRIGGER {TRIGGER}"))
    return command


def _batches(conn: sa.Connection) -> Iterator[tuple[Sequence[Mapping[Any, Any]], Mapping[str, int]]]:
    """Give the machine's statements of some readings at a time, with how many findings rest on each."""
    after = -1
    query = sa.select(readings.c.key).order_by(readings.c.key).limit(BATCH)
    while keys := conn.execute(query.where(readings.c.key > after)).scalars().all():
        own = (statements.c.reading_key.in_(keys), statements.c.replaces.is_(None))
        behind = sa.select(findings.c.statements).where(
            findings.c.reading_key.in_(keys), findings.c.replaces.is_(None)
        )
        resting = count_resting(conn.execute(behind).scalars())
        yield conn.execute(sa.select(statements).where(*own)).mappings().all(), resting
        after = keys[-1]
