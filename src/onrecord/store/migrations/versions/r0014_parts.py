"""PostgreSQL's index of words knows in which part of the record a statement is; speakers are in order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

PARTED = "(search || array_to_tsvector(ARRAY[':a' || (key >> 12)::text, ':b' || (key >> 16)::text]))"
COMMANDS = (
    "DROP INDEX statements_by_words",
    f"CREATE INDEX statements_by_words ON statements USING gin ({PARTED}) WHERE shown",
    # Steps from one name to the next need an order, which a hash has not; one of some thousand characters
    # does not fit into such an index, so that only the beginning of a name is in it.
    "DROP INDEX statements_by_speaker",
    "CREATE INDEX statements_by_speaker ON statements (substr(speaker, 1, 500)) WHERE shown",
)


def upgrade() -> None:
    """Make two indexes anew in PostgreSQL; SQLite's are in the order that it needs."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for command in COMMANDS:
        op.execute(sa.text(command.replace("':", r"'\:")))
