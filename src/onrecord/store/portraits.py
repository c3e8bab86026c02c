"""What is on record of somebody over all reports: names, offices, months, kinds, who speaks for whom.

Plain SQLAlchemy Core, the same for every back end. Nothing is read of more than a fixed number of reports.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, case, cast, func, select

from onrecord.store.asking import record_ids
from onrecord.store.base_notes import Portrait, PrintedAs, Relayed
from onrecord.store.base_rows import Facet
from onrecord.store.record_entities import entity_row_of, record_id_of
from onrecord.store.schema import documents, entities, readings, statements, stories
from onrecord.store.schema_notes import relay_notes
from onrecord.store.schema_who import members

COUNTED = 1_000
"""Entities of reports that are looked at; of more, those that came in last."""

MOST_RELAYED = 20
MONTH_CHARS = len("2031-03")


def get_portrait(conn: Connection, entity_id: str) -> Portrait:
    """See `NoteStore.portrait`."""
    record_id = record_id_of(conn, entity_id)
    own = (
        select(members.c.entity_key, members.c.entity_id, members.c.story_key)
        .where(members.c.record_id == record_id)
        .order_by(members.c.key.desc())
        .limit(COUNTED)
        .subquery("own")
    )
    printed = _printed(conn, own)
    months, kinds = _said(conn, own)
    row = entity_row_of(conn, record_id, entity_id)
    counted = sum(one.reports for one in printed)
    return Portrait(
        row=row,
        printed=printed,
        months=tuple(Facet(month, count) for month, count in sorted(months.items()) if month),
        kinds=tuple(Facet(kind, count) for kind, count in kinds.most_common()),
        undated=months[""],
        speaks_for=_relayed(conn, own, "speaker_id", "holder"),
        spoken_for_by=_relayed(conn, own, "holder_id", "speaker"),
        reports=counted,
        exact=counted < COUNTED,
    )


def _printed(conn: Connection, own: Any) -> tuple[PrintedAs, ...]:
    """Count the names and offices of somebody's entities, those together that are alike in both."""
    dated = case((_has_year(documents.c.published), documents.c.published + " " + documents.c.document_id))
    names, offices = cast(entities.c.names, Text), cast(entities.c.offices, Text)
    query = (
        select(
            func.min(entities.c.key).label("like"),
            func.count().label("reports"),
            func.min(dated).label("first"),
            func.max(dated).label("last"),
        )
        .select_from(own)
        .join(entities, entities.c.key == own.c.entity_key)
        .join(readings, readings.c.key == entities.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .group_by(names, offices)
    )
    found = conn.execute(query).all()
    like = {
        row.key: row
        for row in conn.execute(
            select(entities.c.key, entities.c.name, entities.c.names, entities.c.offices).where(
                entities.c.key.in_([row.like for row in found])
            )
        )
    }
    made = [
        PrintedAs(
            names=tuple(like[row.like].names) or (like[row.like].name,),
            offices=tuple(dict.fromkeys(office["title"] for office in like[row.like].offices)),
            reports=row.reports,
            **_ends(row.first, row.last),
        )
        for row in found
    ]
    return tuple(sorted(made, key=lambda one: (-one.reports, one.names, one.offices)))


def _has_year(day: ColumnElement[str]) -> ColumnElement[bool]:
    """Tell whether a date (EDTF) begins with a digit: what sorts before ":" and has the year."""
    return (day >= "0") & (day < ":")


def _ends(first: str | None, last: str | None) -> dict[str, str | None]:
    """Return first and last day and report, each given as both in one, so that one row has them."""
    since, first_in = first.rsplit(" ", 1) if first else (None, None)
    until, last_in = last.rsplit(" ", 1) if last else (None, None)
    return {"first": since, "first_in": first_in, "last": until, "last_in": last_in}


def _said(conn: Connection, own: Any) -> tuple[Counter[str], Counter[str]]:
    """Count somebody's statements by month, of saying or else of the report, and by kind."""
    day = case((_has_year(statements.c.said_on), statements.c.said_on), else_=stories.c.published)
    month = func.substr(day, 1, MONTH_CHARS)
    query = (
        select(month.label("month"), statements.c.kind, func.count().label("number"))
        .select_from(own)
        .join(stories, stories.c.key == own.c.story_key)
        .join(statements, (statements.c.speaker_id == own.c.entity_id) & statements.c.shown)
        .group_by(month, statements.c.kind)
    )
    months: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for row in conn.execute(query):
        months[row.month if len(row.month) == MONTH_CHARS else ""] += row.number
        kinds[row.kind or ""] += row.number
    kinds.pop("", None)
    return months, kinds


def _relayed(conn: Connection, own: Any, part: str, other: str) -> tuple[Relayed, ...]:
    """Return with whom somebody, who plays a part, is told together, those of most statements first."""
    name = relay_notes.c[other]
    first, last = (
        bound(case((relay_notes.c.day != "", relay_notes.c.day))) for bound in (func.min, func.max)
    )
    query = (
        select(
            name.label("name"),
            func.max(relay_notes.c[f"{other}_id"]).label("entity_id"),
            func.sum(relay_notes.c.statements).label("number"),
            first.label("first"),
            last.label("last"),
            func.max(relay_notes.c.day + " " + relay_notes.c.statement_id).label("latest"),
        )
        .select_from(own)
        .join(relay_notes, relay_notes.c[part] == own.c.entity_id)
        .group_by(name)
        .order_by(func.sum(relay_notes.c.statements).desc(), name)
        .limit(MOST_RELAYED)
    )
    found = conn.execute(query).all()
    ids = record_ids(conn, [row.entity_id for row in found])
    return tuple(
        Relayed(
            name=row.name,
            id=ids.get(row.entity_id or ""),
            statements=int(row.number),
            first=row.first,
            last=row.last,
            statement_id=row.latest.rsplit(" ", 1)[1],
        )
        for row in found
    )
