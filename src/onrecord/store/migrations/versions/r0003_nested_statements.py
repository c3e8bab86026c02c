"""Statements inside statements: each says within which it stands, and none counts among the report's own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; every statement kept so far stands in no other."""
    op.add_column("statements", sa.Column("within", sa.Text(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        for command in SQLITE_VIEWS:
            op.execute(sa.text(command))


SQLITE_VIEWS = (
    "DROP VIEW reports_readable",
    """CREATE VIEW reports_readable AS
    SELECT d.published, d.publisher, d.headline, d.name, d.version,
        (SELECT count(*) FROM statements s WHERE s.reading_key = r.key AND s.within IS NULL) AS statements,
        (SELECT count(*) FROM findings f WHERE f.reading_key = r.key) AS findings,
        d.url, d.byline, d.language, d.text, r.layer, t.first_seen, t.last_seen, d.document_id, t.story_id
    FROM stories t JOIN readings r ON r.key = t.reading_key JOIN documents d ON d.key = r.document_key""",
    """CREATE VIEW nested_statements_readable AS
    SELECT s.speaker, s.role, s.words AS said, s.quotation, s.kind, s.addressee, s.confidence,
        o.speaker AS told_by, o.words AS told, d.headline, d.publisher, d.published, d.name AS report,
        r.layer, s.statement_id, s.within, d.document_id
    FROM statements s JOIN statements o ON o.reading_key = s.reading_key AND o.statement_id = s.within
    JOIN readings r ON r.key = s.reading_key JOIN documents d ON d.key = r.document_key
    JOIN stories t ON t.key = d.story_key AND t.reading_key = r.key""",
)
