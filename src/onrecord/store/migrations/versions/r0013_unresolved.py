"""Statements whose speaker nobody was found for have an index that SQLite takes for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

NOBODY = "doubt IS NOT NULL AND coalesce(speaker, '') = ''"


def upgrade() -> None:
    """Make the index anew with another condition: where that is `speaker IS NULL`, SQLite takes another."""
    op.drop_index("statements_unresolved", "statements")
    op.create_index(
        "statements_unresolved",
        "statements",
        ["doubt", "key"],
        sqlite_where=sa.text(f"shown = 1 AND {NOBODY}"),
        postgresql_where=sa.text(f"shown AND {NOBODY}"),
    )
