"""What lists and counts of a large record look at lies in few rows and in indexes.

Names of things go with where these come in lists and until when they stand, people and bodies with all their
names, and documents are counted by an index.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Put what is looked for beside what it is looked for by."""
    _name_places()
    _name_entities()
    op.drop_index("documents_by_story", "documents")
    op.create_index("documents_by_story", "documents", ["story_key", "version", "withheld"])
    op.drop_index("members_by_entity", "members")
    op.create_index("members_by_entity", "members", ["entity_id", "record_id"])


def _name_places() -> None:
    for name in ("place", "stands_until"):
        op.add_column("thing_names", _text(name))
    # Things are tied anew where any story is marked; what is read before that is right as well.
    op.execute(
        sa.text(
            "UPDATE thing_names SET "
            "place = coalesce((SELECT t.place FROM things t WHERE t.home = thing_names.home), ''), "
            "stands_until = coalesce((SELECT max(p.as_until) FROM thing_phases p "
            "WHERE p.home = thing_names.home AND p.stands), '')"
        )
    )
    op.drop_index("thing_names_by_word", "thing_names")
    op.create_index(
        "thing_names_by_word",
        "thing_names",
        ["word", "place", "stands_until", "tells_from", "known_on", "kind", "home"],
    )


def _name_entities() -> None:
    op.add_column("record_entities", _text("names"))
    printed = (
        "SELECT DISTINCT e.name FROM members m JOIN entities e ON e.key = m.entity_key "
        "WHERE m.record_id = record_entities.record_id UNION SELECT record_entities.name"
    )
    lines = "string_agg(name, chr(10))" if _is_postgres() else "group_concat(name, char(10))"
    # Words of our own.
    op.execute(sa.text(f"UPDATE record_entities SET names = (SELECT {lines} FROM ({printed}) AS n)"))  # noqa: S608


def _text(name: str) -> sa.Column[str]:
    return sa.Column(
        name, sa.Text(collation="C" if _is_postgres() else None), nullable=False, server_default=""
    )


def _is_postgres() -> bool:
    return op.get_bind().dialect.name == "postgresql"
