"""Invented things for the description of the interface, made by the code that makes real ones.

The report, the people and the agency are invented. `REPORT` can be stored as any other; tests do.
"""

from __future__ import annotations

import datetime as dt

from pydantic import JsonValue

from onrecord.interpret.reported import Reported, Voice
from onrecord.interpret.ties import Thing, tie_findings
from onrecord.model import (
    Account,
    Attribution,
    Block,
    BlockRole,
    Decision,
    Document,
    Entity,
    EntityType,
    Excerpt,
    Finding,
    FindingType,
    Issue,
    IssueKind,
    Judgement,
    Kind,
    Naming,
    Office,
    Party,
    Provenance,
    Quotation,
    Report,
    Selector,
    Span,
    Statement,
    content_id,
    finding_id,
    statement_id,
    text_hash,
)
from onrecord.model.standing import TimelineLine
from onrecord.services import ReportPage
from onrecord.services.citing import CitedHit, cite_statement
from onrecord.services.entities import PrintedOffice
from onrecord.services.standing import standing_of
from onrecord.store import Counts, EntityRow, Hit, IssueRow, MemberRow, ReportRow, VersionRow
from onrecord.store.base import Review
from onrecord.web.api.asking import PREFIX, Links
from onrecord.web.api.items import (
    EntityItem,
    IssueItem,
    JudgementItem,
    ReceivedItem,
    ReportItem,
    StandingItem,
    TimelineItem,
    VersionItem,
    WholeEntity,
    found_item,
    statement_item,
)

HOME = "http://127.0.0.1:8321"
HEADLINE = "Ferry strike to end, Calder harbour board says"
BODY = "“The ferries will sail on Monday,” harbour board chairwoman Ines Tovar told reporters."
TEXT = f"{HEADLINE}\n\n{BODY}\n"
NOW = dt.datetime(2031, 3, 6, 9, 30, tzinfo=dt.UTC)
LAYER = "example"


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _links(path: str, *, page: bool = True) -> Links:
    return Links(HOME + PREFIX + path, HOME + path if page else None)


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
_OBJECT = Excerpt.of(TEXT, _span("sail on Monday"))
OWED = Finding(
    id=finding_id(DOCUMENT.id, FindingType.COMMITMENT, _OBJECT.span),
    finding=FindingType.COMMITMENT,
    state="made",
    parties=(Party("debtor", TOVAR.name, _span("Ines Tovar")),),
    object=_OBJECT,
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

_CITED = cite_statement(SAID, DOCUMENT)
_SAID_LINKS = _links(f"/statements/{SAID.id}")
_REPORT_LINKS = _links(f"/reports/{DOCUMENT.id}")
_SNIPPET = BODY.partition(" harbour")[0]
_MARK = Span(_SNIPPET.index("ferries"), _SNIPPET.index("ferries") + len("ferries"))

STATEMENT = statement_item(_CITED, _SAID_LINKS)
FOUND = found_item(
    CitedHit(
        _CITED,
        Hit(SAID, DOCUMENT.id, DOCUMENT.name, HEADLINE, DOCUMENT.published, _SNIPPET, (_MARK,), rank=-1.5),
    ),
    _SAID_LINKS,
)
COUNTS = Counts(reports=1, versions=1, statements=1, speakers=1, issues=1)
REPORT_IN_LIST = ReportItem(
    ReportRow(
        document_id=DOCUMENT.id,
        story_id=DOCUMENT.story_id,
        name=DOCUMENT.name,
        title=HEADLINE,
        url=DOCUMENT.url,
        publisher=DOCUMENT.publisher,
        published=DOCUMENT.published,
        language="en",
        layer=LAYER,
        version=1,
        versions=1,
        statements=1,
        speakers=1,
        findings=1,
        issues=1,
        first_seen=NOW,
        last_seen=NOW,
    ),
    _REPORT_LINKS,
)
_VERSION = VersionRow(
    document_id=DOCUMENT.id,
    story_id=DOCUMENT.story_id,
    version=1,
    name=DOCUMENT.name,
    title=HEADLINE,
    published=DOCUMENT.published,
    layer=LAYER,
    sources=1,
    first_seen=NOW,
    last_seen=NOW,
)
VERSION = VersionItem(_VERSION, _REPORT_LINKS)
REPORT_PAGE = ReportPage(REPORT, (), (_VERSION,))
REPORT_LINKS = VERSION.links
_ENTITY = EntityRow(content_id("re", TOVAR.id), TOVAR.name, TOVAR.type, None, reports=1)
_ENTITY_LINKS = _links(f"/entities/{_ENTITY.id}", page=False)
ENTITY_IN_LIST = EntityItem(_ENTITY, _ENTITY_LINKS)
WHOLE_ENTITY = WholeEntity(
    _ENTITY,
    names=TOVAR.names,
    offices=(PrintedOffice("harbour board chairwoman", 1, "2031-03-06", "2031-03-06"),),
    members=(
        MemberRow(
            TOVAR, DOCUMENT.id, HEADLINE, DOCUMENT.name, DOCUMENT.published, None, score=1.0, reasons=()
        ),
    ),
    links=_ENTITY_LINKS,
)
ISSUE = IssueItem(IssueRow(CHECK, DOCUMENT.id, NOW, NOW), _REPORT_LINKS)


def _example_thing() -> Thing:
    words = "“The ferries will sail on Monday,”"
    voice = Voice(SAID.id, TOVAR.name, _ENTITY.id, SAID.said_on, words, SAID.content)
    told = Reported(
        OWED,
        DOCUMENT.id,
        DOCUMENT.story_id,
        DOCUMENT.name,
        HEADLINE,
        DOCUMENT.published,
        NOW.date(),
        (voice,),
        {TOVAR.name: _ENTITY.id},
    )
    return tie_findings([told])[0]


def _example_standing() -> StandingItem:
    thing = _example_thing()
    found = standing_of(thing, as_of=NOW.date())
    if found is None:
        raise ValueError("the example tells of the day that it is of")
    return StandingItem(found, _links(f"/timeline?of={thing.id}", page=False))


STANDING = _example_standing()
THING = STANDING.standing.id
TIMELINE_LINE = TimelineItem(
    TimelineLine("2031-03-06", "made", THING, FindingType.COMMITMENT, _OBJECT.text, STANDING.standing.later),
    _SAID_LINKS,
)

SENT: dict[str, JsonValue] = {
    "id": "corvane-0306",
    "text": TEXT,
    "title": HEADLINE,
    "publisher": "Corvane",
    "published": "2031-03-06",
    "url": "https://corvane.example/harbour/0306",
}
RECEIVED = ReceivedItem(DOCUMENT.id, DOCUMENT.story_id, 1, "new", 1, (CHECK,), _REPORT_LINKS)

JUDGED: dict[str, JsonValue] = {
    "decision": "correct",
    "row": SAID.id,
    "field": "kind",
    "value": "promise",
    "reason": "She undertakes it for the board.",
}
JUDGEMENT = JudgementItem(
    Review(
        number=1,
        judgement=Judgement(
            document_id=DOCUMENT.id,
            row_id=SAID.id,
            layer=LAYER,
            decision=Decision.CORRECT,
            selector=Selector.of(TEXT, SAID.content[0]),
            by="Ada Quill",
            field="kind",
            value="promise",
            reason="She undertakes it for the board.",
        ),
        made_at=NOW,
        state="standing",
        row_id=SAID.id,
        reason=None,
    ),
    _SAID_LINKS,
)
