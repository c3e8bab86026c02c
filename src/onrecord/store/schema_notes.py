"""The tables of what stories are noted for: what pages count and list over the whole record.

    stories ──< naming_notes       how many statements of a story name their source, and how
       ├──────< withheld_notes     why a story says that it withholds a name
       ├──────< relay_notes        who speaks for whom in it
       └──────< question_notes     what it says was asked of whom, and whether it was answered

All of it follows from the reading that a story shows and is made anew with that (`noting.py`), in the same
transaction. Nothing here is the only place of anything.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from onrecord.store.columns import ExactText, Key, row_key
from onrecord.store.schema import metadata


def _story() -> Column[int]:
    return Column("story_key", Key, ForeignKey("stories.key"), nullable=False)


naming_notes = Table(
    "naming_notes",
    metadata,
    row_key(),
    _story(),
    Column("publisher", ExactText),
    Column("month", ExactText, nullable=False),
    Column("naming", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("reasoned", Integer, nullable=False),
    Index("naming_notes_by_story", "story_key"),
    Index("naming_notes_counted", "month", "publisher", "naming", "statements", "reasoned"),
)

withheld_notes = Table(
    "withheld_notes",
    metadata,
    row_key(),
    _story(),
    Column("statement_id", ExactText, nullable=False),
    Column("publisher", ExactText),
    Column("day", ExactText, nullable=False),
    Column("sort", Text, nullable=False),
    Column("words", ExactText, nullable=False),
    Index("withheld_notes_by_story", "story_key"),
    Index("withheld_notes_by_day", "day", "key"),
)

relay_notes = Table(
    "relay_notes",
    metadata,
    row_key(),
    _story(),
    Column("speaker", ExactText, nullable=False),
    Column("speaker_id", ExactText),
    Column("holder", ExactText, nullable=False),
    Column("holder_id", ExactText),
    Column("day", ExactText, nullable=False),
    Column("statement_id", ExactText, nullable=False),
    Column("statements", Integer, nullable=False),
    Index("relay_notes_by_story", "story_key"),
    Index("relay_notes_by_speaker", "speaker_id"),
    Index("relay_notes_by_holder", "holder_id"),
)

question_notes = Table(
    "question_notes",
    metadata,
    row_key(),
    _story(),
    Column("finding_id", ExactText, nullable=False),
    Column("state", Text, nullable=False),
    Column("publisher", ExactText),
    Column("day", ExactText, nullable=False),
    Column("asker", ExactText),
    Column("asker_id", ExactText),
    Column("asked", ExactText),
    Column("asked_id", ExactText),
    Index("question_notes_by_story", "story_key"),
    Index("question_notes_by_day", "day", "key"),
    Index("question_notes_by_asked", "asked_id"),
    Index("question_notes_by_asker", "asker_id"),
)

NOTES = (naming_notes, withheld_notes, relay_notes, question_notes)
