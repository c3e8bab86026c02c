"""Resolve statements inside statements: each is read where it stands, with the outer speaker in mind.

What is nested never bears on how outer statements are resolved: whoever is told about takes no turn in the
report's own sequence of speakers. When and where something was said inside, the outer statement leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import (
    Attribution,
    Document,
    Evidence,
    Excerpt,
    Quotation,
    Span,
    Statement,
    Tagging,
    statement_id,
)
from onrecord.resolve.addressees import find_told
from onrecord.resolve.claims import find_claim
from onrecord.resolve.conditions import find_condition
from onrecord.resolve.entities import entity_id, role_of
from onrecord.resolve.kinds import find_kind
from onrecord.resolve.phrases import Form, read_phrase
from onrecord.resolve.reading import Reading, Said, said_of
from onrecord.resolve.resolved import Resolved, Turn, latest, turns_of, unresolved
from onrecord.resolve.roster import Roster
from onrecord.resolve.speakers import resolve_phrase
from onrecord.resources import words_of


@dataclass(frozen=True, slots=True)
class Inner:
    """A statement inside another: who speaks in it, and in which one it stands."""

    said: Said
    speaker: Resolved
    within: Attribution


def resolve_nested(
    reading: Reading, roster: Roster, tagging: Tagging, speakers: Sequence[Resolved]
) -> list[Inner]:
    """Return the nested attributions of a report, resolved, in the order in which they were tagged.

    Args:
        reading: The report; its `said` are the outer attributions.
        roster: Who it names.
        tagging: Holds the nested ones.
        speakers: Who speaks in each outer one, in the order of `reading.said`.
    """
    told = {id(said.given): (said, who) for said, who in zip(reading.said, speakers, strict=True)}
    turns = turns_of(reading, speakers)
    every = [*tagging.attributions, *(one.attribution for one in tagging.nested)]
    found: list[Inner] = []
    for one in tagging.nested:
        outer, teller = told[id(every[one.within])]
        said = said_of(reading.copy, one.attribution)
        who = _speaker(reading, roster, turns, said, outer, teller)
        told[id(one.attribution)] = said, who
        found.append(Inner(said, who, outer.given))
    return found


def nested_statements(
    doc: Document, doc_id: str, layer: str, reading: Reading, roster: Roster, inner: Sequence[Inner]
) -> tuple[Statement, ...]:
    """Return a statement for each nested attribution, in the same order.

    Args:
        doc: The report.
        doc_id: Its id, which is dear to take.
        layer: What made the tagging.
        reading: The report as the rules see it.
        roster: Who it names.
        inner: As `resolve_nested` gave them.
    """
    return tuple(_statement(doc, doc_id, layer, reading, roster, one) for one in inner)


def _statement(
    doc: Document, doc_id: str, layer: str, reading: Reading, roster: Roster, inner: Inner
) -> Statement:
    attr, who = inner.said.given, inner.speaker
    role = role_of(reading, who.known) if who.known else None
    told = find_told(reading, roster, inner.said)
    act = find_kind(reading, inner.said)
    condition = find_condition(reading.text, inner.said.content)
    claim = find_claim(reading.text, inner.said.cue, inner.said.content, kind=act.kind, condition=condition)
    reasons: list[tuple[str, str, Sequence[Span], float]] = [
        ("speaker", who.rule, who.spans, who.confidence),
        ("kind", act.rule, act.spans, act.confidence),
        *([("role", "printed-beside-name", (role,), 0.8)] if role else []),
        *([("addressee", told.rule, told.spans, told.confidence)] if told else []),
        *([("condition", "condition-word", (condition,), 0.8)] if condition else []),
        *claim.rules,
    ]
    return Statement(
        id=statement_id(doc_id, attr),
        source=attr.source,
        cue=attr.cue,
        content=attr.content,
        quotation=attr.quotation,
        speaker=who.name,
        speaker_type=who.type,
        naming=who.naming,
        role=" ".join(role.text_of(reading.text).split()) if role else None,
        holder=None,
        addressee=told.name if told else None,
        target=None,
        said_on=None,
        kind=act.kind,
        condition=Excerpt.of(doc.text, reading.copy.to_given(condition)) if condition else None,
        confidence=attr.confidence,
        document_id=doc_id,
        layer=layer,
        speaker_id=entity_id(doc_id, who.name) if who.name else None,
        evidence=tuple(
            Evidence(name, rule, reading.given(spans), round(confidence, 4))
            for name, rule, spans, confidence in reasons
        ),
        within=statement_id(doc_id, inner.within),
        polarity=claim.polarity,
        certainty=claim.certainty,
    )


def _speaker(
    reading: Reading, roster: Roster, turns: Sequence[Turn], said: Said, outer: Said, teller: Resolved
) -> Resolved:
    if not said.source:
        return unresolved("no-source")
    phrase = read_phrase(reading, roster, said.source)
    quoted = outer.given.quotation is Quotation.DIRECT
    if phrase.head in words_of("speakers", "pronouns_self"):
        return _own_words(said, teller) if quoted else unresolved("pronoun-unresolved", said.source)
    near = latest(turns, said.place)
    who = resolve_phrase(reading, roster, _heard(near, outer, teller), phrase.span)
    if quoted and phrase.form is Form.PRONOUN and who.name == teller.name:
        return unresolved("pronoun-unresolved", said.source)
    return who


def _heard(near: Sequence[Turn], outer: Said, teller: Resolved) -> list[Turn]:
    """Return who spoke before: in indirect words the outer speaker last, in his own words he is "I"."""
    if outer.given.quotation is Quotation.DIRECT:
        return [turn for turn in near if turn.who != teller]
    place = max([outer.content[0].start - 1, *(turn.place for turn in near[-1:])])
    return [*near, Turn(place, teller)]


def _own_words(said: Said, teller: Resolved) -> Resolved:
    """Give "I" and "we" in quoted words to whoever speaks those words."""
    if teller.name is None:
        return unresolved("pronoun-unresolved", said.source)
    spans = (*teller.spans[:1], *said.source)
    return Resolved(
        teller.name, teller.type, teller.naming, "own-words", spans, 0.9 * teller.confidence, teller.known
    )
