"""The first record: stories, documents, sources, readings with their rows, judgements; search and views."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SHOWN = sa.text("shown")
SHOWN_IN_SQLITE = sa.text("shown = 1")  # as queries say it there; only then is the index used


def upgrade() -> None:
    """Make everything."""
    _create_reports()
    _create_readings()
    _create_statements()
    _create_findings()
    _create_judgements()
    if op.get_bind().dialect.name == "sqlite":
        for command in (*SQLITE_GUARDS, *SQLITE_SEARCH, *SQLITE_VIEWS):
            op.execute(sa.text(command.replace(":", "\\:")))


def _key() -> sa.Column[Any]:
    return sa.Column("key", KEY, primary_key=True)


def _parent(name: str, table: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, KEY, sa.ForeignKey(f"{table}.key"), nullable=nullable)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _json(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.JSON(), nullable=nullable) for name in names]


def _create_reports() -> None:
    op.create_table(
        "stories",
        _key(),
        sa.Column("story_id", sa.Text(), nullable=False, unique=True),
        sa.Column("reading_key", KEY),
        *_texts("published", "first_seen", "last_seen"),
    )
    op.create_index("stories_by_publication", "stories", ["published", "key"])
    op.create_table(
        "documents",
        _key(),
        _parent("story_key", "stories"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False, unique=True),
        *_texts("name"),
        *_texts("title", "url", "publisher", "provider", "byline", "published", "language", nullable=True),
        *_texts("headline", "text", "text_hash"),
        *_json("dateline", nullable=True),
        *_json("blocks", "provenance"),
    )
    op.create_index("documents_by_story", "documents", ["story_key", "version"])
    op.create_table(
        "sources",
        _key(),
        _parent("story_key", "stories"),
        _parent("document_key", "documents"),
        *_texts("source_hash", "location", "reader", "reader_version"),
        *_texts("given_id", nullable=True),
        sa.Column("raw", sa.LargeBinary()),
        sa.Column("raw_bytes", sa.Integer()),
        *_texts("first_seen", "last_seen"),
        sa.UniqueConstraint("story_key", "source_hash"),
    )
    op.create_index("sources_by_document", "sources", ["document_key"])


def _create_readings() -> None:
    op.create_table(
        "readings",
        _key(),
        _parent("document_key", "documents"),
        *_texts("layer", "first_seen", "last_seen"),
        sa.UniqueConstraint("document_key", "layer"),
    )
    op.create_table(
        "entities",
        _key(),
        _parent("reading_key", "readings"),
        *_texts("entity_id", "name", "type", "naming"),
        *_json("names", "offices", "mentions"),
    )
    op.create_index("entities_by_reading", "entities", ["reading_key"])
    op.create_table(
        "issues",
        _key(),
        _parent("reading_key", "readings", nullable=True),
        *_texts("digest", "kind", "code", "message", "document"),
        *_json("span", nullable=True),
        sa.Column("shown", sa.Boolean(), nullable=False),
        *_texts("first_seen", "last_seen"),
    )
    op.create_index("issues_shown", "issues", ["key"], sqlite_where=SHOWN_IN_SQLITE, postgresql_where=SHOWN)
    op.create_index("issues_by_reading", "issues", ["reading_key"])
    op.create_index("issues_by_digest", "issues", ["digest"])


def _create_statements() -> None:
    op.create_table(
        "statements",
        _key(),
        _parent("reading_key", "readings"),
        *_texts("statement_id", "words", "headline"),
        *_json("source", "cue", "content"),
        *_texts("quotation"),
        *_texts("speaker", nullable=True),
        *_texts("speaker_type", "naming"),
        *_texts("role", "holder", "addressee", "target", "said_on", "kind", nullable=True),
        *_json("condition", nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        *_texts("speaker_id", nullable=True),
        *_json("places", "evidence"),
        sa.Column("shown", sa.Boolean(), nullable=False),
    )
    op.create_index("statements_by_reading", "statements", ["reading_key"])
    op.create_index("statements_by_id", "statements", ["statement_id"])
    op.create_index(
        "statements_by_speaker",
        "statements",
        ["speaker"],
        sqlite_where=SHOWN_IN_SQLITE,
        postgresql_where=SHOWN,
    )


def _create_findings() -> None:
    op.create_table(
        "findings",
        _key(),
        _parent("reading_key", "readings"),
        *_texts("finding_id", "finding", "state"),
        *_json("parties", "object", "places"),
        *_json("scope", "condition", nullable=True),
        *_texts("since", "until", nullable=True),
        *_json("accounts", "statements"),
        sa.Column("confidence", sa.Float(), nullable=False),
    )
    op.create_index("findings_by_reading", "findings", ["reading_key"])


def _create_judgements() -> None:
    op.create_table(
        "judgements",
        _key(),
        _parent("document_key", "documents"),
        *_texts("row_id", "layer", "decision"),
        *_texts("field", "value", nullable=True),
        *_texts("by"),
        *_texts("reason", nullable=True),
        *_texts("exact", "prefix", "suffix"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        *_texts("made_at"),
    )
    op.create_index("judgements_by_document", "judgements", ["document_key"])


SQLITE_GUARDS = (
    """CREATE TRIGGER judgements_are_not_changed BEFORE UPDATE ON judgements
    BEGIN SELECT RAISE(ABORT, 'a judgement is never changed, only answered by another'); END""",
    """CREATE TRIGGER judgements_are_not_deleted BEFORE DELETE ON judgements
    BEGIN SELECT RAISE(ABORT, 'a judgement is never deleted, only answered by another'); END""",
)

# The index holds the rows of the view `statements_shown` and nothing else. The three triggers mirror each
# other: what is taken out is exactly what was put in.
SQLITE_SEARCH = (
    "CREATE VIEW statements_shown AS SELECT key, words, speaker, headline FROM statements WHERE shown",
    """CREATE VIRTUAL TABLE statements_fts USING fts5(
        words, speaker, headline,
        content="statements_shown", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
    )""",
    "INSERT INTO statements_fts(statements_fts, rank) VALUES ('rank', 'bm25(1.0, 0.8, 0.3)')",
    """CREATE TRIGGER statements_indexed_on_insert AFTER INSERT ON statements WHEN new.shown BEGIN
        INSERT INTO statements_fts(rowid, words, speaker, headline)
        VALUES (new.key, new.words, new.speaker, new.headline);
    END""",
    """CREATE TRIGGER statements_indexed_on_delete AFTER DELETE ON statements WHEN old.shown BEGIN
        INSERT INTO statements_fts(statements_fts, rowid, words, speaker, headline)
        VALUES ('delete', old.key, old.words, old.speaker, old.headline);
    END""",
    """CREATE TRIGGER statements_indexed_on_update AFTER UPDATE ON statements BEGIN
        INSERT INTO statements_fts(statements_fts, rowid, words, speaker, headline)
        SELECT 'delete', old.key, old.words, old.speaker, old.headline WHERE old.shown;
        INSERT INTO statements_fts(rowid, words, speaker, headline)
        SELECT new.key, new.words, new.speaker, new.headline WHERE new.shown;
    END""",
)

SQLITE_VIEWS = (
    """CREATE VIEW reports_readable AS
    SELECT d.published, d.publisher, d.headline, d.name, d.version,
        (SELECT count(*) FROM statements s WHERE s.reading_key = r.key) AS statements,
        (SELECT count(*) FROM findings f WHERE f.reading_key = r.key) AS findings,
        d.url, d.byline, d.language, d.text, r.layer, t.first_seen, t.last_seen, d.document_id, t.story_id
    FROM stories t JOIN readings r ON r.key = t.reading_key JOIN documents d ON d.key = r.document_key""",
    """CREATE VIEW statements_readable AS
    SELECT s.speaker, s.role, s.words AS said, s.quotation, s.kind, s.said_on, s.holder, s.addressee,
        s.target, json_extract(s.condition, '$.text') AS condition, s.naming, s.speaker_type, s.places,
        s.confidence, d.headline, d.publisher, d.published, d.name AS report, d.version,
        r.key IS (SELECT t.reading_key FROM stories t WHERE t.key = d.story_key) AS in_newest_version,
        r.layer, s.statement_id, d.document_id
    FROM statements s JOIN readings r ON r.key = s.reading_key JOIN documents d ON d.key = r.document_key
    WHERE s.shown""",
    """CREATE VIEW findings_readable AS
    SELECT f.finding, f.state, json_extract(f.object, '$.text') AS object,
        (SELECT group_concat(json_extract(p.value, '$.part') || ': ' || json_extract(p.value, '$.name'), '; ')
         FROM json_each(f.parties) p) AS parties,
        f.places, json_extract(f.scope, '$.text') AS scope, json_extract(f.condition, '$.text') AS condition,
        f.since, f.until, f.confidence, d.headline, d.publisher, d.published, d.name AS report,
        f.finding_id, d.document_id
    FROM stories t JOIN readings r ON r.key = t.reading_key JOIN findings f ON f.reading_key = r.key
    JOIN documents d ON d.key = r.document_key""",
    """CREATE VIEW issues_readable AS
    SELECT i.kind, i.code, i.document, i.message, i.first_seen, i.last_seen, d.document_id
    FROM issues i
    LEFT JOIN readings r ON r.key = i.reading_key LEFT JOIN documents d ON d.key = r.document_key
    WHERE i.shown""",
)
