"""A long invented dispatch with statements of every kind, for tests of the pages and for pictures of them.

It has a headline, a subhead, a dateline, crossheads and furniture; quotations direct, indirect and mixed, in
pieces, over paragraphs and one inside another; shared sources, an unnamed official, an unresolved speaker.

`dispatch.txt` holds the text with its marks: `<s1>…</s1>` is the source of statement 1, `<q1>` its cue,
`<w1>` its content. Marks may overlap and come in pieces.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from onrecord.model import (
    Account,
    Attribution,
    Block,
    BlockRole,
    Dateline,
    Entity,
    EntityType,
    Evidence,
    Excerpt,
    FindingType,
    IssueKind,
    Kind,
    Naming,
    Office,
    Party,
    Quotation,
    Report,
    Span,
    Statement,
)
from tests.factories import (
    make_document,
    make_entity,
    make_finding,
    make_issue,
    make_provenance,
    make_report,
    make_statement,
    span_of,
)

DIRECT, INDIRECT, MIXED = Quotation.DIRECT, Quotation.INDIRECT, Quotation.MIXED

DISPATCH = Path(__file__).with_name("dispatch.txt")

_TAG = re.compile(r"(</?[sqw]\d+>)")


def parse_marked(marked: str) -> tuple[str, tuple[Block, ...], dict[str, list[Span]]]:
    """Return the text of a marked dispatch, its blocks, and the spans of each mark (`w1`, `s1`, …)."""
    text, blocks, opened = "", [], {}
    spans: dict[str, list[Span]] = {}
    for part in marked.strip().split("\n\n"):
        role, words = part.split(": ", 1)
        start = len(text)
        for token in _TAG.split(words):
            if token.startswith("</"):
                spans.setdefault(token[2:-1], []).append(Span(opened.pop(token[2:-1]), len(text)))
            elif token.startswith("<"):
                opened[token[1:-1]] = len(text)
            else:
                text += token
        blocks.append(Block(BlockRole(role), Span(start, len(text))))
        text += "\n\n"
    return text.rstrip("\n") + "\n", tuple(blocks), spans


TEXT, BLOCKS, SPANS = parse_marked(DISPATCH.read_text(encoding="utf-8"))

DOCUMENT = make_document(
    TEXT,
    name="corvane-0304-2.txt",
    title="Truce in Port Salen to hold until Friday, Verian ministry says",
    publisher="Corvane",
    byline="Staff correspondents",
    url="https://corvane.example/world/0304-2",
    blocks=BLOCKS,
    dateline=Dateline(
        span=span_of("PORT SALEN, March 4. /Corvane/.", TEXT),
        place=span_of("PORT SALEN", TEXT),
        date_span=span_of("March 4", TEXT),
        agency=span_of("Corvane", TEXT),
        date="XXXX-03-04",
    ),
    provenance=make_provenance(TEXT, location="corvane-0304-2.txt"),
)


def _entity(name: str, *offices: str, **more: Any) -> Entity:
    return make_entity(DOCUMENT, name=name, offices=tuple(Office(title) for title in offices), **more)


RENK = _entity("Oda Renk", "Verian Foreign Ministry spokeswoman", names=("Oda Renk", "Renk"))
ORRIN = _entity("Tamas Orrin", "envoy of the Northern Council", names=("Tamas Orrin", "Orrin"))
SANT = _entity("Mirela Sant", "coordinator of Halden")
MINISTRY = _entity("Verian ministry", type=EntityType.ORGANISATION)
HALDEN = _entity("Halden", type=EntityType.ORGANISATION)
OFFICIAL = _entity("a senior official in the president’s office", naming=Naming.UNNAMED)
BOTH = _entity("Both sides", type=EntityType.GROUP, naming=Naming.COLLECTIVE)


def _state(
    number: int, speaker: Entity | None, quotation: Quotation, confidence: float, **more: Any
) -> Statement:
    parts = [tuple(SPANS.get(f"{part}{number}", ())) for part in "sqw"]
    attribution = Attribution(*parts, quotation=quotation, confidence=confidence)
    given: dict[str, Any] = {
        "speaker": speaker.name if speaker else None,
        "speaker_id": speaker.id if speaker else None,
        "speaker_type": speaker.type if speaker else EntityType.UNKNOWN,
        "naming": speaker.naming if speaker else Naming.UNNAMED,
        "role": speaker.offices[0].title if speaker and speaker.offices else None,
        "holder": None,
        "kind": None,
        "places": (),
    }
    return make_statement(DOCUMENT, attribution, **(given | more))


CONDITION = Excerpt.of(TEXT, span_of("if both sides agree by Thursday", TEXT))
BY_SURNAME = Evidence("speaker", "surname of a person named before", (span_of("Renk told", TEXT),), 0.96)

STATEMENTS: tuple[Statement, ...] = (
    _state(1, MINISTRY, INDIRECT, 0.93),
    _state(2, RENK, INDIRECT, 0.97, addressee="reporters", kind=Kind.ASSERT, places=("Port Salen",)),
    _state(3, RENK, MIXED, 0.88, holder="Verian Foreign Ministry"),
    _state(4, RENK, DIRECT, 0.94, kind=Kind.THREATEN, evidence=(BY_SURNAME,)),
    _state(
        5, ORRIN, MIXED, 0.95, holder="Northern Council", target="Verian Foreign Ministry", kind=Kind.ACCUSE
    ),
    _state(6, ORRIN, DIRECT, 0.81, kind=Kind.EVALUATE),
    _state(7, ORRIN, INDIRECT, 0.9, holder="President Ilke Damar", condition=CONDITION),
    _state(8, None, INDIRECT, 0.62, condition=CONDITION),
    _state(9, OFFICIAL, MIXED, 0.86, kind=Kind.EVALUATE),
    _state(10, HALDEN, INDIRECT, 0.96),
    _state(11, SANT, MIXED, 0.91, kind=Kind.PREDICT, holder="Halden"),
    _state(12, RENK, INDIRECT, 0.58, kind=Kind.DECLINE),
    _state(13, RENK, INDIRECT, 0.92, kind=Kind.PROMISE),
    _state(14, None, INDIRECT, 0.41),
    _state(15, BOTH, INDIRECT, 0.89, kind=Kind.DENY),
)

FINDINGS = (
    make_finding(
        DOCUMENT,
        STATEMENTS[1],
        words="The pause in fighting around Port Salen",
        parties=(Party("authority", "Verian Foreign Ministry", None), Party("subject", "both sides", None)),
        accounts=(
            Account("Oda Renk", "in_force", STATEMENTS[1].id),
            Account(None, "violated", STATEMENTS[13].id),
        ),
        statements=(STATEMENTS[1].id, STATEMENTS[13].id),
        state="disputed",
        confidence=0.74,
    ),
    make_finding(
        DOCUMENT,
        STATEMENTS[11],
        words="whether such an order had been signed",
        finding=FindingType.QUESTION,
        state="declined",
        parties=(Party("asked", "Oda Renk", None),),
        until=None,
        places=(),
        confidence=0.83,
    ),
)

REPORT: Report = make_report(
    doc=DOCUMENT,
    entities=(RENK, ORRIN, SANT, MINISTRY, HALDEN, OFFICIAL, BOTH),
    statements=STATEMENTS,
    findings=FINDINGS,
    issues=(
        make_issue(
            message="The report does not say who heard the shots; look at the sentence.",
            document=DOCUMENT.name,
            span=span_of("It was earlier reported", TEXT),
            kind=IssueKind.CHECK,
            code="source-not-stated",
        ),
    ),
)
