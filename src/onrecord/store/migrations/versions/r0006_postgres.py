"""What PostgreSQL needs to keep the same record: order by code points, a search index, guarded judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Do nothing in SQLite, which has all three since the first schema."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for command in (*_in_order_of_code_points(), *SEARCH, *GUARDS):
        op.execute(sa.text(command.replace(":", "\\:")))


def _in_order_of_code_points() -> list[str]:
    """Return what makes texts sort alike in every database, whatever language that was made for."""
    inspector = sa.inspect(op.get_bind())
    return [
        f'ALTER TABLE "{table}" ALTER COLUMN "{column["name"]}" TYPE text COLLATE "C"'
        for table in inspector.get_table_names()
        for column in inspector.get_columns(table)
        if isinstance(column["type"], sa.Text)
    ]


SEARCH = (
    "ALTER TABLE statements ADD COLUMN search tsvector",
    "CREATE INDEX statements_by_words ON statements USING gin (search) WHERE shown",
    # Speakers are taken from texts: an index in order would refuse a name of some thousand characters.
    "DROP INDEX statements_by_speaker",
    "CREATE INDEX statements_by_speaker ON statements USING hash (speaker) WHERE shown",
)

GUARDS = (
    """CREATE FUNCTION judgements_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a judgement is never changed or deleted, only answered by another'; END $$""",
    """CREATE TRIGGER judgements_are_kept BEFORE UPDATE OR DELETE ON judgements
    FOR EACH ROW EXECUTE FUNCTION judgements_are_kept()""",
)
