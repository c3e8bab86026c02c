"""What findings of several reports amount to is kept: things, and what each is on which days."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; what is on record is tied at the next writing."""
    _create_tied_findings()
    _create_things()
    op.create_table(
        "superseded", _number("reading_key"), sa.Column("story_key", KEY, nullable=False), *_days("known")
    )
    op.create_index("superseded_by_story", "superseded", ["story_key"])
    op.create_table("untied_stories", _number("story_key"))
    op.execute(sa.text("INSERT INTO untied_stories (story_key) SELECT key FROM stories"))


def _create_tied_findings() -> None:
    op.create_table(
        "tied_findings",
        _number("finding_key"),
        sa.Column("story_key", KEY, nullable=False),
        *_texts("finding", "place", "known_on"),
        sa.Column("home", KEY, nullable=False),
        *_texts("tied_to", nullable=True),
        sa.Column("score", sa.Float()),
        sa.Column("reasons", sa.JSON()),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("terms", "asked", "sides")),
    )
    op.create_index("tied_findings_by_home", "tied_findings", ["home", "place"])
    op.create_index("tied_findings_by_story", "tied_findings", ["story_key"])
    op.create_table("tie_terms", _number("term"), _number("finding_key"), sqlite_with_rowid=False)


def _create_things() -> None:
    op.create_table(
        "things", _number("home"), *_texts("thing_id", "finding", "place", "first_known", "last_known")
    )
    op.create_index("things_by_id", "things", ["thing_id"])
    op.create_index("things_by_place", "things", ["place"])
    op.create_table(
        "thing_phases",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("home", KEY, nullable=False),
        *_texts("place"),
        *_days("known"),
        *_days("as"),
        *_texts("state"),
        sa.Column("stands", sa.Boolean(), nullable=False),
        *_texts("holds", nullable=True),
        sa.Column("overdue", sa.Boolean(), nullable=False),
    )
    days = ["as_until", "as_from", "known_until", "known_from"]
    op.create_index("thing_phases_by_home", "thing_phases", ["home", *days, "stands", "place"])
    op.create_index("thing_phases_by_place", "thing_phases", ["place", *days, "stands", "home"])
    op.create_table(
        "thing_names",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("home", KEY, nullable=False),
        *_texts("kind", "word", "name", "known_on", "tells_from"),
    )
    op.create_index("thing_names_by_home", "thing_names", ["home"])
    op.create_index("thing_names_by_word", "thing_names", ["word", "kind", "home", "known_on", "tells_from"])


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, KEY, primary_key=True, autoincrement=False)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None
    return [sa.Column(name, sa.Text(collation=collation), nullable=nullable) for name in names]


def _days(clock: str) -> list[sa.Column[Any]]:
    return _texts(f"{clock}_from", f"{clock}_until")
