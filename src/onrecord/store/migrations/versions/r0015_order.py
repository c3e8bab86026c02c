"""Findings of one day are in the order of their reports' texts, whatever path these were read from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Mark all stories, so that what is one thing is tied in that order before it is next asked for."""
    op.execute(sa.text("DELETE FROM untied_stories"))
    op.execute(sa.text("INSERT INTO untied_stories (story_key) SELECT key FROM stories"))
