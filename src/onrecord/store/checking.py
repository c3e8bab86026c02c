"""Whether what the record holds is what it should hold: places, words, hashes, references.

    for issue in check_rows(conn):
        print(issue.document, issue.message)

What is particular to a back end (its file, its search index) the back end checks itself.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import OnRecordError
from onrecord.model import Document, Excerpt, Issue, IssueKind, Report, Span, Value, text_hash
from onrecord.store import rows
from onrecord.store.noting import are_notes_of
from onrecord.store.reading import report_of_reading
from onrecord.store.refolding import FOLLOWS
from onrecord.store.schema import documents, findings, readings, sources, statements, stories
from onrecord.store.words import words_at

BATCH = 200
NOTES_DIFFER = (
    "notes-differ",
    "what is counted of a story is not what it shows; `onrecord check --rebuild` counts anew",
)
INDEX_DIFFERS = ("index-differs", "the search index is not that of the statements")


def fault(code: str, message: str, document: str = "") -> Issue:
    """Return an issue that says what is wrong with the record."""
    return Issue(IssueKind.CHECK, code, message, document)


def check_rows(conn: Connection) -> Iterator[Issue]:
    """Go through all documents, sources, readings and stories, in bounded memory."""
    for table, check in (
        (documents, _check_document),
        (sources, _check_source),
        (readings, _check_reading),
        (stories, _check_story),
    ):
        for key in _keys(conn, table):
            row = conn.execute(select(table).where(table.c.key == key)).mappings().one()
            yield from _guarded(check, conn, row)


def _keys(conn: Connection, table: Any) -> Iterator[int]:
    last = -1
    while True:
        query = select(table.c.key).where(table.c.key > last).order_by(table.c.key).limit(BATCH)
        batch = list(conn.execute(query).scalars())
        yield from batch
        if not batch:
            return
        last = batch[-1]


_Check = Callable[[Connection, Mapping[Any, Any]], Iterable[Issue]]


def _guarded(check: _Check, conn: Connection, row: Mapping[Any, Any]) -> list[Issue]:
    """Run a check; data that cannot even be read is one more thing that is wrong."""
    try:
        return list(check(conn, row))
    except (OnRecordError, ValueError, TypeError, KeyError, zlib.error) as exc:
        return [fault("unreadable-row", f"row {row['key']} cannot be read: {exc}", str(row.get("name", "")))]


def _check_document(conn: Connection, row: Mapping[Any, Any]) -> Iterator[Issue]:  # noqa: ARG001
    doc = rows.document_from(row)
    if text_hash(doc.text) != row["text_hash"] or doc.id != row["document_id"]:
        yield fault("hash-differs", f"the text of {row['document_id']} is not what its id names", doc.name)
    yield from _check_spans(doc, doc.blocks, doc.text, "layout")
    if doc.dateline is not None:
        yield from _check_spans(doc, [doc.dateline], doc.text, "dateline")


def _check_source(conn: Connection, row: Mapping[Any, Any]) -> Iterator[Issue]:  # noqa: ARG001
    if row["raw"] is None:
        return
    raw = zlib.decompress(row["raw"])
    if hashlib.sha256(raw).hexdigest() != row["source_hash"] or len(raw) != row["raw_bytes"]:
        yield fault("raw-differs", f"the bytes kept of {row['location']} are not those that were read")


def _check_reading(conn: Connection, row: Mapping[Any, Any]) -> Iterator[Issue]:
    report = report_of_reading(conn, row["key"], as_read=True)
    shown = report_of_reading(conn, row["key"])
    for name in ("entities", "statements", "findings", "issues"):
        yield from _check_spans(report.document, getattr(report, name), report.document.text, name)
    yield from _check_words(conn, row["key"], report.document)
    yield from _check_support(report)
    if shown != report:
        for name in ("statements", "findings"):
            yield from _check_spans(shown.document, getattr(shown, name), shown.document.text, name)
        yield from _check_support(shown)
        yield from _check_replaced(conn, row["key"], shown.document.name)


def _check_spans(doc: Document, values: Iterable[Value], text: str, name: str) -> Iterator[Issue]:
    for value in values:
        for span in _spans_of(value):
            if span.end > len(text):
                yield fault(
                    "span-outside", f"a span of {name}, {span.to_list()}, lies outside the text", doc.name
                )
        for excerpt in _excerpts_of(value):
            if excerpt.span.text_of(text) != excerpt.text:
                yield fault(
                    "words-differ", f"{excerpt.text!r} in {name} does not stand at its span", doc.name
                )


def _spans_of(item: Any) -> Iterator[Span]:
    if isinstance(item, Span):
        yield item
    else:
        for part in _parts_of(item):
            yield from _spans_of(part)


def _excerpts_of(item: Any) -> Iterator[Excerpt]:
    if isinstance(item, Excerpt):
        yield item
    else:
        for part in _parts_of(item):
            yield from _excerpts_of(part)


def _parts_of(item: Any) -> Iterable[Any]:
    if isinstance(item, Value):
        return [getattr(item, name) for name in item.__dataclass_fields__]
    return item if isinstance(item, tuple) else ()


def _check_words(conn: Connection, reading_key: int, doc: Document) -> Iterator[Issue]:
    columns = (statements.c.statement_id, statements.c.words, statements.c.content)
    query = select(*columns).where(statements.c.reading_key == reading_key)
    for row in conn.execute(query):
        if row.words != words_at(doc.text, [Span.from_list(span) for span in row.content]):
            yield fault(
                "words-differ",
                f"the words kept of statement {row.statement_id} do not stand at its spans",
                doc.name,
            )


def _check_replaced(conn: Connection, reading_key: int, name: str) -> Iterator[Issue]:
    for table in (statements, findings):
        known = table.alias("known")
        there = select(known.c.key).where(known.c.key == table.c.replaces).correlate(table).exists()
        query = select(table.c.key).where(
            table.c.reading_key == reading_key, table.c.replaces != FOLLOWS, ~there
        )
        for key in conn.execute(query).scalars():
            yield fault("row-orphaned", f"row {key} of {table.name} stands for one that is not there", name)


def _check_support(report: Report) -> Iterator[Issue]:
    known = {stmt.id for stmt in report.statements}
    for stmt in report.statements:
        if stmt.within is not None and stmt.within not in known:
            yield fault(
                "statement-unsupported",
                f"statement {stmt.id} is within one that is not there",
                report.document.name,
            )
    for finding in report.findings:
        if not known.issuperset(finding.statements):
            yield fault(
                "finding-unsupported",
                f"finding {finding.id} names a statement that is not there",
                report.document.name,
            )


def _check_story(conn: Connection, row: Mapping[Any, Any]) -> Iterator[Issue]:
    shown = (
        select(readings.c.key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(readings.c.key == row["reading_key"], documents.c.story_key == row["key"])
    )
    if row["reading_key"] is None and not _in_the_open(conn, row["key"]):
        return
    if conn.execute(shown).scalar() is None:
        yield fault("story-empty", f"story {row['story_id']} shows no reading of its own")
    elif not are_notes_of(conn, row["key"], row["reading_key"]):
        yield fault(*NOTES_DIFFER)


def _in_the_open(conn: Connection, story_key: int) -> bool:
    """Tell whether a story has a version that is not withheld."""
    query = select(documents.c.key).where(documents.c.story_key == story_key, ~documents.c.withheld)
    return conn.execute(query.limit(1)).first() is not None
