"""What a record in a database knows of who: authority files, and which entities of several reports are one.

The part of `SqlStore` that answers to `onrecord.store.base_who.WhoStore`.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from onrecord.model import Authority, AuthorityEntity, Entity
from onrecord.store.base_who import AuthorityChange, AuthoritySource, EntityRow, MemberRow, Whom
from onrecord.store.pages import Page

if TYPE_CHECKING:
    from onrecord.resolve.register import NearWords


class SqlWho:
    """See `onrecord.store.base_who.WhoStore` for what each method does."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]: ...

    def add_authority(self, entities: Iterable[AuthorityEntity], *, now: dt.datetime) -> AuthorityChange:
        """Store entities of authority files."""
        from onrecord.store import authority_writing

        with self._writing() as conn:
            return authority_writing.add_authority(conn, entities, now=now)

    def drop_authority(self, source: str, *, before: dt.datetime) -> int:
        """Forget what a source said that was last seen before a moment."""
        from onrecord.store import authority_writing

        with self._writing() as conn:
            return authority_writing.drop_authority(conn, source, before=before)

    def authority(self, *, source: str | None = None) -> Authority:
        """Return what is on record of authority files."""
        from onrecord.store import authority_reading

        with self._reading() as conn:
            return authority_reading.load_all(conn, source=source)

    def authority_near(self, words: NearWords) -> Authority:
        """Return whom a text with these words can mean."""
        from onrecord.store import authority_reading

        with self._reading() as conn:
            return authority_reading.near(conn, words)

    def authority_sources(self) -> tuple[AuthoritySource, ...]:
        """List the sources of authority."""
        from onrecord.store import authority_reading

        with self._reading() as conn:
            return authority_reading.list_sources(conn)

    def sort_entities(self, *, portion: int = 100) -> int:
        """Say for some entities whom of the whole record they are."""
        from onrecord.store import sorting

        with self._writing() as conn:
            return sorting.sort_portion(conn, portion=portion)

    def entities(
        self, *, name: str | None = None, limit: int = 50, after: str | None = None
    ) -> Page[EntityRow]:
        """List the entities of the whole record."""
        from onrecord.store import record_entities

        with self._reading() as conn:
            return record_entities.list_entities(conn, name=name, limit=limit, after=after)

    def entity(self, entity_id: str) -> tuple[EntityRow, tuple[MemberRow, ...]]:
        """Return an entity of the whole record with all that it is made of."""
        from onrecord.store import record_entities

        with self._reading() as conn:
            return record_entities.get_entity(conn, entity_id)

    def entities_in(self, document_ids: Collection[str]) -> Mapping[str, tuple[Entity, ...]]:
        """Return the entities of versions by the versions' ids."""
        from onrecord.store import several

        with self._reading() as conn:
            return several.get_entities_in(conn, document_ids)

    def who_are(self, entity_ids: Collection[str]) -> Mapping[str, Whom]:
        """Return who entities of reports are in the whole record."""
        from onrecord.store import several

        with self._reading() as conn:
            return several.get_who(conn, entity_ids)
