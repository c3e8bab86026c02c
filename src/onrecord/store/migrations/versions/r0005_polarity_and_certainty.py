"""Whether statements say that something is so, and how sure; findings are found by type and by id."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns and indexes; what was stored so far was read without looking for either."""
    op.add_column("statements", sa.Column("polarity", sa.Text(), nullable=True))
    op.add_column("statements", sa.Column("certainty", sa.Text(), nullable=True))
    op.create_index("findings_by_type", "findings", ["finding", "reading_key"])
    op.create_index("findings_by_id", "findings", ["finding_id"])
