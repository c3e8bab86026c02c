"""A statement as it leaves the record: with the report that it stands in, and what people judged of it.

Every format of `onrecord.exports.formats` writes these one by one, so that a record of any size needs little
memory. Words are always slices of the report's text at the statement's spans.

    for entry in iter_entries(store, "truce"):
        print(entry.statement.speaker, entry.words(entry.statement.content))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Document, Entity, Judgement, Span, Statement
from onrecord.store.base_who import Whom
from onrecord.store.rows import headline_of
from onrecord.store.words import words_at


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's decision on a statement that nobody took back, and when it was made."""

    judgement: Judgement
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with all that a citation of it needs.

    Attributes:
        statement: The statement.
        document: The version of the story that it stands in.
        entities: The entities of that report, by id.
        judged: What people decided about it, oldest first.
        latest: False where the story's newest version no longer has these words.
        whom: Who the entities are in the whole record, by id; empty unless that was asked for.
    """

    statement: Statement
    document: Document
    entities: Mapping[str, Entity] = field(default_factory=dict)
    judged: tuple[Judged, ...] = ()
    latest: bool = True
    whom: Mapping[str, Whom] = field(default_factory=dict)

    @property
    def title(self) -> str | None:
        """The report's title, else the headline in its text, on one line."""
        return headline_of(self.document) or None

    @property
    def speaker(self) -> Entity | None:
        """The entity of the report that speaks."""
        return self.entities.get(self.statement.speaker_id or "")

    @property
    def line(self) -> str:
        """The words that were said, on one clean line, with `…` between pieces."""
        return words_at(self.document.text, self.statement.content)

    def words(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the exact words at some spans of the report, a slice for each."""
        return tuple(span.text_of(self.document.text) for span in spans)
