"""The part of the contract that is about who: authority files, and which entities of several reports are one.

Standard library only, as `base.py`, whose `Store` includes it.

    store.add_authority(entities, now=now)
    while store.sort_entities():
        pass
    for row in store.entities(name="Oray").items:
        print(row.name, row.reports)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from onrecord.model import Authority, AuthorityEntity, Entity, EntityType, Reason
from onrecord.store.pages import Page

if TYPE_CHECKING:
    from onrecord.resolve.register import NearWords


@dataclass(frozen=True, slots=True)
class AuthorityChange:
    """What became of entities of an authority file: how many were new, changed, or on record as they are."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: AuthorityChange) -> AuthorityChange:
        return AuthorityChange(self.new + other.new, self.changed + other.changed, self.same + other.same)


@dataclass(frozen=True, slots=True)
class AuthoritySource:
    """A file, or another source of authority, and how many entities of it are on record."""

    name: str
    entities: int
    last_seen: dt.datetime


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity of the whole record, as a list shows it.

    `name` is the authority file's, else the form that most reports print; `reports` counts stories.
    """

    id: str
    name: str
    type: EntityType
    authority_id: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """An entity of one report, and why it is part of an entity of the whole record.

    Attributes:
        entity: As its report gives it.
        document_id: The version that it stands in.
        title: The version's title, else the headline in its text.
        name: What the input called that version.
        published: EDTF.
        joined_to: Whom it was put together with: an entity of another report, or one of the authority file;
            None for the one that the others were joined to.
        score: How sure that is, in [0, 1].
        reasons: Why.
    """

    entity: Entity
    document_id: str
    title: str | None
    name: str
    published: str | None
    joined_to: str | None
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Whom:
    """Who an entity of a report is in the whole record.

    Attributes:
        record_id: Its id there.
        listed: Who it is in the authority file; None where it is not there.
        clients: Whom that one speaks for, as far as they are in the file, by what `speaks_for` calls them.
    """

    record_id: str
    listed: AuthorityEntity | None
    clients: Mapping[str, AuthorityEntity] = field(default_factory=dict)


class WhoStore(Protocol):
    """What a record knows of people and bodies beyond single reports."""

    def add_authority(self, entities: Iterable[AuthorityEntity], *, now: dt.datetime) -> AuthorityChange:
        """Store entities of authority files, in one transaction; give a large file in portions.

        An entity of the same source and id takes the place of the one on record; the same again changes
        nothing but when it was last seen.
        """

    def drop_authority(self, source: str, *, before: dt.datetime) -> int:
        """Forget what a source said that was last seen before a moment; return how many entities."""

    def authority(self, *, source: str | None = None) -> Authority:
        """Return all that is on record of authority files, or what one of them says."""

    def authority_near(self, words: NearWords) -> Authority:
        """Return whom a text with these words can mean; the same as `Register.near` of all of it gives."""

    def authority_sources(self) -> tuple[AuthoritySource, ...]:
        """List the sources of authority, by name."""

    def sort_entities(self, *, portion: int = 100) -> int:
        """Say for some entities that are new or concerned by a change whom of the whole record they are.

        Args:
            portion: How many stories, or blocks of names, to look at in one transaction.

        Returns:
            How many remain; 0 when all is sorted.
        """

    def entities(
        self, *, name: str | None = None, limit: int = 50, after: str | None = None
    ) -> Page[EntityRow]:
        """List the entities of the whole record, those of most reports first.

        Args:
            name: Only those with this in a name that a report prints, or that is the authority file's.
            limit: At most so many.
            after: The cursor of the page before.

        Raises:
            NotFound: `after` is no cursor of this list.
        """

    def entity(self, entity_id: str) -> tuple[EntityRow, tuple[MemberRow, ...]]:
        """Return an entity of the whole record with all that it is made of, latest report first.

        Args:
            entity_id: Its id (`re-…`), or that of an entity of a report (`en-…`), which stays valid whatever
                is merged or split; the beginning is enough where only one begins so.

        Raises:
            NotFound: No entity, or more than one, has such an id.
        """

    def entities_in(self, document_ids: Collection[str]) -> Mapping[str, tuple[Entity, ...]]:
        """Return the entities of versions by the versions' whole ids, with a few queries for all of them.

        Versions without entities, not on record or withheld are left out.
        """

    def who_are(self, entity_ids: Collection[str]) -> Mapping[str, Whom]:
        """Return who entities of reports are in the whole record, by their whole ids, as it is sorted now.

        Whoever has no name, or was not sorted yet, is left out.
        """
