"""Who and where: authority files, entities across reports, places of reports and statements."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the new tables and columns; what was stored before is sorted at the next writing."""
    _widen_readings()
    _create_authority()
    _create_members()
    op.create_index("statements_by_speaker_id", "statements", ["speaker_id"])
    op.create_index("entities_by_id", "entities", ["entity_id"])
    op.execute(sa.text("INSERT INTO unsorted_stories (story_key) SELECT key FROM stories"))
    if op.get_bind().dialect.name == "sqlite":
        for command in SQLITE_VIEWS:
            op.execute(sa.text(command.replace(":", "\\:")))


def _key() -> sa.Column[Any]:
    return sa.Column("key", KEY, primary_key=True)


def _parent(name: str, table: str) -> sa.Column[Any]:
    return sa.Column(name, KEY, sa.ForeignKey(f"{table}.key"), nullable=False)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _widen_readings() -> None:
    op.add_column("entities", sa.Column("link", sa.JSON()))
    op.add_column("statements", sa.Column("said_in", sa.Text()))
    for name in ("places", "dated"):
        op.add_column("readings", sa.Column(name, sa.JSON()))
    for name in ("stated", "known"):
        op.add_column("issues", sa.Column(name, sa.Text()))


def _create_authority() -> None:
    op.create_table(
        "authority_entities",
        _key(),
        *_texts("source", "authority_id", "name", "type"),
        sa.Column("row", sa.Integer()),
        *_texts("digest", "first_seen", "last_seen"),
        sa.UniqueConstraint("source", "authority_id"),
    )
    op.create_index("authority_entities_by_id", "authority_entities", ["authority_id"])
    op.create_table(
        "authority_aliases",
        _key(),
        _parent("entity_key", "authority_entities"),
        *_texts("name"),
        sa.Column("weak", sa.Boolean(), nullable=False),
    )
    op.create_index("authority_aliases_by_entity", "authority_aliases", ["entity_key"])
    op.create_table(
        "authority_offices",
        _key(),
        _parent("entity_key", "authority_entities"),
        *_texts("title"),
        *_texts("body", "held", nullable=True),
        sa.Column("shared", sa.Boolean()),
    )
    op.create_index("authority_offices_by_entity", "authority_offices", ["entity_key"])
    op.create_table(
        "authority_relations",
        _key(),
        _parent("entity_key", "authority_entities"),
        *_texts("relation", "target"),
        *_texts("held", nullable=True),
    )
    op.create_index("authority_relations_by_entity", "authority_relations", ["entity_key"])
    op.create_table(
        "authority_keys",
        _key(),
        _parent("entity_key", "authority_entities"),
        *_texts("kind", "word", "also"),
    )
    op.create_index("authority_keys_by_word", "authority_keys", ["kind", "word"])
    op.create_index("authority_keys_by_entity", "authority_keys", ["entity_key"])


def _create_members() -> None:
    op.create_table(
        "record_entities",
        _key(),
        sa.Column("record_id", sa.Text(), nullable=False, unique=True),
        *_texts("name", "type"),
        *_texts("authority_id", nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
    )
    op.create_index("record_entities_by_reports", "record_entities", ["reports", "record_id"])
    op.create_index("record_entities_by_authority", "record_entities", ["authority_id"])
    op.create_table(
        "members",
        _key(),
        sa.Column("entity_key", KEY, sa.ForeignKey("entities.key"), nullable=False, unique=True),
        _parent("story_key", "stories"),
        *_texts("entity_id", "block"),
        sa.Column("company", sa.JSON(), nullable=False),
        *_texts("record_id", "joined_to", nullable=True),
        sa.Column("score", sa.Float()),
        sa.Column("reasons", sa.JSON()),
    )
    op.create_index("members_by_story", "members", ["story_key"])
    op.create_index("members_by_block", "members", ["block"])
    op.create_index("members_by_entity", "members", ["entity_id"])
    op.create_index("members_by_record", "members", ["record_id"])
    op.create_table("unsorted_stories", sa.Column("story_key", KEY, primary_key=True, autoincrement=False))
    op.create_table("unsorted_blocks", sa.Column("block", sa.Text(), primary_key=True))


SQLITE_VIEWS = (
    """CREATE VIEW authority_readable AS
    SELECT e.name, e.type, o.title AS office, o.body, o.held, e.source, e.row, e.authority_id
    FROM authority_entities e LEFT JOIN authority_offices o ON o.entity_key = e.key""",
    """CREATE VIEW people_readable AS
    SELECT r.name, r.type, r.reports, r.record_id, m.score, m.reasons, n.name AS name_in_report, n.offices,
        d.headline, d.publisher, d.published, d.document_id, m.entity_id, m.joined_to, r.authority_id
    FROM record_entities r JOIN members m ON m.record_id = r.record_id
    JOIN entities n ON n.key = m.entity_key JOIN readings g ON g.key = n.reading_key
    JOIN documents d ON d.key = g.document_key""",
)
