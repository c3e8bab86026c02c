"""One thing of the record by its id: a report, a statement, the bytes behind them.

Plain SQLAlchemy Core, the same for every back end. Lists are in `listing.py`.
"""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from onrecord.errors import NotFound, StoreError
from onrecord.model import Document, Entity, Finding, Issue, NamedPlace, Report, ReportDate, Statement
from onrecord.store import rows
from onrecord.store.schema import (
    documents,
    entities,
    findings,
    issues,
    readings,
    sources,
    statements,
    stories,
)

AMBIGUOUS_SHOWN = 3


def get_report(conn: Connection, document_id: str) -> Report:
    """See `Store.report`."""
    return report_of_reading(conn, reading_key_of(conn, document_id))


def report_of_reading(conn: Connection, reading_key: int) -> Report:
    """Return what one layer read in one document."""
    query = select(documents, readings.c.layer, readings.c.places, readings.c.dated).join(
        readings, readings.c.document_key == documents.c.key
    )
    row = _present(conn.execute(query.where(readings.c.key == reading_key)).mappings().first())
    doc, layer = rows.document_from(row), row["layer"]
    return Report(
        document=doc,
        layer=layer,
        entities=tuple(rows.value_from(Entity, part) for part in _parts(conn, entities, reading_key)),
        statements=tuple(
            rows.statement_from(part, document_id=row["document_id"], layer=layer)
            for part in _parts(conn, statements, reading_key)
        ),
        findings=tuple(rows.value_from(Finding, part) for part in _parts(conn, findings, reading_key)),
        issues=tuple(rows.value_from(Issue, part) for part in _parts(conn, issues, reading_key)),
        places=tuple(NamedPlace.from_dict(part) for part in row["places"] or ()),
        dated=ReportDate.from_dict(row["dated"]) if row["dated"] else None,
    )


def _parts(conn: Connection, table: Table, reading_key: int) -> list[Any]:
    query = select(table).where(table.c.reading_key == reading_key).order_by(table.c.key)
    return list(conn.execute(query).mappings())


def reading_key_of(conn: Connection, document_id: str) -> int:
    """Return the latest reading of a version, or of a story's newest version."""
    query: Select[Any]
    if document_id.startswith("st-"):
        full = find_id(conn, stories.c.story_id, document_id)
        query = select(stories.c.reading_key).where(stories.c.story_id == full)
    else:
        document_key = document_key_of(conn, document_id)
        query = select(func.max(readings.c.key)).where(readings.c.document_key == document_key)
    key: int = _present(conn.execute(query).scalar())
    return key


def document_key_of(conn: Connection, document_id: str) -> int:
    """Return the key of a version's document."""
    full = find_id(conn, documents.c.document_id, document_id, prefix="dv-")
    key: int = _present(conn.execute(select(documents.c.key).where(documents.c.document_id == full)).scalar())
    return key


def _present(found: Any) -> Any:
    """Return what was found; that another row names it and it is not there is damage."""
    if found is None:
        raise StoreError(
            "the record is damaged: a row that another names is not there; restore it from a copy"
        )
    return found


def find_id(conn: Connection, column: ColumnElement[str], given: str, *, prefix: str = "") -> str:
    """Return the one id that begins as given, with or without its two letters.

    Raises:
        NotFound: None does, or several do; the message names some of them.
    """
    start = given if given.startswith(prefix) else prefix + given
    query = select(column).distinct().where(column >= start, column < start + "\U0010ffff").order_by(column)
    found = list(conn.execute(query.limit(AMBIGUOUS_SHOWN + 1)).scalars()) if given else []
    if start in found[:1] or len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"nothing in the record has an id that begins with {given!r}")
    some = ", ".join(found[:AMBIGUOUS_SHOWN]) + (" and others" if len(found) > AMBIGUOUS_SHOWN else "")
    raise NotFound(f"several ids begin with {given!r}: {some}; give more of it")


def get_raw(conn: Connection, document_id: str) -> bytes | None:
    """See `Store.raw`."""
    key = document_key_of(conn, document_id)
    query = select(documents.c.story_key, documents.c.provenance).where(documents.c.key == key)
    doc = _present(conn.execute(query).first())
    same = sources.c.source_hash == doc.provenance["source_hash"]
    query = select(sources.c.raw).where(sources.c.story_key == doc.story_key, same)
    packed = conn.execute(query).scalar()
    return None if packed is None else zlib.decompress(packed)


def get_statement(conn: Connection, statement_id: str) -> tuple[Statement, Document]:
    """See `Store.statement`."""
    full = find_id(conn, statements.c.statement_id, statement_id, prefix="sm-")
    latest = select(func.max(statements.c.key)).where(statements.c.statement_id == full)
    row = (
        conn.execute(select(statements).where(statements.c.key == latest.scalar_subquery())).mappings().one()
    )
    query = (
        select(documents, readings.c.layer)
        .join(readings, readings.c.document_key == documents.c.key)
        .where(readings.c.key == row["reading_key"])
    )
    owner = _present(conn.execute(query).mappings().first())
    stmt = rows.statement_from(row, document_id=owner["document_id"], layer=owner["layer"])
    return stmt, rows.document_from(owner)


def title_of_document() -> Any:
    """Return the column that lists call a document by, or null."""
    return func.nullif(documents.c.headline, "").label("title")


def statements_by_key(conn: Connection, keys: list[int]) -> dict[int, Any]:
    """Return rows of statements, by key, each with what a list says of its report."""
    query = (
        select(
            statements,
            readings.c.layer,
            *(documents.c[name] for name in ("document_id", "name", "published")),
            title_of_document(),
            stories.c.reading_key.label("story_reading_key"),
        )
        .join(readings, readings.c.key == statements.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .join(stories, stories.c.key == documents.c.story_key)
        .where(statements.c.key.in_(keys))
    )
    return {row["key"]: row for row in conn.execute(query).mappings()}
