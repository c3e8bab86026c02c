"""Invented reports with findings made by hand: a truce in Port Salen, and what the Valley Council owes."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import (
    Account,
    Entity,
    EntityType,
    Excerpt,
    Finding,
    FindingType,
    Naming,
    Office,
    Party,
    Report,
    Statement,
    content_id,
    finding_id,
)
from onrecord.services import sort_all
from onrecord.store import Store
from tests.factories import (
    LAYER,
    NOW,
    make_attribution,
    make_document,
    make_provenance,
    make_statement,
    span_of,
)

PARTS = {
    FindingType.COMMITMENT: "debtor",
    FindingType.MEASURE: "authority",
    FindingType.REQUEST: "requester",
    FindingType.QUESTION: "asked",
    FindingType.CONTACT: "party",
}


@dataclass(frozen=True)
class Said:
    """A sentence of a report, and the finding that it amounts to."""

    finding: FindingType
    state: str
    object: str
    by: str
    words: str
    who: str | None = None
    places: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    scope: str | None = None


def report_of(published: str, *said: Said, place: str | None = None) -> Report:
    """Build a report; those of one `place` are versions of one story."""
    place = place or f"{published}.txt"
    text = "".join(f"{one.by} said {one.words}.\n" for one in said)
    doc = make_document(
        text, name=place, published=published, provenance=make_provenance(text, location=f"/{place}")
    )
    names = dict.fromkeys(name for one in said for name in (one.by, one.who) if name)
    entities = tuple(
        Entity(content_id("en", doc.id, name), name, _type(name), Naming.NAMED, (name,), _offices(name))
        for name in names
    )
    statements = []
    for one in said:
        attribution = make_attribution(text, source=one.by, cue="said", content=one.words)
        statements.append(
            make_statement(
                doc,
                attribution,
                speaker=one.by,
                said_on=published,
                places=one.places,
                role=OFFICES.get(one.by),
            )
        )
    findings = tuple(_finding(doc.id, text, one, stmt) for one, stmt in zip(said, statements, strict=True))
    return Report(doc, LAYER, entities, tuple(statements), findings)


def _type(name: str) -> EntityType:
    return EntityType.ORGANISATION if name == COUNCIL else EntityType.PERSON


def _offices(name: str) -> tuple[Office, ...]:
    """Return the office by which somebody of the story is known again in another report."""
    return tuple(Office(title) for who, title in OFFICES.items() if who == name)


def _finding(document_id: str, text: str, one: Said, stmt: Statement) -> Finding:
    place = span_of(one.object, text[stmt.content[0].start :]).shifted(stmt.content[0].start)
    return Finding(
        id=finding_id(document_id, one.finding, place),
        finding=one.finding,
        state=one.state,
        parties=(Party(PARTS.get(one.finding, "bearer"), one.who, None),) if one.who else (),
        object=Excerpt.of(text, place),
        places=one.places,
        scope=Excerpt.of(text, span_of(one.scope, text)) if one.scope else None,
        condition=None,
        since=one.since,
        until=one.until,
        accounts=(Account(one.by, one.state, stmt.id),),
        statements=(stmt.id,),
        confidence=0.6,
    )


COMMITMENT, MEASURE, STANCE = FindingType.COMMITMENT, FindingType.MEASURE, FindingType.STANCE
QUESTION = FindingType.QUESTION
OFFICES = {"Oda Renk": "Verian government spokeswoman", "Ilan Dorr": "Salen harbour master"}
RENK, VARN, COUNCIL, DORR = "Oda Renk", "Ole Varn", "Valley Council", "Ilan Dorr"
SALEN = ("Port Salen",)

ANNOUNCED = report_of(
    "2031-03-03",
    Said(MEASURE, "announced", "truce", RENK, "the truce would begin", places=SALEN, since="2031-03-04"),
    Said(
        *(COMMITMENT, "made", "hand over 40 soldiers", COUNCIL, "it would hand over 40 soldiers"),
        who=COUNCIL,
        until="2031-03-07",
    ),
    Said(STANCE, "against", "the night shift", DORR, "he opposed the night shift", who=DORR),
)
IN_FORCE = report_of(
    "2031-03-05",
    Said(
        *(MEASURE, "in_force", "pause", RENK, "the pause holds only around the port"),
        places=SALEN,
        scope="only around the port",
    ),
    Said(QUESTION, "declined", "if the bridge would open", RENK, "not if the bridge would open", who=RENK),
)
MISSED = report_of(
    "2031-03-08",
    Said(
        COMMITMENT, "missed", "free 40 soldiers", RENK, "the council failed to free 40 soldiers", who=COUNCIL
    ),
    Said(STANCE, "for", "a night shift", DORR, "he was for a night shift", who=DORR),
)
KEPT = report_of(
    "2031-03-09",
    Said(COMMITMENT, "kept", "its promise", VARN, "the council had kept its promise", who=COUNCIL),
    Said(MEASURE, "ended", "truce in Port Salen", RENK, "the truce in Port Salen was over", places=SALEN),
)
STORY = (ANNOUNCED, IN_FORCE, MISSED, KEPT)


def add(store: Store, *reports: Report) -> None:
    """Add reports and sort who is whom."""
    for one in reports:
        store.add(one, now=NOW)
    sort_all(store)
