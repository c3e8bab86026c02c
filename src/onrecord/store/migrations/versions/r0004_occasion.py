"""On what occasion something was said: an interview, a rally, a letter, an answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; what was stored so far was read without looking for it."""
    op.add_column("statements", sa.Column("occasion", sa.Text(), nullable=True))
