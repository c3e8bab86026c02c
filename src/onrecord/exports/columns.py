"""The columns of a statement in a table: one list, from which rows of JSON, CSV and Parquet are made.

>>> [column.name for column in COLUMNS][:4]
['id', 'report_id', 'story_id', 'report']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.exports.entries import Entry, Judged
from onrecord.model import Span


class Shape(StrEnum):
    """What a column holds: one value, or a list of values."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    TEXTS = "texts"
    SPANS = "spans"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and where that is found. What is not known is None."""

    name: str
    shape: Shape
    value: Callable[[Entry], Any]


JUDGED_KEYS = ("by", "decision", "field", "value", "reason", "made_at")
"""What a row says of each judgement."""


def row_of(entry: Entry) -> dict[str, Any]:
    """Return a statement as a row: plain JSON data, every column present."""
    return {column.name: column.value(entry) for column in COLUMNS}


def _statement(*names: str, shape: Shape = Shape.TEXT) -> Iterable[Column]:
    return (Column(name, shape, _of_statement(name)) for name in names)


def _of_statement(name: str) -> Callable[[Entry], Any]:
    def value(entry: Entry) -> Any:
        found = getattr(entry.statement, name)
        return found.value if isinstance(found, StrEnum) else found

    return value


def _document(*names: str) -> Iterable[Column]:
    return (Column(name, Shape.TEXT, _of_document(name)) for name in names)


def _of_document(name: str) -> Callable[[Entry], Any]:
    return lambda entry: getattr(entry.document, name)


def _spans(name: str) -> Column:
    return Column(name, Shape.SPANS, lambda entry: _pairs(getattr(entry.statement, name)))


def _words(name: str, spans: str) -> Column:
    return Column(name, Shape.TEXTS, lambda entry: list(entry.words(getattr(entry.statement, spans))))


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [span.to_list() for span in spans]


def _condition(entry: Entry) -> str | None:
    found = entry.statement.condition
    return found.text if found else None


def _condition_spans(entry: Entry) -> list[list[int]]:
    found = entry.statement.condition
    return [found.span.to_list()] if found else []


def _offices(entry: Entry) -> list[str]:
    offices = entry.speaker.offices if entry.speaker else ()
    return list(dict.fromkeys(office.title for office in offices))


def _authority_id(entry: Entry) -> str | None:
    link = entry.speaker.link if entry.speaker else None
    return link.to.id if link and link.to else None


def judged_row(judged: Judged) -> dict[str, str | None]:
    """Return a judgement as a row says it; the time in UTC, as ISO 8601 has it."""
    one = judged.judgement
    made_at = judged.made_at.isoformat()
    found = (one.by, one.decision.value, one.field, one.value, one.reason, made_at)
    return dict(zip(JUDGED_KEYS, found, strict=True))


COLUMNS: tuple[Column, ...] = (
    *_statement("id"),
    Column("report_id", Shape.TEXT, lambda entry: entry.document.id),
    Column("story_id", Shape.TEXT, lambda entry: entry.document.story_id),
    Column("report", Shape.TEXT, lambda entry: entry.document.name),
    Column("title", Shape.TEXT, lambda entry: entry.title),
    *_document("publisher", "provider", "byline", "published", "url", "language"),
    Column("latest", Shape.FLAG, lambda entry: entry.latest),
    *_statement("speaker", "speaker_id"),
    Column("authority_id", Shape.TEXT, _authority_id),
    *_statement("speaker_type", "naming", "role"),
    Column("offices", Shape.TEXTS, _offices),
    *_statement("holder", "addressee", "target", "said_on", "said_in"),
    Column("places", Shape.TEXTS, lambda entry: list(entry.statement.places)),
    *_statement("occasion", "kind", "polarity", "certainty", "quotation"),
    Column("condition", Shape.TEXT, _condition),
    *_statement("confidence", shape=Shape.NUMBER),
    _words("words", "content"),
    _words("source_words", "source"),
    _words("cue_words", "cue"),
    *map(_spans, ("content", "source", "cue")),
    Column("condition_span", Shape.SPANS, _condition_spans),
    Column("source_hash", Shape.TEXT, lambda entry: entry.document.provenance.source_hash),
    *_statement("layer"),
    Column("judged", Shape.JUDGED, lambda entry: [judged_row(one) for one in entry.judged]),
)
"""Every column, in order. Spans are code points of the report's text, half-open, one for each of `words`."""
