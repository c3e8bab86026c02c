"""The tables of the record, as queries name them. How they come to be is in `migrations/`.

    stories ──< documents ──< readings ──< statements, entities, findings, issues     what the machine says
       │            ├──────< sources                                                   what it was read from
       │            └──────< judgements                                                what people say
       └─ reading_key: the reading that is shown

A *document* is one text of one version of a story: a new version comes with a changed source; a newer
reader can give a version a second text. A *reading* is what one layer (model and code) made of one document.
Machine rows hang on readings and are never changed, but for their flags. `statements.shown` is 1 where search
may find the row: in the latest reading of the newest version, and in older versions where the newest no
longer has the words. A statement `within` another is never shown: it is found by the words of that one.
`issues.shown` is 1 in the reading that is shown, and for what could not be read at all.

What judgements make of machine rows is kept beside them, and made anew whenever either changes: a row that
people rejected or corrected is `hidden`, and a row that `replaces` another (its key) stands for it, or for
one that only an older reading has, or, where that is 0, is a finding that follows from corrected statements.
`reviews` says what became of each judgement. `doubt` puts statements in
the order in which people should look at them (`doubt.py`); what stands for a judged row has none.

`documents.withheld` is 1 until an embargo ends; nothing shows such a version. `tombstones` name what was
purged.

What people say of the world is apart from all this (`schema_who.py`), and so is what follows from it:
which entities of several reports are one. That is made anew whenever something it follows from has changed.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from onrecord.store.columns import ExactText, Key, Moment, Plain, row_key

SCHEMA_VERSION = "0017"
"""The migration that this code reads and writes; a record with another one is upgraded or refused."""

metadata = MetaData()
_IN_DOUBT, _NOBODY = " AND doubt IS NOT NULL", "coalesce(speaker, '') = ''"


def _parent(name: str, table: str) -> Column[int]:
    return Column(name, Key, ForeignKey(f"{table}.key"), nullable=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, ExactText) for name in names]


def _index_of(flag: str, name: str, *columns: str, more: str = "") -> Index:
    """Return an index of the rows that have a flag, and of which more holds."""
    return Index(name, *columns, sqlite_where=text(f"{flag} = 1{more}"), postgresql_where=text(flag + more))


stories = Table(
    "stories",
    metadata,
    row_key(),
    Column("story_id", ExactText, nullable=False, unique=True),
    Column("reading_key", Key),
    Column("published", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False, default=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Index("stories_by_publication", "published", "key"),
)

documents = Table(
    "documents",
    metadata,
    row_key(),
    _parent("story_key", "stories"),
    Column("version", Integer, nullable=False),
    Column("document_id", ExactText, nullable=False, unique=True),
    Column("name", ExactText, nullable=False),
    *_texts("title", "url", "publisher", "provider", "byline", "published", "language"),
    Column("headline", Text, nullable=False),
    Column("text", ExactText, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("dateline", Plain),
    Column("blocks", Plain, nullable=False),
    Column("provenance", Plain, nullable=False),
    Column("embargo", ExactText),
    Column("withheld", Boolean, nullable=False, default=False),
    Column("revision", Plain),
    Column("subject", Text),
    Index("documents_by_story", "story_key", "version", "withheld"),
    _index_of("withheld", "documents_withheld", "embargo"),
    Index("documents_by_subject", "subject"),
)

sources = Table(
    "sources",
    metadata,
    row_key(),
    _parent("story_key", "stories"),
    _parent("document_key", "documents"),
    Column("source_hash", ExactText, nullable=False),
    Column("location", ExactText, nullable=False),
    Column("reader", ExactText, nullable=False),
    Column("reader_version", ExactText, nullable=False),
    Column("given_id", ExactText),
    Column("raw", LargeBinary),
    Column("raw_bytes", Integer),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    UniqueConstraint("story_key", "source_hash"),
    Index("sources_by_document", "document_key"),
)

readings = Table(
    "readings",
    metadata,
    row_key(),
    _parent("document_key", "documents"),
    Column("layer", ExactText, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("places", Plain),
    Column("dated", Plain),
    UniqueConstraint("document_key", "layer"),
)

entities = Table(
    "entities",
    metadata,
    row_key(),
    _parent("reading_key", "readings"),
    Column("entity_id", ExactText, nullable=False),
    Column("name", ExactText, nullable=False),
    Column("type", Text, nullable=False),
    Column("naming", Text, nullable=False),
    Column("names", Plain, nullable=False),
    Column("offices", Plain, nullable=False),
    Column("mentions", Plain, nullable=False),
    Column("link", Plain),
    Index("entities_by_reading", "reading_key"),
    Index("entities_by_id", "entity_id"),
)

statements = Table(
    "statements",
    metadata,
    row_key(),
    _parent("reading_key", "readings"),
    Column("statement_id", ExactText, nullable=False),
    Column("words", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("tags", Text, nullable=False, default=""),
    Column("source", Plain, nullable=False),
    Column("cue", Plain, nullable=False),
    Column("content", Plain, nullable=False),
    Column("quotation", Text, nullable=False),
    Column("speaker", ExactText),
    Column("speaker_type", Text, nullable=False),
    Column("naming", Text, nullable=False),
    *_texts("role", "holder", "addressee", "target", "said_on"),
    Column("kind", Text),
    Column("condition", Plain),
    Column("confidence", Float, nullable=False),
    Column("speaker_id", ExactText),
    Column("places", Plain, nullable=False),
    Column("evidence", Plain, nullable=False),
    Column("within", ExactText),
    Column("shown", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False, default=False),
    Column("replaces", Key),
    Column("said_in", ExactText),
    Column("occasion", Text),
    Column("polarity", Text),
    Column("certainty", Text),
    Column("doubt", Integer),
    Index("statements_by_reading", "reading_key"),
    Index("statements_by_id", "statement_id"),
    Index("statements_by_speaker_id", "speaker_id"),
    _index_of("shown", "statements_by_speaker", "speaker"),
    _index_of("shown", "statements_by_doubt", "doubt", "key", more=_IN_DOUBT),
    _index_of("shown", "statements_unresolved", "doubt", "key", more=f"{_IN_DOUBT} AND {_NOBODY}"),
)

findings = Table(
    "findings",
    metadata,
    row_key(),
    _parent("reading_key", "readings"),
    Column("finding_id", ExactText, nullable=False),
    Column("finding", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("parties", Plain, nullable=False),
    Column("object", Plain, nullable=False),
    Column("places", Plain, nullable=False),
    Column("scope", Plain),
    Column("condition", Plain),
    Column("since", ExactText),
    Column("until", ExactText),
    Column("accounts", Plain, nullable=False),
    Column("statements", Plain, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("hidden", Boolean, nullable=False, default=False),
    Column("replaces", Key),
    Index("findings_by_reading", "reading_key"),
    Index("findings_by_type", "finding", "reading_key"),
    Index("findings_by_id", "finding_id"),
)

issues = Table(
    "issues",
    metadata,
    row_key(),
    Column("reading_key", Key, ForeignKey("readings.key")),
    Column("digest", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", ExactText, nullable=False),
    Column("message", ExactText, nullable=False),
    Column("document", ExactText, nullable=False),
    Column("span", Plain),
    Column("shown", Boolean, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("stated", ExactText),
    Column("known", ExactText),
    _index_of("shown", "issues_shown", "key"),
    Index("issues_by_reading", "reading_key"),
    Index("issues_by_digest", "digest"),
)

judgements = Table(
    "judgements",
    metadata,
    row_key(),
    _parent("document_key", "documents"),
    Column("row_id", ExactText, nullable=False),
    Column("layer", ExactText, nullable=False),
    Column("decision", Text, nullable=False),
    Column("field", ExactText),
    Column("value", ExactText),
    Column("by", ExactText, nullable=False),
    Column("reason", ExactText),
    *(Column(name, ExactText, nullable=False) for name in ("exact", "prefix", "suffix")),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Index("judgements_by_document", "document_key"),
    Index("judgements_by_row", "row_id"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("judgement_key", Key, ForeignKey("judgements.key"), primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("row_id", ExactText),
    Column("reason", ExactText),
    Index("reviews_by_state", "state"),
    Index("reviews_by_row", "row_id"),
)

story_aliases = Table(
    "story_aliases",
    metadata,
    Column("story_id", ExactText, primary_key=True),
    _parent("story_key", "stories"),
)

tombstones = Table(
    "tombstones",
    metadata,
    row_key(),
    Column("document_id", ExactText, nullable=False, unique=True),
    Column("story_id", ExactText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("purged_at", Moment, nullable=False),
    Column("by", ExactText, nullable=False),
    Column("reason", ExactText, nullable=False),
)

purged_sources = Table(
    "purged_sources",
    metadata,
    Column("story_id", ExactText, primary_key=True),
    Column("source_hash", ExactText, primary_key=True),
    _parent("tombstone_key", "tombstones"),
)
