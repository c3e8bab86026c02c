"""What a record in a database knows of findings over all reports, whichever database it is.

The part of `SqlStore` that answers to `onrecord.store.base_findings.FindingStore`.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from onrecord.model import Finding, FindingType, Place
from onrecord.store.base_findings import ThingCount, ThingQuery
from onrecord.store.base_who import EntityRow
from onrecord.store.pages import Page

if TYPE_CHECKING:
    from onrecord.interpret.reported import Reported
    from onrecord.interpret.ties import Thing


class SqlFindings:
    """See `onrecord.store.base_findings.FindingStore` for what each method does."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]: ...

    def reported(
        self, *, finding: FindingType | None = None, known_by: dt.date | None = None
    ) -> Iterator[Reported]:
        """Give the findings of the reports that count."""
        from onrecord.store import findings

        with self._reading() as conn:
            yield from findings.iter_reported(conn, finding=finding, known_by=known_by)

    def things(self, query: ThingQuery, *, limit: int = 50, after: str | None = None) -> Page[Thing]:
        """List the things that findings of all reports amount to."""
        from onrecord.store import things

        with self._reading() as conn:
            return things.find_things(conn, query, limit=limit, after=after)

    def things_of_types(
        self, query: ThingQuery, findings: Sequence[FindingType], *, limit: int
    ) -> Mapping[FindingType, Page[Thing]]:
        """List the first things of each of some types."""
        from onrecord.store import things

        with self._reading() as conn:
            return things.find_of_types(conn, query, findings, limit=limit)

    def thing_counts(self, query: ThingQuery) -> tuple[ThingCount, ...]:
        """Count things."""
        from onrecord.store import things

        with self._reading() as conn:
            return things.count_things(conn, query)

    def thing(self, beginning: str, *, known_by: dt.date | None = None) -> Thing:
        """Return a thing."""
        from onrecord.store import things

        with self._reading() as conn:
            return things.get_thing(conn, beginning, known_by=known_by)

    def spots(self, document_ids: Sequence[str]) -> Mapping[str, Place]:
        """Return where the places of some versions lie."""
        from onrecord.store import spots

        with self._reading() as conn:
            return spots.list_spots(conn, document_ids)

    def findings_in(self, document_id: str) -> tuple[Finding, ...]:
        """Return the findings of a version."""
        from onrecord.store import reading

        with self._reading() as conn:
            return reading.get_findings(conn, document_id)

    def languages(self, document_ids: Collection[str]) -> Mapping[str, str]:
        """Return in which languages some versions are written."""
        from onrecord.store import spots

        with self._reading() as conn:
            return spots.list_languages(conn, document_ids)

    def tie_anew(self) -> None:
        """Tie everything anew."""
        from onrecord.store import tying

        with self._writing() as conn:
            tying.tie_anew(conn)

    def known_as(self, entity_id: str) -> EntityRow:
        """Return who of the whole record somebody is."""
        from onrecord.store import record_entities

        with self._reading() as conn:
            record_id = record_entities.record_id_of(conn, entity_id)
            return record_entities.entity_row_of(conn, record_id, entity_id)

    def finding_id(self, beginning: str) -> str:
        """Return the full id of a finding."""
        from onrecord.store import findings

        with self._reading() as conn:
            return findings.get_finding_id(conn, beginning)
