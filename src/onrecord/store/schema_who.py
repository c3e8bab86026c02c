"""The tables of authority files, and of which entities of several reports are one.

    authority_entities ──< aliases, offices, relations     what the user's files say
              └─────────< authority_keys                   what each is found by
    entities ─── members >── record_entities               who of which report is whom in the whole record

`members` has a row for each named entity of the readings that count: the latest of each version. Its
`record_id`, `joined_to`, `score` and `reasons` say which entity of the record it is, and why. They follow
from what was read, from the authority files and from people's judgements, and are made anew for the stories
and the blocks that are unsorted.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from onrecord.store.columns import ExactText, Key, Moment, Plain, row_key
from onrecord.store.schema import metadata


def _entity() -> Column[int]:
    return Column("entity_key", Key, ForeignKey("authority_entities.key"), nullable=False)


authority_entities = Table(
    "authority_entities",
    metadata,
    row_key(),
    Column("source", ExactText, nullable=False),
    Column("authority_id", ExactText, nullable=False),
    Column("name", ExactText, nullable=False),
    Column("type", Text, nullable=False),
    Column("row", Integer),
    Column("digest", Text, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    UniqueConstraint("source", "authority_id"),
    Index("authority_entities_by_id", "authority_id"),
)

authority_aliases = Table(
    "authority_aliases",
    metadata,
    row_key(),
    _entity(),
    Column("name", ExactText, nullable=False),
    Column("weak", Boolean, nullable=False),
    Index("authority_aliases_by_entity", "entity_key"),
)

authority_offices = Table(
    "authority_offices",
    metadata,
    row_key(),
    _entity(),
    Column("title", ExactText, nullable=False),
    Column("body", ExactText),
    Column("held", ExactText),
    Column("shared", Boolean),
    Index("authority_offices_by_entity", "entity_key"),
)

authority_relations = Table(
    "authority_relations",
    metadata,
    row_key(),
    _entity(),
    Column("relation", Text, nullable=False),
    Column("target", ExactText, nullable=False),
    Column("held", ExactText),
    Index("authority_relations_by_entity", "entity_key"),
)

authority_keys = Table(
    "authority_keys",
    metadata,
    row_key(),
    _entity(),
    Column("kind", Text, nullable=False),
    Column("word", ExactText, nullable=False),
    Column("also", ExactText, nullable=False),
    Index("authority_keys_by_word", "kind", "word"),
    Index("authority_keys_by_entity", "entity_key"),
)

record_entities = Table(
    "record_entities",
    metadata,
    row_key(),
    Column("record_id", Text, nullable=False, unique=True),
    Column("name", ExactText, nullable=False),
    Column("type", Text, nullable=False),
    Column("authority_id", ExactText),
    Column("reports", Integer, nullable=False),
    Column("names", ExactText, nullable=False),
    Index("record_entities_by_reports", "reports", "record_id"),
    Index("record_entities_by_authority", "authority_id"),
)

members = Table(
    "members",
    metadata,
    row_key(),
    Column("entity_key", Key, ForeignKey("entities.key"), nullable=False, unique=True),
    Column("story_key", Key, ForeignKey("stories.key"), nullable=False),
    Column("entity_id", ExactText, nullable=False),
    Column("block", ExactText, nullable=False),
    Column("company", Plain, nullable=False),
    Column("record_id", Text),
    Column("joined_to", ExactText),
    Column("score", Float),
    Column("reasons", Plain),
    Index("members_by_story", "story_key"),
    Index("members_by_block", "block"),
    Index("members_by_entity", "entity_id", "record_id"),
    Index("members_by_record", "record_id"),
)

unsorted_stories = Table(
    "unsorted_stories", metadata, Column("story_key", Key, primary_key=True, autoincrement=False)
)

unsorted_blocks = Table("unsorted_blocks", metadata, Column("block", ExactText, primary_key=True))
