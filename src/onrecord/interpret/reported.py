"""A finding as the whole record knows it: in which report, since when that is known, whose voices tell it.

What one report amounts to is a `Finding`; what ties findings of several reports needs more: who is whom in
the whole record, when each statement was said, and when the report could be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Finding, Span


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement behind a finding.

    Attributes:
        id: The statement.
        by: Its speaker's canonical name.
        by_id: The speaker in the whole record, if that is known.
        said_on: EDTF.
        words: What was said, on one line.
        content: Where it stands in the report.
        role: The speaker's office, as printed.
    """

    id: str
    by: str | None
    by_id: str | None
    said_on: str | None
    words: str
    content: tuple[Span, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding of a report of the record.

    Attributes:
        finding: As the report gives it.
        document_id: The version that it stands in.
        story_id: The story that this is a version of.
        name: What the input called it.
        title: Its title, else the headline in its text.
        published: EDTF, as the report states it.
        known_on: The day from which the report could be read.
        voices: The statements behind the finding, in its order.
        who: Entities of the whole record, by the names that the report has for them.
        key: The finding's number in this record.
        text_hash: The hash of the version's text. Reports of one day are in its order, so that what is
            told of them does not follow from where they lie.
    """

    finding: Finding
    document_id: str
    story_id: str
    name: str
    title: str | None
    published: str | None
    known_on: dt.date
    voices: tuple[Voice, ...]
    who: Mapping[str, str]
    key: int = 0
    text_hash: str = ""

    def voice(self, statement_id: str) -> Voice | None:
        """Return one of the voices by the statement's id."""
        return next((voice for voice in self.voices if voice.id == statement_id), None)

    def id_of(self, name: str | None) -> str | None:
        """Return who of the whole record a name of the report is, if that is known."""
        return self.who.get(name) if name else None
