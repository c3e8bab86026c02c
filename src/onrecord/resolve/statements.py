"""Put together what the rules found: one statement for each attribution, and the entities that speak."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import (
    Authority,
    Document,
    Entity,
    Evidence,
    Excerpt,
    Issue,
    NamedPlace,
    Span,
    Statement,
    Tagging,
    statement_id,
)
from onrecord.model.report_date import ReportDate
from onrecord.resolve.addressees import Addressed, find_addressees
from onrecord.resolve.by_office import OfficeFinder, make_finder
from onrecord.resolve.claims import Claim, find_claim
from onrecord.resolve.conditions import find_condition
from onrecord.resolve.dates import SaidOn, date_report, date_statements, in_year_of
from onrecord.resolve.described import described_at
from onrecord.resolve.entities import collect_entities, entity_id, name_people, offices_of, role_of
from onrecord.resolve.holders import Held, find_holders
from onrecord.resolve.kinds import Act
from onrecord.resolve.linking import link_entities
from onrecord.resolve.nested import nested_statements, resolve_nested
from onrecord.resolve.occasions import On
from onrecord.resolve.office_intervals import office_intervals
from onrecord.resolve.places import Whereabouts, locate, whereabouts, with_places
from onrecord.resolve.reading import Reading, Said, reading_of, with_more
from onrecord.resolve.register import Register
from onrecord.resolve.report_days import narrowed, report_days
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.roster import Roster, build_roster
from onrecord.resolve.speakers import resolve_speakers
from onrecord.resolve.talk import talk_of
from onrecord.resolve.targets import Target, find_targets
from onrecord.resolve.unanswered import find_unanswered
from onrecord.resolve.whom import Whom, whom_of
from onrecord.resolve.withheld import Withheld, find_withheld
from onrecord.resources.gazetteer import Gazetteer, load_gazetteer


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolving gives for one report; statements in the order in which they were tagged.

    `whom` tells whom other noun phrases of the reading copy mean.
    """

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    places: tuple[NamedPlace, ...]
    issues: tuple[Issue, ...]
    dated: ReportDate | None
    whom: Whom


@dataclass(frozen=True, slots=True)
class _Found:
    """All that the rules found for one attribution, in the reading copy."""

    said: Said
    speaker: Resolved
    role: Span | None
    holder: Held | None
    addressee: Addressed | None
    target: Target | None
    said_on: SaidOn | None
    act: Act
    condition: Span | None
    occasion: On | None
    claim: Claim
    withheld: Withheld | None


def resolve(
    doc: Document,
    tagging: Tagging,
    *,
    now: dt.date,
    register: Register | None = None,
    gazetteer: Gazetteer | None = None,
) -> Resolution:
    """Say of every attribution who spoke, for whom, to whom and when.

    What the report does not tell is None; nothing comes from outside the report but what the user's authority
    file says of those whom it names, or whose offices it names.

    Args:
        doc: The report.
        tagging: Its attributions, as the tagger gave them.
        now: The day of reading; nothing can have been said after it.
        register: The user's authority file, if there is one.
        gazetteer: Where names of places are looked up; the one that ships with the package, if none is given.

    Returns:
        A statement for each attribution, in the same order, then for each answer that never came and that the
        tagger passed over, then for each nested one; each resolved field has its evidence. The entities that
        speak or are named as people; the places that the report names, and what it says of them that does
        not fit the gazetteer.
    """
    # The id is a hash of the whole text: it is taken once.
    doc_id = doc.id
    reading = reading_of(doc, tagging)
    roster = build_roster(reading)
    unanswered = find_unanswered(reading, roster)
    reading = with_more(reading, unanswered)
    dated, finder = _when_and_who(doc, reading, roster, register, now)
    speakers = finder.name_all(reading, resolve_speakers(reading, roster))
    located = locate(doc, reading, roster, gazetteer or load_gazetteer())
    said_on = date_statements(doc, reading, roster, speakers, now=now)
    inner = resolve_nested(reading, roster, tagging, speakers)
    nested = nested_statements(doc, doc_id, tagging.layer, reading, roster, inner)
    found = _find_all(reading, roster, speakers, said_on, finder)
    everybody = [*speakers, *(one.speaker for one in inner)]
    described = described_at(reading, roster, speakers)
    entities = finder.link(collect_entities(reading, roster, everybody, doc_id, described))
    given = [replace(one, said_on=in_year_of(one.said_on, dated)) for one in found]
    made = {
        id(one.said.given): _statement(
            doc.text, doc_id, tagging.layer, reading, one, whereabouts(reading, located, one.said)
        )
        for one in given
    }
    return Resolution(
        entities=entities,
        statements=(
            *(made[id(attr)] for attr in (*tagging.attributions, *unanswered)),
            *(with_places(stmt, reading, located, one.said) for stmt, one in zip(nested, inner, strict=True)),
        ),
        places=located.places,
        issues=located.issues,
        dated=dated,
        whom=whom_of(reading, roster, speakers),
    )


def _when_and_who(
    doc: Document, reading: Reading, roster: Roster, register: Register | None, now: dt.date
) -> tuple[ReportDate | None, OfficeFinder]:
    """Return the day of a report, and who can name people by the offices that they held on it.

    Offices printed beside names tell the year where none is printed; the year, whom an office alone means.
    """
    register = register or Register(Authority())
    days = report_days(doc, now=now)
    named = link_entities(name_people(reading, "", roster.people()), register, days)
    dated = date_report(doc, office_intervals(register, named, doc.text), now=now)
    finder = make_finder(
        register, narrowed(days, dated), roster.people(), lambda known: offices_of(reading, known)
    )
    return dated, finder


def _find_all(
    reading: Reading,
    roster: Roster,
    speakers: Sequence[Resolved],
    days: Sequence[SaidOn | None],
    finder: OfficeFinder,
) -> list[_Found]:
    talk = talk_of(reading, roster, speakers, lambda who, span: finder.name(reading, who, [span]))
    addressees = find_addressees(talk)
    holders = find_holders(talk)
    targets = find_targets(talk, addressees)
    conditions = [find_condition(reading.text, said.content) for said in reading.said]
    claims = [
        find_claim(reading.text, said.cue, said.content, kind=act.kind, condition=condition)
        for said, act, condition in zip(reading.said, talk.acts, conditions, strict=True)
    ]
    rows = zip(
        *(reading.said, speakers, days, holders, addressees, targets, talk.acts, talk.occasions),
        *(conditions, claims, find_withheld(reading, speakers)),
        strict=True,
    )
    return [
        _Found(
            said=said,
            speaker=speaker,
            role=role_of(reading, speaker.known) if speaker.known else None,
            holder=holder,
            addressee=addressee,
            target=target,
            said_on=day,
            act=act,
            condition=condition,
            occasion=occasion,
            claim=claim,
            withheld=withheld,
        )
        for said, speaker, day, holder, addressee, target, act, occasion, condition, claim, withheld in rows
    ]


def _statement(
    text: str, doc_id: str, layer: str, reading: Reading, found: _Found, where: Whereabouts
) -> Statement:
    attr, speaker = found.said.given, found.speaker
    condition = reading.copy.to_given(found.condition) if found.condition else None
    return Statement(
        id=statement_id(doc_id, attr),
        source=attr.source,
        cue=attr.cue,
        content=attr.content,
        quotation=attr.quotation,
        speaker=speaker.name,
        speaker_type=speaker.type,
        naming=speaker.naming,
        role=" ".join(found.role.text_of(reading.text).split()) if found.role else None,
        holder=found.holder.name if found.holder else None,
        addressee=found.addressee.name if found.addressee else None,
        target=found.target.name if found.target else None,
        said_on=found.said_on.edtf if found.said_on else None,
        kind=found.act.kind,
        condition=Excerpt.of(text, condition) if condition else None,
        confidence=attr.confidence,
        document_id=doc_id,
        layer=layer,
        speaker_id=entity_id(doc_id, speaker.name) if speaker.name else None,
        places=where.places,
        said_in=where.said_in,
        occasion=found.occasion.occasion if found.occasion else None,
        polarity=found.claim.polarity,
        certainty=found.claim.certainty,
        evidence=_evidence(reading, found) + where.evidence,
    )


def _evidence(reading: Reading, found: _Found) -> tuple[Evidence, ...]:
    """Say of each resolved field which rule and which words gave it; of an open speaker, why it is open."""
    speaker = found.speaker
    rows: list[tuple[str, str, Sequence[Span], float]] = [
        ("speaker", speaker.rule, speaker.spans, speaker.confidence),
        ("kind", found.act.rule, found.act.spans, found.act.confidence),
    ]
    if found.role:
        rows.append(("role", "printed-beside-name", (found.role,), 0.8))
    reasons = {
        "holder": found.holder,
        "addressee": found.addressee,
        "target": found.target,
        "occasion": found.occasion,
        "said_on": found.said_on,
    }
    rows += [
        (name, value.rule, value.spans, value.confidence)
        for name, value in reasons.items()
        if value is not None
    ]
    if found.condition:
        rows.append(("condition", "condition-word", (found.condition,), 0.8))
    if found.withheld:
        rows.append(("naming", found.withheld.rule, (found.withheld.span,), 0.9))
    rows += found.claim.rules
    return tuple(
        Evidence(name, rule, reading.given(spans), round(confidence, 4))
        for name, rule, spans, confidence in rows
    )
