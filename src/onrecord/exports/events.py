"""Statements as events that can be joined with event data: day, source, target, code, statement.

A statement is an event where a code of CAMEO fits what it does; no code is forced on the others, which are
left out. The table is `resources/cameo.toml`.

    for event in events_of(report.document, report.statements):
        print(event.date, event.source, event.cameo, event.target)

Source: P. A. Schrodt, CAMEO Event and Actor Codebook, version 1.1b3, 2012.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.exports.entries import Entry
from onrecord.exports.safe_json import to_json
from onrecord.exports.table import csv_line
from onrecord.model import Certainty, Document, Kind, Polarity, Statement
from onrecord.model.values import Value
from onrecord.resources import load_table

COLUMNS = (
    *("date", "source", "target", "cameo", "label", "kind", "polarity", "certainty", "condition"),
    *("statement", "report", "document_id", "published", "confidence"),
)
"""The columns of the table of events, which are the keys of a line of JSON."""


_STRIKING = frozenset((Kind.ACCUSE, Kind.PRAISE, Kind.THREATEN))


@dataclass(frozen=True, slots=True)
class Event(Value):
    """A statement as an event.

    Attributes:
        date: The day that it was said on, as EDTF; the day of its report where that is not known.
        source: Who said it.
        target: Who is accused, praised, asked, threatened; else who is addressed, if that is no audience and
            nobody is accused, praised or threatened; None where nobody is.
        cameo: The code.
        label: What the codebook calls it.
        kind: The speech act.
        polarity: Whether it is said to be so.
        certainty: How sure the source is.
        condition: On what condition, in the words of the report.
        statement: The id of the statement.
        report: What the input called the report.
        document_id: The version of the report.
        published: EDTF.
        confidence: That of the statement times that of its kind, in [0, 1].
    """

    date: str | None
    source: str | None
    target: str | None
    cameo: str
    label: str
    kind: Kind
    polarity: Polarity | None
    certainty: Certainty | None
    condition: str | None
    statement: str
    report: str
    document_id: str
    published: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Rule:
    """A row of the table; what is None is not asked for."""

    code: str
    words: re.Pattern[str] | None
    content: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    cue: re.Pattern[str] | None
    target: bool
    condition: bool
    polarity: Polarity | None


def events_of(doc: Document, statements: Iterable[Statement]) -> Iterator[Event]:
    """Yield the events among the statements of a report, in their order."""
    for stmt in statements:
        code = code_of(doc, stmt)
        if code is not None and stmt.kind is not None:
            yield _event(doc, stmt, stmt.kind, code)


def write_events(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write the events among statements as JSON, one object a line."""
    for event in _events(entries):
        yield to_json(event.to_dict()).encode() + b"\n"


def write_events_csv(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write the events among statements as CSV."""
    yield csv_line(COLUMNS).encode() + b"\r\n"
    for event in _events(entries):
        row = event.to_dict()
        yield csv_line(row[name] for name in COLUMNS).encode() + b"\r\n"


def _events(entries: Iterable[Entry]) -> Iterator[Event]:
    for entry in entries:
        yield from events_of(entry.document, (entry.statement,))


def code_of(doc: Document, stmt: Statement) -> str | None:
    """Return the CAMEO code that fits a statement; None where none does."""
    if stmt.kind is None:
        return None
    cue = " ".join(span.text_of(doc.text) for span in stmt.cue)
    content = " ".join(span.text_of(doc.text) for span in stmt.content)
    return next((rule.code for rule in _rules().get(stmt.kind, ()) if _fits(rule, stmt, cue, content)), None)


def _fits(rule: _Rule, stmt: Statement, cue: str, content: str) -> bool:
    said = f"{cue} {content}"
    return (
        (rule.words is None or rule.words.search(said) is not None)
        and (rule.content is None or rule.content.search(content) is not None)
        and (rule.unless is None or rule.unless.search(said) is None)
        and (rule.cue is None or rule.cue.search(cue) is not None)
        and (not rule.target or _target(stmt) is not None)
        and (not rule.condition or stmt.condition is not None)
        and (rule.polarity is None or rule.polarity is stmt.polarity)
    )


def _target(stmt: Statement) -> str | None:
    """Return whom a statement strikes: who hears of it only where it is put to them, and to no audience."""
    if stmt.target or stmt.kind in _STRIKING or stmt.addressee is None:
        return stmt.target
    return None if _audience().search(stmt.addressee) else stmt.addressee


@cache
def _audience() -> re.Pattern[str]:
    return _pattern(load_table("cameo")["audience"])


def _event(doc: Document, stmt: Statement, kind: Kind, code: str) -> Event:
    sure = next((row.confidence for row in stmt.evidence if row.field == "kind"), 1.0)
    return Event(
        date=stmt.said_on or doc.published,
        source=stmt.speaker,
        target=_target(stmt),
        cameo=code,
        label=load_table("cameo")["labels"][code],
        kind=kind,
        polarity=stmt.polarity,
        certainty=stmt.certainty,
        condition=stmt.condition.text if stmt.condition else None,
        statement=stmt.id,
        report=doc.name,
        document_id=doc.id,
        published=doc.published,
        confidence=round(stmt.confidence * sure, 4),
    )


@cache
def _rules() -> dict[Kind, tuple[_Rule, ...]]:
    rules: dict[Kind, list[_Rule]] = {}
    for row in load_table("cameo")["rules"]:
        rules.setdefault(Kind(row["kind"]), []).append(_rule(row))
    return {kind: tuple(found) for kind, found in rules.items()}


def _rule(row: dict[str, Any]) -> _Rule:
    polarity = row.get("polarity")
    return _Rule(
        code=row["code"],
        words=_beginnings(row.get("words")),
        content=_beginnings(row.get("content")),
        unless=_beginnings(row.get("unless")),
        cue=_beginnings(row.get("cue")),
        target=row.get("target", False),
        condition=row.get("condition", False),
        polarity=Polarity(polarity) if polarity else None,
    )


def _beginnings(listed: str | None) -> re.Pattern[str] | None:
    return None if listed is None else _pattern(listed)


def _pattern(listed: str) -> re.Pattern[str]:
    """Return what finds words that begin so; phrases are parted from words and each other by a bar."""
    words, *phrases = listed.split("|")
    found = "|".join(re.escape(one) for one in (*words.split(), *phrases))
    return re.compile(rf"\b(?:{found})", re.IGNORECASE)
