"""PostgreSQL finds and counts statements in a table of their own, whose rows are short."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

COMMANDS = (
    # Rows that are longer than 2,032 bytes have their words moved out of them; spaces make them that long.
    """CREATE TABLE searched (
        key bigint PRIMARY KEY REFERENCES statements (key) ON UPDATE CASCADE ON DELETE CASCADE,
        shown boolean NOT NULL,
        speaker text COLLATE "C",
        kind text COLLATE "C",
        publisher text COLLATE "C",
        quotation text COLLATE "C",
        naming text COLLATE "C",
        day text COLLATE "C",
        search tsvector,
        filling text COLLATE "C" NOT NULL DEFAULT repeat(' ', 2100)
    ) WITH (toast_tuple_target = 128)""",
    "ALTER TABLE searched ALTER search SET STORAGE external",
    *(
        f"ALTER TABLE searched ALTER {name} SET STORAGE main"
        for name in ("speaker", "kind", "publisher", "quotation", "naming", "day", "filling")
    ),
    r"""INSERT INTO searched (key, shown, speaker, kind, publisher, quotation, naming, day, search)
    SELECT statements.key, shown, speaker, kind, publisher, quotation, naming,
        coalesce(substring(tags FROM ' 0d(\d{8})'), substring(tags FROM ' 0m(\d{6})')), search
    FROM statements
    JOIN readings ON readings.key = statements.reading_key
    JOIN documents ON documents.key = readings.document_key
    ORDER BY statements.key""",
    "ALTER TABLE statements DROP COLUMN search CASCADE",
    # What has come in lies in a list that every search reads whole until it is as long as this, in kilobytes.
    """CREATE INDEX searched_by_words ON searched USING gin ((search || array_to_tsvector(
        ARRAY[':a' || (key >> 12)::text, ':b' || (key >> 16)::text])))
        WITH (gin_pending_list_limit = 256) WHERE shown""",
    """CREATE FUNCTION searched_as_shown() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN UPDATE searched SET shown = NEW.shown WHERE key = NEW.key; RETURN NULL; END $$""",
    """CREATE TRIGGER searched_as_shown AFTER UPDATE OF shown ON statements
    FOR EACH ROW WHEN (OLD.shown <> NEW.shown) EXECUTE FUNCTION searched_as_shown()""",
)


def upgrade() -> None:
    """Move the words out of the table of statements; SQLite's index has always been apart from it."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for command in COMMANDS:
        op.execute(sa.text(command.replace(":", "\\:")))
