"""Who speaks: people, organisations, groups and documents, with names and offices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.link import Link
from onrecord.model.span import Span
from onrecord.model.values import Value


class EntityType(StrEnum):
    """What kind of thing a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class Naming(StrEnum):
    """Whether and how a speaker is named."""

    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Office(Value):
    """An office as printed, and the interval (EDTF) in which it was held, if known."""

    title: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Entity(Value):
    """One speaker of one report.

    Attributes:
        id: Follows from the document version and the canonical name.
        name: Canonical name, as fully as the report allows.
        names: Every form of name that the report prints.
        offices: Offices as printed.
        mentions: Where the report mentions the entity, in order.
        link: Whom it is in the authority file; None where no file was given or nobody in it fits.
    """

    id: str
    name: str
    type: EntityType
    naming: Naming
    names: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    mentions: tuple[Span, ...] = ()
    link: Link | None = None
