"""What people judged is folded in, versions say what they revise, reports may be withheld, and purged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add columns and tables; of what was stored so far nothing is hidden, withheld or purged."""
    for table in ("statements", "findings"):
        op.add_column(table, sa.Column("replaces", KEY, nullable=True))
        op.add_column(table, _flag("hidden"))
    op.add_column("stories", _flag("withdrawn"))
    op.add_column("documents", sa.Column("embargo", _text(), nullable=True))
    op.add_column("documents", _flag("withheld"))
    op.add_column("documents", sa.Column("revision", sa.JSON(), nullable=True))
    op.add_column("documents", sa.Column("subject", _text(), nullable=True))
    op.create_index(
        "documents_withheld",
        "documents",
        ["embargo"],
        sqlite_where=sa.text("withheld = 1"),
        postgresql_where=sa.text("withheld"),
    )
    _create_tables()
    on_postgres = op.get_bind().dialect.name == "postgresql"
    op.create_index("documents_by_subject", "documents", ["subject"])
    op.execute(sa.text("UPDATE documents SET subject = substr(lower(headline), 1, 200) WHERE headline <> ''"))
    for command in POSTGRES_GUARDS if on_postgres else (*SQLITE_GUARDS, *SQLITE_VIEWS):
        op.execute(sa.text(command.replace(":", "\\:")))


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _text() -> sa.Text:
    """Return the type of texts, which sort by code points in every database."""
    return sa.Text(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.Text()


def _create_tables() -> None:
    op.create_table(
        "reviews",
        sa.Column(
            "judgement_key", KEY, sa.ForeignKey("judgements.key"), primary_key=True, autoincrement=False
        ),
        sa.Column("state", _text(), nullable=False),
        sa.Column("row_id", _text()),
        sa.Column("reason", _text()),
    )
    op.create_index("reviews_by_state", "reviews", ["state"])
    op.create_table(
        "story_aliases",
        sa.Column("story_id", _text(), primary_key=True),
        sa.Column("story_key", KEY, sa.ForeignKey("stories.key"), nullable=False),
    )
    op.create_table(
        "tombstones",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("document_id", _text(), nullable=False, unique=True),
        sa.Column("story_id", _text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("purged_at", _text(), nullable=False),
        sa.Column("by", _text(), nullable=False),
        sa.Column("reason", _text(), nullable=False),
    )
    op.create_table(
        "purged_sources",
        sa.Column("story_id", _text(), primary_key=True),
        sa.Column("source_hash", _text(), primary_key=True),
        sa.Column("tombstone_key", KEY, sa.ForeignKey("tombstones.key"), nullable=False),
    )


# A judgement goes only with its document, and that only once its tombstone stands.
SQLITE_GUARDS = (
    "DROP TRIGGER judgements_are_not_deleted",
    """CREATE TRIGGER judgements_are_not_deleted BEFORE DELETE ON judgements
    WHEN NOT EXISTS (
        SELECT 1 FROM tombstones t JOIN documents d ON d.document_id = t.document_id
        WHERE d.key = old.document_key
    )
    BEGIN SELECT RAISE(ABORT, 'a judgement is never deleted, only answered by another'); END""",
)

POSTGRES_GUARDS = (
    """CREATE OR REPLACE FUNCTION judgements_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND EXISTS (
            SELECT 1 FROM tombstones t JOIN documents d ON d.document_id = t.document_id
            WHERE d.key = old.document_key
        ) THEN RETURN old; END IF;
        RAISE EXCEPTION 'a judgement is never changed or deleted, only answered by another';
    END $$""",
)

SQLITE_VIEWS = (
    "DROP VIEW reports_readable",
    """CREATE VIEW reports_readable AS
    SELECT d.published, d.publisher, d.headline, d.name, d.version, t.withdrawn,
        (SELECT count(*) FROM statements s
         WHERE s.reading_key = r.key AND s.within IS NULL AND NOT s.hidden) AS statements,
        (SELECT count(*) FROM findings f WHERE f.reading_key = r.key AND NOT f.hidden) AS findings,
        d.url, d.byline, d.language, d.text, r.layer, t.first_seen, t.last_seen, d.document_id, t.story_id
    FROM stories t JOIN readings r ON r.key = t.reading_key
    JOIN documents d ON d.key = r.document_key""",
    "DROP VIEW statements_readable",
    """CREATE VIEW statements_readable AS
    SELECT s.speaker, s.role, s.words AS said, s.quotation, s.kind, s.said_on, s.holder, s.addressee,
        s.target, json_extract(s.condition, '$.text') AS condition, s.naming, s.speaker_type, s.places,
        s.confidence, d.headline, d.publisher, d.published, d.name AS report, d.version,
        r.key IS t.reading_key AS in_newest_version, t.withdrawn, s.replaces IS NOT NULL AS judged,
        s.polarity, s.certainty, s.occasion, r.layer, s.statement_id, d.document_id,
        (SELECT m.record_id FROM entities e JOIN members m ON m.entity_key = e.key
         WHERE e.reading_key = r.key AND e.entity_id = s.speaker_id) AS speaker_record_id
    FROM statements s JOIN readings r ON r.key = s.reading_key JOIN documents d ON d.key = r.document_key
    JOIN stories t ON t.key = d.story_key
    WHERE s.shown""",
    "DROP VIEW findings_readable",
    """CREATE VIEW findings_readable AS
    SELECT f.finding, f.state, json_extract(f.object, '$.text') AS object,
        (SELECT group_concat(json_extract(p.value, '$.part') || ': ' || json_extract(p.value, '$.name'), '; ')
         FROM json_each(f.parties) p) AS parties,
        f.places, json_extract(f.scope, '$.text') AS scope, json_extract(f.condition, '$.text') AS condition,
        f.since, f.until, f.confidence, f.replaces IS NOT NULL AS judged, d.headline, d.publisher,
        d.published, d.name AS report, f.finding_id, d.document_id
    FROM stories t JOIN readings r ON r.key = t.reading_key
    JOIN documents d ON d.key = r.document_key JOIN findings f ON f.reading_key = r.key
    WHERE NOT f.hidden""",
    "DROP VIEW nested_statements_readable",
    """CREATE VIEW nested_statements_readable AS
    SELECT s.speaker, s.role, s.words AS said, s.quotation, s.kind, s.addressee, s.confidence,
        o.speaker AS told_by, o.words AS told, d.headline, d.publisher, d.published, d.name AS report,
        r.layer, s.statement_id, s.within, d.document_id
    FROM statements s JOIN statements o ON o.reading_key = s.reading_key AND o.statement_id = s.within
    JOIN readings r ON r.key = s.reading_key JOIN documents d ON d.key = r.document_key
    JOIN stories t ON t.key = d.story_key AND t.reading_key = r.key
    WHERE NOT s.hidden AND NOT o.hidden""",
    """CREATE VIEW versions_readable AS
    SELECT d.headline, d.version, json_extract(d.revision, '$.kind') AS revision,
        json_extract(d.revision, '$.number') AS number, json_extract(d.revision, '$.note.text') AS note,
        d.published, d.publisher, d.name, d.document_id, t.story_id
    FROM documents d JOIN stories t ON t.key = d.story_key WHERE NOT d.withheld""",
    """CREATE VIEW entities_readable AS
    SELECT e.name, e.type, e.reports, e.authority_id,
        (SELECT group_concat(DISTINCT n.name) FROM members m JOIN entities n ON n.key = m.entity_key
         WHERE m.record_id = e.record_id) AS printed_as,
        e.record_id
    FROM record_entities e""",
    """CREATE VIEW judgements_readable AS
    SELECT j.key AS number, j.made_at, j.by, j.decision, j.field, j.value, j.exact AS words, j.reason,
        coalesce(v.state, 'standing') AS state, v.reason AS why_reopened, d.headline, d.version,
        j.row_id, d.document_id
    FROM judgements j JOIN documents d ON d.key = j.document_key
    LEFT JOIN reviews v ON v.judgement_key = j.key""",
)
