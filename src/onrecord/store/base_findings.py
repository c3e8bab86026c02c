"""The part of the contract that is about findings over all reports, and since when each is known.

Standard library only, as `base.py`, whose `Store` includes it.

    for one in store.reported(finding=FindingType.MEASURE, known_by=day):
        print(one.known_on, one.finding.state, one.finding.object.text)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from onrecord.model import Finding, FindingType, Place
from onrecord.store.base_rows import Total
from onrecord.store.base_who import EntityRow
from onrecord.store.pages import Page

if TYPE_CHECKING:
    from onrecord.interpret.reported import Reported
    from onrecord.interpret.ties import Thing


@dataclass(frozen=True, slots=True)
class ThingQuery:
    """Which things are asked for.

    Attributes:
        as_of: Only those that some account tells of on this day; None for any.
        known_by: Only what could be read by the end of this day; None for all that is on record.
        settled: Also those that do not stand on the day.
        finding: Only those of a type.
        place: Only those that name this place.
        party: Only those in which somebody plays a part or tells of it: words of a name, or an id (`re-…`).
        about: Only those in whose objects all these roots of words stand.
        latest: Of those that `party` plays a part in or tells of, only so many, of which last was told.
    """

    as_of: dt.date | None = None
    known_by: dt.date | None = None
    settled: bool = True
    finding: FindingType | None = None
    place: str | None = None
    party: str | None = None
    about: frozenset[str] = frozenset()
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class ThingCount:
    """How many things of a type there are."""

    finding: FindingType
    total: Total


class FindingStore(Protocol):
    """What a record knows of findings beyond single reports."""

    def reported(
        self, *, finding: FindingType | None = None, known_by: dt.date | None = None
    ) -> Iterator[Reported]:
        """Give the findings of the reports that count, each with whose voices tell it and who is whom.

        In the order of the days from which they are known.

        Of each story the newest version counts; on an earlier day the newest that could be read by then. A
        version could be read from the day that it is dated, of a vague date the last one; at the latest from
        the day on which it was first read for the record.

        Args:
            finding: Only those of a type.
            known_by: Only what could be read by the end of this day; None for all that is on record.
        """

    def things(self, query: ThingQuery, *, limit: int = 50, after: str | None = None) -> Page[Thing]:
        """List the things that findings of all reports amount to, by types and first days.

        Each has the findings that are known by the day asked for, in order.

        Raises:
            NotFound: `after` is no cursor of this list.
        """

    def things_of_types(
        self, query: ThingQuery, findings: Sequence[FindingType], *, limit: int
    ) -> Mapping[FindingType, Page[Thing]]:
        """List the first things of each of some types, whatever type the query asks for.

        As `things` does, which takes longer for one type after the other.
        """

    def thing_counts(self, query: ThingQuery) -> tuple[ThingCount, ...]:
        """Count the things that a query asks for, those of each type."""

    def thing(self, beginning: str, *, known_by: dt.date | None = None) -> Thing:
        """Return a thing by its id (`th-…`) or by that of one of its findings (`fi-…`), or how one begins.

        Raises:
            NotFound: There is none, or there are several.
        """

    def spots(self, document_ids: Sequence[str]) -> Mapping[str, Place]:
        """Return the places that some versions name and the gazetteer has, by their names there."""

    def findings_in(self, document_id: str) -> tuple[Finding, ...]:
        """Return the findings of a version as its report has them, without reading the rest of the report.

        Raises:
            NotFound: There is no such version.
        """

    def languages(self, document_ids: Collection[str]) -> Mapping[str, str]:
        """Return in which languages some versions are written (BCP 47), by their ids, where it is known."""

    def tie_anew(self) -> None:
        """Tie the findings of all reports anew; nothing changes, unless what was kept of it was wrong."""

    def known_as(self, entity_id: str) -> EntityRow:
        """Return who of the whole record has an id (`re-…`), or an entity of a report (`en-…`) is.

        Raises:
            NotFound: Nobody has it, or several have ids that begin so.
        """

    def finding_id(self, beginning: str) -> str:
        """Return the full id of a finding whose id begins as given, with or without `fi-`.

        Raises:
            NotFound: No finding, or more than one, has such an id.
        """
