"""Statements as W3C Web Annotations: each marks the words in the report, and says whose they are.

An annotation has a target for each piece of the words, with two selectors: the exact words with what stands
around them, and their position. The position counts code points of the text that the record keeps, which the
target's state names; the source is the report's address where it has one, else that text itself.

Source: W3C Recommendation of 23 February 2017, Web Annotation Data Model: 3.2.4 embedded textual bodies,
3.3.5 motivation and purpose, 4.2.4 and 4.2.5 selectors, 4.3.1 TimeState, 5 collections; anno.jsonld.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from typing import Any

from onrecord.exports.citing import one_line, urn, web_address, who_said
from onrecord.exports.entries import Entry, Judged
from onrecord.exports.json_document import json_document
from onrecord.model import Selector, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_HEAD = f'"@context": "{CONTEXT}", "type": "AnnotationCollection", "label": "Statements on record"'


def write_web_annotations(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write one collection with one page, as JSON-LD; its id follows from the ids of its annotations.

    A page has at least one annotation, so that a collection of none has no page.
    """
    waiting = iter(entries)
    first = next(waiting, None)
    if first is None:
        return json_document(f"{{{_HEAD}", (), lambda: f"{_ends(0, '')}}}")
    counted = _Counted(chain((first,), waiting))
    head = f'{{{_HEAD}, "first": {{"type": "AnnotationPage", "startIndex": 0, "items": ['
    return json_document(head, map(annotation, counted), counted.tail)


class _Counted:
    """Entries, counted and digested as they pass."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self._count = 0
        self._digest = sha256()

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self._count += 1
            self._digest.update(entry.statement.id.encode("utf-8", "replace") + b"\n")
            yield entry

    def tail(self) -> str:
        """Return what comes after the annotations: the ids of page and collection, and how many there are."""
        digest = self._digest.hexdigest()[:32]
        return f'], "id": "{urn(f"page:{digest}")}"}}{_ends(self._count, digest)}}}'


def _ends(count: int, digest: str) -> str:
    return f', "id": "{urn(f"collection:{digest or 0}")}", "total": {count}'


def annotation(entry: Entry) -> dict[str, Any]:
    """Return the annotation of a statement, without the context that its page states."""
    stmt = entry.statement
    return {
        "id": urn(stmt.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": f"onrecord, {one_line(stmt.layer)}"},
        "body": list(_bodies(entry)),
        "target": [_target(entry, span) for span in stmt.content] or [urn(entry.document.id)],
    }


def _bodies(entry: Entry) -> Iterator[dict[str, Any]]:
    stmt = entry.statement
    who = who_said(entry)
    if who:
        yield _text("identifying", who)
    if stmt.speaker and stmt.role:
        yield _text("describing", one_line(stmt.role))
    for tag in (f"{stmt.quotation.value} quotation", stmt.kind.value if stmt.kind else None):
        if tag:
            yield _text("tagging", tag)
    yield from map(_assessment, entry.judged)


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _assessment(judged: Judged) -> dict[str, Any]:
    one = judged.judgement
    said = ": ".join(filter(None, [one.decision.value, one.field, one.value]))
    return {
        **_text("assessing", one_line(said)),
        "creator": {"type": "Person", "name": one_line(one.by)},
        "created": judged.made_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
    }


def _target(entry: Entry, span: Span) -> dict[str, Any]:
    doc = entry.document
    kept = urn(doc.id)
    found = Selector.of(doc.text, span)
    quote = {"type": "TextQuoteSelector"} | {
        name: getattr(found, name) for name in ("exact", "prefix", "suffix")
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {
        "type": "SpecificResource",
        "source": web_address(doc.url) or kept,
        "state": {"type": "TimeState", "cached": kept},
        "selector": [quote, position],
    }
