"""Who is who in the whole record: people and bodies over all reports, what ties them, and undoing it.

    for row in list_entities(store, name="Oray").items:
        page = entity_page(store, row.id)
        print(page.row.name, page.offices, len(page.members))

A merge is a row with its reasons. Taking it back is a judgement, as is making one; both are looked at the
next time that the record is sorted, which the functions here do at once.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.model import Decision, Entity, Judgement, Selector, Span
from onrecord.services.authority import sort_all
from onrecord.store.base import Store
from onrecord.store.base_who import EntityRow, MemberRow
from onrecord.store.pages import Page


@dataclass(frozen=True, slots=True)
class PrintedOffice:
    """An office as reports print it, in how many entities of reports, first and last in which."""

    title: str
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity of the whole record.

    Attributes:
        row: Its name, type and id.
        names: Every name that a report prints, the commonest first.
        offices: Every office printed beside them, the commonest first.
        members: The entities of reports that it is made of, each with why it is part of it.
    """

    row: EntityRow
    names: tuple[str, ...]
    offices: tuple[PrintedOffice, ...]
    members: tuple[MemberRow, ...]

    @property
    def merges(self) -> tuple[MemberRow, ...]:
        """The members that were put together with another, or with somebody of the authority file."""
        return tuple(member for member in self.members if member.joined_to is not None)


def record_ids(store: Store, entity_ids: Iterable[str | None]) -> dict[str, str]:
    """Return who entities of reports (`en-…`) are in the whole record (`re-…`); the unnamed are left out."""
    return {key: one.record_id for key, one in store.who_are({key for key in entity_ids if key}).items()}


def list_entities(
    store: Store, *, name: str | None = None, limit: int = 50, after: str | None = None
) -> Page[EntityRow]:
    """Return part of the list of entities, those of most reports first.

    Raises:
        NotFound: `after` is no cursor of this list.
    """
    return store.entities(name=name, limit=limit, after=after)


def entity_page(store: Store, entity_id: str) -> EntityPage:
    """Return an entity by its id, or by that of an entity of a report.

    Raises:
        NotFound: No entity, or more than one, has such an id.
    """
    row, members = store.entity(entity_id)
    names = Counter(name for member in members for name in member.entity.names or (member.entity.name,))
    ordered = sorted(names, key=lambda name: (-names[name], name))
    return EntityPage(row, tuple(ordered), _offices(members), members)


def _offices(members: tuple[MemberRow, ...]) -> tuple[PrintedOffice, ...]:
    printed: dict[str, list[str | None]] = {}
    for member in members:
        for title in dict.fromkeys(office.title for office in member.entity.offices):
            printed.setdefault(title, []).append(member.published)
    found = []
    for title, days in printed.items():
        known = sorted(day for day in days if day)
        found.append(
            PrintedOffice(title, len(days), known[0] if known else None, known[-1] if known else None)
        )
    return tuple(sorted(found, key=lambda office: (-office.reports, office.title)))


def merge_entities(
    store: Store, entity_id: str, other: str, *, by: str, now: dt.datetime, reason: str | None = None
) -> int:
    """Judge an entity of a report to be another, or one of an authority file; return the judgement's number.

    Raises:
        NotFound: There is no such entity in the record.
    """
    return _judge(store, Decision.MERGE, entity_id, other, by=by, now=now, reason=reason)


def split_entity(
    store: Store,
    entity_id: str,
    other: str | None = None,
    *,
    by: str,
    now: dt.datetime,
    reason: str | None = None,
) -> int:
    """Judge an entity of a report not to be another, or nobody else at all; return the judgement's number.

    Args:
        store: The record.
        entity_id: The entity of a report (`en-…`).
        other: Another such entity, or the id of somebody in an authority file; None for nobody else.
        by: Who judges.
        now: When.
        reason: Why, in the person's words.

    Raises:
        NotFound: There is no such entity in the record.
    """
    return _judge(store, Decision.SPLIT, entity_id, other, by=by, now=now, reason=reason)


def undo_judgement(store: Store, number: int, entity_id: str, *, by: str, now: dt.datetime) -> int:
    """Take a judgement on an entity back, or an earlier undoing; return the number of this one.

    Raises:
        NotFound: There is no such entity in the record.
    """
    member = _member(store, entity_id)
    undone = _judgement(store, member, Decision.UNDO, str(number), None, by, None)
    made = store.add_judgement(undone, now=now)
    sort_all(store)
    return made


def _judge(
    store: Store,
    decision: Decision,
    entity_id: str,
    other: str | None,
    *,
    by: str,
    now: dt.datetime,
    reason: str | None,
) -> int:
    member = _member(store, entity_id)
    if other is not None and other.startswith("en-"):
        other = _member(store, other).entity.id
    judgement = _judgement(store, member, decision, member.entity.id, other, by, reason)
    made = store.add_judgement(judgement, now=now)
    sort_all(store)
    return made


def _member(store: Store, entity_id: str) -> MemberRow:
    """Return the latest row of an entity of a report.

    Raises:
        NotFound: There is none.
    """
    if not entity_id.startswith("en-"):
        raise NotFound(f"{entity_id!r} is no entity of a report; give one of its own ids, en-...")
    _, members = store.entity(entity_id)
    return next(member for member in members if member.entity.id.startswith(entity_id))


def _judgement(
    store: Store,
    member: MemberRow,
    decision: Decision,
    row_id: str,
    value: str | None,
    by: str,
    reason: str | None,
) -> Judgement:
    report = store.report(member.document_id)
    span = _place(member.entity)
    return Judgement(
        document_id=member.document_id,
        row_id=row_id,
        layer=report.layer,
        decision=decision,
        selector=Selector.of(report.document.text, span),
        by=by,
        field="entity",
        value=value,
        reason=reason,
    )


def _place(entity: Entity) -> Span:
    return next(iter(entity.mentions), Span(0, 0))
