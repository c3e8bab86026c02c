"""Small builders of values for tests: give what the test is about, leave the rest.

All people, agencies and places are invented.

>>> make_statement(speaker="Oda Renk").speaker
'Oda Renk'
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.model import (
    Account,
    Attribution,
    Block,
    BlockRole,
    Document,
    Entity,
    EntityType,
    Excerpt,
    Finding,
    FindingType,
    Issue,
    IssueKind,
    Kind,
    NamedPlace,
    Naming,
    Office,
    Party,
    Place,
    PlaceCandidate,
    PlaceKind,
    PlaceRelation,
    Provenance,
    Quotation,
    Report,
    Span,
    Statement,
    Tagging,
    content_id,
    finding_id,
    statement_id,
    text_hash,
)

TODAY = dt.date(2031, 3, 6)
NOW = dt.datetime(2031, 3, 6, 9, 30, tzinfo=dt.UTC)
LAYER = "test-layer"

HEADLINE = "Truce in Port Salen to hold, Verian spokeswoman says"
LEAD = (
    "PORT SALEN, March 4. /Corvane/. Verian Foreign Ministry spokeswoman Oda Renk said on Tuesday that "
    'the truce in Port Salen "will hold until Friday".'
)
SECOND = "\u201cWe shall answer every violation,\u201d Renk told reporters."
TEXT = f"{HEADLINE}\n\n{LEAD}\n\n{SECOND}\n"


def span_of(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """Return where words stand in a text: their first place, or the one after `nth` others.

    Raises:
        ValueError: The words do not stand there so often.
    """
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def spans_of(words: str | None, text: str = TEXT) -> tuple[Span, ...]:
    """Return the spans of words parted by `…` (a discontinuous span); none for None or nothing."""
    if not words:
        return ()
    return tuple(span_of(part, text) for part in words.split("…"))


def make_provenance(text: str = TEXT, **changes: Any) -> Provenance:
    """Build the provenance of a plain text read from a file."""
    given: dict[str, Any] = {
        "location": "/reports/corvane-0304.txt",
        "source_hash": text_hash(text),
        "reader": "text",
        "reader_version": "1",
    }
    return Provenance(**(given | changes))


def make_blocks(text: str) -> tuple[Block, ...]:
    """Lay out a text in which blank lines part paragraphs; one short first line is the headline."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            role = BlockRole.HEADLINE if not blocks and not line.rstrip().endswith(".") else BlockRole.BODY
            blocks.append(Block(role, Span(at, at + len(line))))
        at += len(line) + 1
    return tuple(blocks)


def make_document(text: str = TEXT, **changes: Any) -> Document:
    """Build a document; `blocks` are its lines unless given."""
    given: dict[str, Any] = {
        "name": "corvane-0304.txt",
        "text": text,
        "provenance": changes.pop("provenance", None) or make_provenance(text),
        "published": "2031-03-04",
        "language": "en",
        "blocks": make_blocks(text),
    }
    return Document(**(given | changes))


def make_attribution(
    text: str = TEXT,
    *,
    source: str | None = "Verian Foreign Ministry spokeswoman Oda Renk",
    cue: str | None = "said",
    content: str = 'that the truce in Port Salen "will hold until Friday"',
    quotation: Quotation = Quotation.MIXED,
    confidence: float = 0.9,
) -> Attribution:
    """Build an attribution from words of a text; `…` within the words parts discontinuous spans."""
    return Attribution(
        source=spans_of(source, text),
        cue=spans_of(cue, text),
        content=spans_of(content, text),
        quotation=quotation,
        confidence=confidence,
    )


def make_tagging(*attributions: Attribution, layer: str = LAYER) -> Tagging:
    """Build what a tagger gives."""
    return Tagging(layer, attributions)


def make_entity(doc: Document | None = None, **changes: Any) -> Entity:
    """Build the default text's spokeswoman."""
    doc = doc or make_document()
    name = changes.get("name", "Oda Renk")
    given: dict[str, Any] = {
        "id": content_id("en", doc.id, name),
        "name": name,
        "type": EntityType.PERSON,
        "naming": Naming.NAMED,
        "names": (name,),
        "offices": (Office("Verian Foreign Ministry spokeswoman"),),
        "mentions": spans_of(name, doc.text) if name in doc.text else (),
    }
    return Entity(**(given | changes))


def make_statement(
    doc: Document | None = None, attribution: Attribution | None = None, **changes: Any
) -> Statement:
    """Build a resolved statement of a document."""
    doc = doc or make_document()
    attribution = attribution or make_attribution(doc.text)
    speaker = changes.get("speaker", "Oda Renk")
    given: dict[str, Any] = {
        "id": statement_id(doc.id, attribution),
        "source": attribution.source,
        "cue": attribution.cue,
        "content": attribution.content,
        "quotation": attribution.quotation,
        "speaker": speaker,
        "speaker_type": EntityType.PERSON if speaker else EntityType.UNKNOWN,
        "naming": Naming.NAMED if speaker else Naming.UNNAMED,
        "role": "Verian Foreign Ministry spokeswoman",
        "holder": speaker,
        "addressee": None,
        "target": None,
        "said_on": "2031-03-04",
        "kind": Kind.ASSERT,
        "condition": None,
        "confidence": attribution.confidence,
        "document_id": doc.id,
        "layer": LAYER,
        "speaker_id": content_id("en", doc.id, speaker) if speaker else None,
        "places": ("Port Salen",),
    }
    return Statement(**(given | changes))


NESTED_TEXT = "Truce holds\n\nOda Renk said that Torv believes that the valley wants peace.\n"


def make_nested_report() -> Report:
    """Build a report of three statements: one, one in its content, and one in the content of that."""
    doc = make_document(NESTED_TEXT)
    found: list[Statement] = []
    for source, cue, content in (
        ("Oda Renk", "said", "that Torv believes that the valley wants peace"),
        ("Torv", "believes", "that the valley wants peace"),
        ("the valley", "wants", "peace"),
    ):
        attribution = make_attribution(
            NESTED_TEXT, source=source, cue=cue, content=content, quotation=Quotation.INDIRECT
        )
        within = found[-1].id if found else None
        found.append(make_statement(doc, attribution, speaker=source, within=within))
    return make_report(doc=doc, statements=tuple(found))


def make_finding(
    doc: Document | None = None, stmt: Statement | None = None, *, words: str = "the truce", **changes: Any
) -> Finding:
    """Build a measure in force, about words of the document, behind which one statement stands."""
    doc = doc or make_document()
    stmt = stmt or make_statement(doc)
    place = span_of(words, doc.text)
    kind = changes.get("finding", FindingType.MEASURE)
    state = changes.get("state", "in_force")
    given: dict[str, Any] = {
        "id": finding_id(doc.id, kind, place),
        "finding": kind,
        "state": state,
        "parties": (Party("authority", "Oda Renk", stmt.source[0] if stmt.source else None),),
        "object": Excerpt.of(doc.text, place),
        "places": ("Port Salen",),
        "scope": None,
        "condition": None,
        "since": None,
        "until": "2031-03-07",
        "accounts": (Account(stmt.speaker, state, stmt.id),),
        "statements": (stmt.id,),
        "confidence": 0.8,
    }
    return Finding(**(given | changes))


def make_place(**changes: Any) -> Place:
    """Build the default text's town, as a gazetteer might have it."""
    given: dict[str, Any] = {
        "id": "gn:1",
        "name": "Port Salen",
        "kind": PlaceKind.CITY,
        "country": "VE",
        "region": "Salen",
        "latitude": 12.5,
        "longitude": -48.25,
        "population": 61000,
    }
    return Place(**(given | changes))


def make_named_place(doc: Document | None = None, **changes: Any) -> NamedPlace:
    """Build the default text's town where the report names it."""
    doc = doc or make_document()
    place = make_place()
    given: dict[str, Any] = {
        "name": "Port Salen",
        "within": "Port Salen",
        "relation": PlaceRelation.AT,
        "chosen": place.id,
        "candidates": (PlaceCandidate(place, 0.9, ("renown",)),),
        "mentions": spans_of("Port Salen", doc.text),
        "as_body": (),
        "confidence": 0.8,
    }
    return NamedPlace(**(given | changes))


def make_issue(**changes: Any) -> Issue:
    """Build an issue that asks for a look."""
    given: dict[str, Any] = {
        "kind": IssueKind.CHECK,
        "code": "speaker-unresolved",
        "message": "Nobody named in the report fits “she”; look at the report.",
        "document": "corvane-0304.txt",
    }
    return Issue(**(given | changes))


def make_report(text: str = TEXT, *, doc: Document | None = None, **changes: Any) -> Report:
    """Build a whole report.

    The default text comes with an entity, a place, a statement, a finding and an issue; any other comes bare.
    """
    doc = doc or make_document(text)
    given: dict[str, Any] = {"document": doc, "layer": LAYER}
    if doc.text == TEXT:
        stmt = make_statement(doc)
        given |= {
            "entities": (make_entity(doc),),
            "statements": (stmt,),
            "findings": (make_finding(doc, stmt),),
            "issues": (make_issue(),),
            "places": (make_named_place(doc),),
        }
    return Report(**(given | changes))
