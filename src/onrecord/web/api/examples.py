"""Invented things for the description of the interface, made by the code that makes real ones.

The report, the people and the agency are invented.
"""

from __future__ import annotations

from pydantic import JsonValue

from onrecord.interpret.reported import Reported, Voice
from onrecord.interpret.ties import Thing, tie_findings
from onrecord.model import (
    Decision,
    FindingType,
    Judgement,
    Selector,
    Span,
    content_id,
)
from onrecord.model.standing import TimelineLine
from onrecord.services import ReportPage
from onrecord.services.citing import CitedHit, cite_statement
from onrecord.services.comparing import Piece
from onrecord.services.entities import PrintedOffice
from onrecord.services.standing import standing_of
from onrecord.store import Alert, Counts, EntityRow, Hit, IssueRow, MemberRow, ReportRow, VersionRow
from onrecord.store.base import Facet, Facets, Review, Total
from onrecord.web.api.asking import PREFIX, Links
from onrecord.web.api.example_report import (
    BODY,
    CHECK,
    DOCUMENT,
    HEADLINE,
    LAYER,
    NOW,
    OBJECT,
    OWED,
    REPORT,
    SAID,
    TEXT,
    TOVAR,
)
from onrecord.web.api.items import (
    AlertItem,
    EntityItem,
    FedItem,
    IssueItem,
    JudgementItem,
    ReceivedItem,
    ReportItem,
    SameItem,
    StandingItem,
    TimelineItem,
    VersionItem,
    WholeEntity,
    facets_item,
    found_item,
    statement_item,
    total_item,
)

HOME = "http://127.0.0.1:8321"


def _links(path: str, *, page: bool = True) -> Links:
    return Links(HOME + PREFIX + path, HOME + path if page else None)


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
SAME = SameItem("same", 1.0, (Piece("same", "The ferries will sail on Monday,"),), FOUND)
SAME_BESIDE = {
    "statement": SAID.id,
    "quoted": ("“The ferries will sail on Monday,”",),
    "all_seen": True,
}
ALERT = AlertItem(
    Alert("ferries", "ferries", NOW, None, 0),
    _links("/alerts/ferries", page=False),
    f"{HOME}{PREFIX}/alerts/ferries/statements.atom",
)
FED = FedItem(None, FOUND)
NEW_ALERT: dict[str, JsonValue] = {"name": "ferries", "query": "ferries"}
_COMMON = {
    "speaker": (Facet(TOVAR.name, 1),),
    "kind": (Facet("predict", 1),),
    "publisher": (Facet("Corvane", 1),),
    "quotation": (Facet("direct", 1),),
    "naming": (Facet("named", 1),),
    "month": (Facet("2031-03", 1),),
}
FOUND_BESIDE = {
    "query": "ferries",
    "notes": (),
    "total": total_item(Total(1)),
    "facets": facets_item(Facets(_COMMON, 1, exact=True)),
}
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
_ENTITY_LINKS = _links(f"/entities/{_ENTITY.id}")
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
    TimelineLine("2031-03-06", "made", THING, FindingType.COMMITMENT, OBJECT.text, STANDING.standing.later),
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
