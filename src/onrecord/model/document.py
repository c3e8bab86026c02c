"""One version of one story: its text, where it came from, and how it is laid out.

`Document.text` is canonical: every offset of the record is a code point into it. For plain text and
JSONL it is the text that was given, character for character; for other formats it is what the reader
extracted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.ids import content_id, text_hash
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.values import Value

_MOMENT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ")
NO_PLACE = frozenset({"-", "memory"})
"""Locations that name no place, nor does a line in them (`-#line=3`): many stories come from there."""


class BlockRole(StrEnum):
    """What a block of text is to its story."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    CROSSHEAD = "crosshead"
    BODY = "body"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block(Value):
    """A paragraph or a line set apart. `FURNITURE` is navigation that is no part of the story."""

    role: BlockRole
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline(Value):
    """Where, when and by which agency a report was filed, as printed (`SOCHI, October 28. /TASS/.`).

    `date` is the EDTF value of the printed date (`XXXX-10-28` where no year is printed).
    """

    span: Span
    place: Span | None
    date_span: Span | None
    agency: Span | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Document(Value):
    """One version of one story.

    `id` names this version and follows from the story and its text; `story_id` is shared by all versions
    of a story and follows from its address, else its publisher and own id, else where it was read from and
    its own id; a text that comes from no lasting place (standard input, memory) is a story of its own.
    `name` is what the input calls it (its own `id`, else its file name) and is echoed in every output.
    `published` is EDTF; `language` a BCP 47 tag; `embargo` the time in UTC until which the report must not
    be shown (`2031-03-07T06:00:00Z`).

    Raises:
        ValueError: The embargo is not written so.
    """

    name: str
    text: str
    provenance: Provenance
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    provider: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    blocks: tuple[Block, ...] = ()
    embargo: str | None = None

    def __post_init__(self) -> None:
        if self.embargo is not None and not _MOMENT.fullmatch(self.embargo):
            raise ValueError(f"an embargo is a time in UTC, as 2031-03-07T06:00:00Z, not {self.embargo!r}")

    @property
    def story_id(self) -> str:
        """The id that all versions of this story share."""
        if self.url:
            return content_id("st", "url", self.url)
        place, given_id = self.provenance.location, self.provenance.given_id
        if given_id is not None and self.publisher:
            return content_id("st", "id", self.publisher, given_id)
        if place.partition("#")[0] in NO_PLACE:
            return content_id("st", "text", text_hash(self.text))
        if given_id is not None:
            return content_id("st", "place", place.partition("#")[0], given_id)
        return content_id("st", "place", place)

    @property
    def id(self) -> str:
        """The id of this version."""
        return content_id("dv", self.story_id, text_hash(self.text))

    def blocks_of(self, *roles: BlockRole) -> tuple[Block, ...]:
        """Return the blocks that have one of the roles, in order."""
        return tuple(block for block in self.blocks if block.role in roles)
