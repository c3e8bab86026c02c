"""Keep beside machine rows what judgements make of them: hidden rows, rows in their place, reviews.

All of it follows from readings and judgements and is made anew, story by story. `folding.py` decides; here
its answer is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, select, update

from onrecord.model import Decision, Report, Statement
from onrecord.model.finding import Finding
from onrecord.store import rows
from onrecord.store.carrying import Judged
from onrecord.store.doubt import count_resting, doubt_of
from onrecord.store.folding import Folded, JudgementState, Outcome, fold, undone_by
from onrecord.store.inserting import insert_rows, insert_statements
from onrecord.store.reading import readings_of_story, report_of_reading
from onrecord.store.schema import documents, findings, judgements, readings, reviews, statements
from onrecord.store.unsorted import parts_of

_ROWS: dict[str, tuple[Table, str, Any]] = {
    "sm-": (statements, "statement_id", Statement),
    "fi-": (findings, "finding_id", Finding),
}

FOLLOWS = 0
"""What a finding `replaces` that stands for none: it follows from corrected statements."""


def refold(conn: Connection, story_key: int, latest: Sequence[int]) -> None:
    """Fold the latest reading of each version of a story with the judgements made up to it.

    Args:
        conn: In a writing transaction.
        story_key: The story.
        latest: Its readings that count, newest version first.
    """
    found = _judgements_of(conn, story_key)
    if not found:
        return
    forget_folded(conn, story_key)
    undone = undone_by((row["key"], Decision(row["decision"]), row["row_id"]) for row in found)
    judged = [(row["version"], _judged(conn, row)) for row in found]
    outcomes: dict[int, Outcome] = {}
    for reading_key in reversed(latest):
        version = _version_of(conn, reading_key)
        own = [one for judged_in, one in judged if judged_in <= version]
        report = report_of_reading(conn, reading_key, as_read=True)
        folded = fold(report, own, undone=undone, now=_read_on(conn, reading_key))
        _write(conn, reading_key, folded)
        _weigh(conn, reading_key, folded)
        outcomes |= {one.number: one for one in folded.outcomes}
    _review(conn, found, outcomes, undone)


def _judgements_of(conn: Connection, story_key: int) -> list[Mapping[Any, Any]]:
    query = (
        select(judgements, documents.c.document_id, documents.c.version, documents.c.text)
        .join(documents, documents.c.key == judgements.c.document_key)
        .where(documents.c.story_key == story_key)
        .order_by(judgements.c.key)
    )
    return list(conn.execute(query).mappings())


def forget_folded(conn: Connection, story_key: int) -> None:
    """Take away all that folding made for a story."""
    own = readings_of_story(story_key)
    for table in (statements, findings):
        in_story = table.c.reading_key.in_(own)
        conn.execute(delete(table).where(in_story, table.c.replaces.is_not(None)))
        conn.execute(update(table).where(in_story, table.c.hidden).values(hidden=False))
    made = (
        select(judgements.c.key)
        .join(documents, documents.c.key == judgements.c.document_key)
        .where(documents.c.story_key == story_key)
    )
    conn.execute(delete(reviews).where(reviews.c.judgement_key.in_(made)))


def _version_of(conn: Connection, reading_key: int) -> int:
    query = select(documents.c.version).join(readings, readings.c.document_key == documents.c.key)
    version: int = conn.execute(query.where(readings.c.key == reading_key)).scalar_one()
    return version


def _read_on(conn: Connection, reading_key: int) -> dt.date:
    """Return the day on which a reading was made, by which what begins later is announced only."""
    first = conn.execute(select(readings.c.first_seen).where(readings.c.key == reading_key)).scalar_one()
    day: dt.date = first.date()
    return day


def _judged(conn: Connection, row: Mapping[Any, Any]) -> Judged:
    return Judged(row["key"], rows.judgement_from(row), row["text"], _row_judged(conn, row))


def _row_judged(conn: Connection, row: Mapping[Any, Any]) -> Statement | Finding | None:
    """Return the machine's row as it was when it was judged."""
    kind = _ROWS.get(row["row_id"][:3])
    if kind is None:
        return None
    table, id_name, cls = kind
    found = conn.execute(_row_query(table, id_name, row)).mappings().all()
    same_layer = [one for one in found if one["layer"] == row["layer"]] or found
    if not same_layer:
        return None
    return rows.value_from(cls, {**same_layer[-1], "document_id": row["document_id"]})  # type: ignore[no-any-return]


def _row_query(table: Table, id_name: str, row: Mapping[Any, Any]) -> Select[Any]:
    return (
        select(table, readings.c.layer)
        .join(readings, readings.c.key == table.c.reading_key)
        .where(table.c[id_name] == row["row_id"], table.c.replaces.is_(None))
        .order_by(table.c.key)
    )


def _write(conn: Connection, reading_key: int, folded: Folded) -> None:
    """Hide what was rejected or corrected, and put in what stands for it."""
    for table, changes, insert in (
        (statements, folded.statements, insert_statements),
        (findings, folded.findings, lambda conn, new: insert_rows(conn, findings, new)),
    ):
        if not changes:
            continue
        query = select(table.c.key).where(table.c.reading_key == reading_key, table.c.replaces.is_(None))
        keys = list(conn.execute(query.order_by(table.c.key)).scalars())
        put_aside = [keys[at] for at in changes]
        for part in parts_of(put_aside):
            conn.execute(update(table).where(table.c.key.in_(part)).values(hidden=True))
        new = [(keys[at], value) for at, value in changes.items() if value is not None]
        insert(conn, _rows(folded.base, reading_key, new))
    insert_rows(
        conn, findings, _rows(folded.base, reading_key, [(FOLLOWS, finding) for finding in folded.added])
    )
    restored = [(_origin(conn, number), stmt) for number, stmt in folded.restored]
    insert_statements(conn, _rows(folded.base, reading_key, restored))


def _weigh(conn: Connection, reading_key: int, folded: Folded) -> None:
    """Put statements in the order of doubt that follows from the findings which rest on them now."""
    resting = count_resting(finding.statements for finding in folded.report.findings)
    own = statements.c.reading_key == reading_key
    query = select(statements).where(own, statements.c.replaces.is_(None))
    for row in conn.execute(query).mappings().all():
        doubt = doubt_of(row, resting=resting[row["statement_id"]])
        if doubt != row["doubt"]:
            conn.execute(update(statements).where(statements.c.key == row["key"]).values(doubt=doubt))


def _rows(base: Report, reading_key: int, new: Sequence[tuple[int, Any]]) -> list[dict[str, Any]]:
    if not new:
        return []
    values = [value for _, value in new]
    made = (
        rows.statement_rows_of(base.document, values, reading_key=reading_key)
        if isinstance(values[0], Statement)
        else rows.value_rows(values, reading_key=reading_key)
    )
    return [row | {"replaces": key} for row, (key, _) in zip(made, new, strict=True)]


def _origin(conn: Connection, number: int) -> int:
    """Return the key of the row that a judgement was made on."""
    row = conn.execute(select(judgements).where(judgements.c.key == number)).mappings().one()
    table, id_name, _ = _ROWS[row["row_id"][:3]]
    keys: list[int] = [one["key"] for one in conn.execute(_row_query(table, id_name, row)).mappings()]
    return keys[-1]


def _review(
    conn: Connection,
    found: Sequence[Mapping[Any, Any]],
    outcomes: Mapping[int, Outcome],
    undone: frozenset[int],
) -> None:
    """Say what became of each judgement; those on entities are seen to by `ties.py`."""
    new = []
    for row in found:
        number = row["key"]
        standing = JudgementState.UNDONE if number in undone else JudgementState.STANDING
        outcome = outcomes.get(number, Outcome(number, standing))
        new.append(
            {
                "judgement_key": number,
                "state": outcome.state.value,
                "row_id": outcome.row_id,
                "reason": outcome.reason,
            }
        )
    insert_rows(conn, reviews, new)
