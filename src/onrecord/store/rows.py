"""Values as rows of tables and back. Columns bear the names of fields, so that most of it is one rule.

A field that is text, a number or an enumeration is a column; spans and everything nested are JSON.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from onrecord.model import (
    BlockRole,
    Document,
    Entity,
    Finding,
    Issue,
    Judgement,
    Report,
    Revision,
    Selector,
    Statement,
    Value,
    content_id,
    text_hash,
)
from onrecord.store.doubt import count_resting, doubt_of
from onrecord.store.tags import tags_of
from onrecord.store.words import clean_line, words_at
from onrecord.text.revisions import without_mark

Row = dict[str, Any]
SUBJECT_CHARS = 200
AnyValue = TypeVar("AnyValue", bound=Value)

_RENAMED = {Entity: "entity_id", Statement: "statement_id", Finding: "finding_id"}


def document_row(doc: Document, *, story_key: int, version: int, revision: Revision | None = None) -> Row:
    """Return a document as a row of `documents`."""
    headline = headline_of(doc)
    keys = {
        "story_key": story_key,
        "version": version,
        "document_id": doc.id,
        "headline": headline,
        "text_hash": text_hash(doc.text),
        "subject": subject_of(headline),
        "revision": revision.to_dict() if revision else None,
    }
    return doc.to_dict() | keys


def headline_of(doc: Document) -> str:
    """Return what lists call a document: its title, else the headline in its text, else nothing."""
    spans = [block.span for block in doc.blocks_of(BlockRole.HEADLINE)]
    return clean_line(doc.title or "") or words_at(doc.text, spans)


def subject_of(headline: str) -> str | None:
    """Return what versions of a story have in common in their headlines; None where there is none.

    >>> subject_of("UPDATE 2-Truce holds")
    'truce holds'
    """
    return without_mark(headline).lower()[:SUBJECT_CHARS] or None


def document_from(row: Mapping[Any, Any]) -> Document:
    """Rebuild a document from its row."""
    return value_from(Document, row)


def statement_rows(report: Report, *, reading_key: int) -> list[Row]:
    """Return a report's statements as rows, with the words that search finds them by.

    Raises:
        ValueError: A statement belongs to another document or layer.
    """
    own = (report.document.id, report.layer)
    for stmt in report.statements:
        if (stmt.document_id, stmt.layer) != own:
            raise ValueError(f"statement {stmt.id} is not of {own[0]}, layer {report.layer}")
    found = statement_rows_of(report.document, report.statements, reading_key=reading_key)
    resting = count_resting(finding.statements for finding in report.findings)
    return [row | {"doubt": doubt_of(row, resting=resting[row["statement_id"]])} for row in found]


def statement_rows_of(doc: Document, statements: Iterable[Statement], *, reading_key: int) -> list[Row]:
    """Return statements of a document as rows, with the words that search finds them by.

    Their `doubt` is None, as that of whatever people have judged is.
    """
    headline = headline_of(doc)
    found = []
    for stmt in statements:
        row = _plain_row(stmt, reading_key) | {
            "words": words_at(doc.text, stmt.content),
            "headline": headline,
        }
        tags = tags_of(row, publisher=doc.publisher, published=doc.published) if stmt.within is None else ""
        found.append(row | {"tags": tags, "shown": stmt.within is None, "doubt": None})
    return found


def statement_from(row: Mapping[Any, Any], *, document_id: str, layer: str) -> Statement:
    """Rebuild a statement from its row."""
    return value_from(Statement, {**row, "document_id": document_id, "layer": layer})


def value_rows(values: Iterable[Value], *, reading_key: int) -> list[Row]:
    """Return entities or findings as rows."""
    return [_plain_row(value, reading_key) for value in values]


def issue_rows(issues: Iterable[Issue], *, reading_key: int | None, now: dt.datetime) -> list[Row]:
    """Return issues as rows, each with a digest of all it says."""
    plain = [issue.to_dict() for issue in issues]
    keys = {"reading_key": reading_key, "shown": True, "first_seen": now, "last_seen": now}
    return [row | keys | {"digest": content_id("is", _stated(row))} for row in plain]


def _stated(row: Row) -> Row:
    """Leave out what issues did not have at first, where it is empty: an issue keeps its digest."""
    return {
        name: value for name, value in row.items() if name not in ("stated", "known") or value is not None
    }


def judgement_row(judgement: Judgement, *, document_key: int, now: dt.datetime) -> Row:
    """Return a judgement as a row, its selector spread over columns."""
    row = judgement.to_dict() | judgement.selector.to_dict() | {"document_key": document_key, "made_at": now}
    return {name: value for name, value in row.items() if name not in ("document_id", "selector")}


def judgement_from(row: Mapping[Any, Any]) -> Judgement:
    """Rebuild a judgement from its row and its version's id."""
    selector = {name: row[name] for name in Selector.__dataclass_fields__}
    return value_from(Judgement, {**row, "selector": selector})


def value_from(cls: type[AnyValue], row: Mapping[Any, Any]) -> AnyValue:
    """Rebuild a value of any class from a row that has its fields, whatever else it has."""
    renamed = _RENAMED.get(cls)
    names = cls.__dataclass_fields__
    return cls.from_dict({name: row[renamed if name == "id" and renamed else name] for name in names})


def _plain_row(value: Value, reading_key: int) -> Row:
    row = value.to_dict()
    row[_RENAMED[type(value)]] = row.pop("id")
    row["reading_key"] = reading_key
    return row


def sortable_date(published: str | None) -> str:
    """Return a date that sorts among others; empty where the year is not known.

    >>> sortable_date("2031-03-04"), sortable_date("XXXX-03-04")
    ('2031-03-04', '')
    """
    return published if published and published[0].isdigit() else ""
