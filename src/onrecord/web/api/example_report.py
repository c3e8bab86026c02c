"""An invented report, whose people and agency are invented; it can be stored as any other, and tests do."""

from __future__ import annotations

import datetime as dt

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
    Naming,
    Office,
    Party,
    Provenance,
    Quotation,
    Report,
    Span,
    Statement,
    content_id,
    finding_id,
    statement_id,
    text_hash,
)

HEADLINE = "Ferry strike to end, Calder harbour board says"
BODY = "“The ferries will sail on Monday,” harbour board chairwoman Ines Tovar told reporters."
TEXT = f"{HEADLINE}\n\n{BODY}\n"
NOW = dt.datetime(2031, 3, 6, 9, 30, tzinfo=dt.UTC)
LAYER = "example"


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


DOCUMENT = Document(
    name="corvane-0306.txt",
    text=TEXT,
    provenance=Provenance(
        location="corvane-0306.txt", source_hash=text_hash(TEXT), reader="text", reader_version="1"
    ),
    title=HEADLINE,
    url="https://corvane.example/harbour/0306",
    publisher="Corvane",
    published="2031-03-06",
    language="en",
    blocks=(Block(BlockRole.HEADLINE, _span(HEADLINE)), Block(BlockRole.BODY, _span(BODY))),
)

_SAID = Attribution(
    source=(_span("harbour board chairwoman Ines Tovar"),),
    cue=(_span("told"),),
    content=(_span("“The ferries will sail on Monday,”"),),
    quotation=Quotation.DIRECT,
    confidence=0.97,
)

TOVAR = Entity(
    id=content_id("en", DOCUMENT.id, "Ines Tovar"),
    name="Ines Tovar",
    type=EntityType.PERSON,
    naming=Naming.NAMED,
    names=("Ines Tovar",),
    offices=(Office("harbour board chairwoman"),),
    mentions=(_span("Ines Tovar"),),
)

SAID = Statement(
    id=statement_id(DOCUMENT.id, _SAID),
    source=_SAID.source,
    cue=_SAID.cue,
    content=_SAID.content,
    quotation=_SAID.quotation,
    speaker=TOVAR.name,
    speaker_type=TOVAR.type,
    naming=TOVAR.naming,
    role="harbour board chairwoman",
    holder=TOVAR.name,
    addressee="reporters",
    target=None,
    said_on="2031-03-06",
    kind=Kind.PREDICT,
    condition=None,
    confidence=_SAID.confidence,
    document_id=DOCUMENT.id,
    layer=LAYER,
    speaker_id=TOVAR.id,
)

CHECK = Issue(
    IssueKind.CHECK, "example", "The report does not say which Monday; look at the sentence.", DOCUMENT.name
)
OBJECT = Excerpt.of(TEXT, _span("sail on Monday"))
OWED = Finding(
    id=finding_id(DOCUMENT.id, FindingType.COMMITMENT, OBJECT.span),
    finding=FindingType.COMMITMENT,
    state="made",
    parties=(Party("debtor", TOVAR.name, _span("Ines Tovar")),),
    object=OBJECT,
    places=(),
    scope=None,
    condition=None,
    since=None,
    until="2031-03-10",
    accounts=(Account(TOVAR.name, "made", SAID.id),),
    statements=(SAID.id,),
    confidence=0.9,
)
REPORT = Report(
    document=DOCUMENT,
    layer=LAYER,
    entities=(TOVAR,),
    statements=(SAID,),
    findings=(OWED,),
    issues=(CHECK,),
)
