"""What people have not judged yet, in the order in which a look settles most.

Plain SQLAlchemy Core, the same for every back end. The order is a column with an index (`doubt.py`), walked
from its end past what is judged; a query narrows it through the search index, as far back as search counts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    cast,
    func,
    literal,
    literal_column,
    select,
    union,
)

from onrecord.model import Finding
from onrecord.store import rows
from onrecord.store.among import among
from onrecord.store.base_queue import Queued, QueuePage
from onrecord.store.base_rows import Review, Total
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.store.listing import review_of_row, review_rows
from onrecord.store.parsing import parse_query
from onrecord.store.reading import title_of_document
from onrecord.store.schema import documents, findings, judgements, readings, reviews, statements
from onrecord.store.searching import COUNTED, Find, Window, newest_key

TOLD = 1_000
"""Of more that wait it is only told that there are more."""


def list_queue(
    conn: Connection, query: str, find: Find, *, unresolved: bool, limit: int, after: str | None
) -> QueuePage:
    """See `QueueStore.queue`."""
    asked, all_seen = parse_query(query), True
    waiting = _waiting(unresolved=unresolved)
    if asked.parts:
        hits = find(asked, Window(newest_key(conn), COUNTED + 1))
        keys = list(conn.execute(select(hits.c.key).order_by(hits.c.key.desc())).scalars())
        all_seen = len(keys) <= COUNTED
        waiting = waiting.where(among(conn, statements.c.key, keys[:COUNTED]))
    total = _total(conn, waiting)
    found = [(row.doubt, row.key) for row in conn.execute(_part(waiting, limit, after))]
    cursor = to_cursor("queue", *found[limit - 1]) if len(found) > limit else None
    items = _queued(conn, [key for _, key in found[:limit]])
    return QueuePage(items, cursor, asked.notes, total, all_seen)


def _waiting(*, unresolved: bool) -> Select[Any]:
    """Select place and key of what waits."""
    query = select(statements.c.doubt, statements.c.key).where(
        statements.c.shown, statements.c.doubt.is_not(None), ~_is_judged()
    )
    if not unresolved:
        return query
    # Said as the index says it: SQLite would rather take that of speakers, and sort all who are not known.
    nobody = func.coalesce(statements.c.speaker, literal_column("''")) == literal_column("''")
    return query.where(nobody, cast(statements.c.source, Text) != "[]")


def _is_judged() -> ColumnElement[bool]:
    """Tell whether a judgement on the outer query's statement stands."""
    own = (reviews.c.row_id == statements.c.statement_id) & (reviews.c.state == "standing")
    return select(literal(1)).where(own).correlate(statements).exists()


def _total(conn: Connection, waiting: Select[Any]) -> Total:
    some = waiting.limit(TOLD + 1).subquery()
    count = conn.execute(select(func.count()).select_from(some)).scalar_one()
    return Total(min(count, TOLD), exact=count <= TOLD)


def _part(waiting: Select[Any], limit: int, after: str | None) -> Select[Any]:
    columns = statements.c
    part = waiting.order_by(columns.doubt.desc(), columns.key.desc()).limit(limit + 1)
    if after is None:
        return part
    doubt, key = parse_cursor(after, "queue", int, int)
    return part.where(
        columns.doubt <= doubt, (columns.doubt < doubt) | ((columns.doubt == doubt) & (columns.key < key))
    )


def _queued(conn: Connection, keys: Sequence[int]) -> tuple[Queued, ...]:
    query = (
        select(statements, readings.c.layer, documents.c.document_id)
        .join(readings, readings.c.key == statements.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(statements.c.key.in_(keys))
    )
    found = {row["key"]: row for row in conn.execute(query).mappings()}
    texts = _documents(conn, {row["document_id"] for row in found.values()})
    resting = _findings(conn, {row["reading_key"] for row in found.values()})
    return tuple(_queued_row(found[key], texts, resting) for key in keys)


def _queued_row(
    row: Mapping[Any, Any], texts: Mapping[str, Mapping[Any, Any]], resting: Mapping[str, list[Finding]]
) -> Queued:
    document = texts[row["document_id"]]
    return Queued(
        rows.statement_from(row, document_id=row["document_id"], layer=row["layer"]),
        rows.document_from(document),
        document["title_shown"],
        row["doubt"],
        tuple(resting.get(row["statement_id"], ())),
    )


def _documents(conn: Connection, ids: Collection[str]) -> dict[str, Mapping[Any, Any]]:
    query = select(documents, title_of_document().label("title_shown"))
    found = conn.execute(query.where(documents.c.document_id.in_(sorted(ids)))).mappings()
    return {row["document_id"]: row for row in found}


def _findings(conn: Connection, reading_keys: Collection[int]) -> dict[str, list[Finding]]:
    """Return the findings of some readings by the statements that they rest on."""
    own = findings.c.reading_key.in_(sorted(reading_keys))
    query = select(findings).where(own, ~findings.c.hidden).order_by(findings.c.key)
    resting: dict[str, list[Finding]] = {}
    for row in conn.execute(query).mappings():
        finding = rows.value_from(Finding, row)
        for statement_id in finding.statements:
            resting.setdefault(statement_id, []).append(finding)
    return resting


def reviews_of(conn: Connection, row_ids: Sequence[str]) -> dict[str, tuple[Review, ...]]:
    """See `QueueStore.reviews_of`."""
    wanted = sorted(set(row_ids))
    landed = select(reviews.c.judgement_key).where(reviews.c.row_id.in_(wanted))
    made = select(judgements.c.key).where(judgements.c.row_id.in_(wanted))
    query = review_rows().where(judgements.c.key.in_(union(landed, made))).order_by(judgements.c.key)
    told: dict[str, list[Review]] = {}
    for row in conn.execute(query).mappings():
        review = review_of_row(row)
        told.setdefault(review.row_id or review.judgement.row_id, []).append(review)
    return {row_id: tuple(found) for row_id, found in told.items() if row_id in wanted}
