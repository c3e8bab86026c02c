"""Searches are kept, with what each has found so far."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add two empty tables."""
    op.create_table(
        "alerts",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("name", _text(), nullable=False, unique=True),
        sa.Column("query", _text(), nullable=False),
        sa.Column("made_at", _text(), nullable=False),
        sa.Column("last_run", _text()),
        sa.Column("floor", KEY, nullable=False),
    )
    op.create_table(
        "alert_hits",
        sa.Column("alert_key", KEY, sa.ForeignKey("alerts.key"), primary_key=True, autoincrement=False),
        sa.Column("digest", _text(), primary_key=True),
        sa.Column("statement_key", KEY, nullable=False),
        sa.Column("found_at", _text()),
    )
    op.create_index("alert_hits_by_statement", "alert_hits", ["statement_key"])


def _text() -> sa.Text:
    return sa.Text(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.Text()
