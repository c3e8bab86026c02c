"""Give a report its places: all that it names, those of each statement, and what does not fit the gazetteer.

Everything is found in the reading copy and handed out in the given text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Block, Dateline, Document, Evidence, Issue, NamedPlace, Span, Statement
from onrecord.resolve.places.checks import contradictions, issue_of
from onrecord.resolve.places.mentions import PlaceMention, mentions_of
from onrecord.resolve.places.page import page_of
from onrecord.resolve.places.survey import survey
from onrecord.resolve.reading import Reading, Said, cover_of
from onrecord.resolve.roster import Roster
from onrecord.resources import words_of
from onrecord.resources.gazetteer import Gazetteer, fold_name
from onrecord.text.normalise import ReadingCopy
from onrecord.text.quotemarks import find_quotations

_SAID_IN = frozenset({"in", "at", "from"})


@dataclass(frozen=True, slots=True)
class Located:
    """The places of a report: grouped by name and meaning, each mention in the reading copy, and doubts."""

    places: tuple[NamedPlace, ...]
    mentions: tuple[PlaceMention, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The places of one statement: those that it is about, where it was said, and the evidence for both."""

    places: tuple[str, ...]
    said_in: str | None
    evidence: tuple[Evidence, ...]


def locate(doc: Document, reading: Reading, roster: Roster, gazetteer: Gazetteer) -> Located:
    """Find the places of a report, and what it says of them that the gazetteer contradicts.

    Args:
        doc: The report.
        reading: Its reading copy.
        roster: Whom and what it names.
        gazetteer: Where names of places are looked up.
    """
    copy = reading.copy
    blocks = tuple(Block(block.role, copy.from_given(block.span)) for block in doc.blocks)
    page = page_of(reading.text, blocks, reading.words, tuple(_taken(roster, gazetteer)))
    found = survey(page, gazetteer, mentions=None, dateline=_in_copy(copy, doc.dateline))
    mentions = tuple(_heard(mentions_of(page, gazetteer, found), reading))
    claims = [claim for claim in contradictions(page, gazetteer, found) if not reading.is_quoted(claim.span)]
    if claims:
        quoted = cover_of(one.span for one in find_quotations(reading.text, blocks))
        claims = [claim for claim in claims if not quoted.contains(claim.span)]
    return Located(
        places=tuple(_grouped(mentions, copy)),
        mentions=mentions,
        issues=tuple(
            issue_of(page, gazetteer, claim, document=doc.name, span=copy.to_given(claim.span))
            for claim in claims
        ),
    )


def _heard(mentions: Iterable[PlaceMention], reading: Reading) -> Iterator[PlaceMention]:
    """Mark as bodies the places that speak: whole sources, with or without an article."""
    speaking = {span.end: span for said in reading.said for span in said.source}
    for mention in mentions:
        source = speaking.get(mention.core.end)
        lead = None if source is None else reading.text[source.start : mention.core.start].strip().lower()
        yield replace(mention, as_body=True) if lead in ("", "the") else mention


def _in_copy(copy: ReadingCopy, dateline: Dateline | None) -> Dateline | None:
    if dateline is None or dateline.place is None:
        return None
    return replace(dateline, span=copy.from_given(dateline.span), place=copy.from_given(dateline.place))


def _taken(roster: Roster, gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield the names of people and bodies that a place's name may be part of.

    A name of several words that is a country's or a city's is not theirs, whatever it does in the report.
    """
    for mention in roster.mentions:
        one = roster.at.get(mention.span.start)
        if one is None or len(one.words) < 2 or not (one.is_person or one.is_body):
            continue
        named = gazetteer.find(fold_name(one.name))
        if named is None or not named.places:
            yield mention.span


def _grouped(mentions: Iterable[PlaceMention], copy: ReadingCopy) -> Iterator[NamedPlace]:
    """Yield one place for all mentions that mean the same, in order of the first."""
    groups: dict[tuple[str, str | None, str], list[PlaceMention]] = {}
    for mention in mentions:
        key = (mention.name.casefold(), mention.chosen, mention.relation.value)
        groups.setdefault(key, []).append(mention)
    for group in groups.values():
        first = group[0]
        yield NamedPlace(
            name=first.name,
            within=first.within,
            relation=first.relation,
            chosen=first.chosen,
            candidates=first.candidates,
            mentions=tuple(copy.to_given(one.span) for one in group if not one.as_body),
            as_body=tuple(copy.to_given(one.span) for one in group if one.as_body),
            confidence=max(one.confidence for one in group),
        )


def whereabouts(reading: Reading, located: Located, said: Said) -> Whereabouts:
    """Return the places of one statement.

    Names that stand for a government are no places of it. Where it was said is told by "in", "at" or "from" a
    place in the sentence of the cue, outside what was said and outside the source.
    """
    rows: dict[str, PlaceMention] = {}
    for one in _within(located.mentions, said.content):
        if not one.as_body:
            rows.setdefault(one.name, one)
    where = _said_in(reading, located, said)
    evidence = [_evidence(reading, "places", one) for one in rows.values()]
    if where is not None:
        evidence.append(_evidence(reading, "said_in", where))
    return Whereabouts(tuple(rows), where.name if where else None, tuple(evidence))


def with_places(stmt: Statement, reading: Reading, located: Located, said: Said) -> Statement:
    """Return a statement that another one tells of with the places of its content, not where it was said."""
    found = whereabouts(reading, located, said)
    rows = tuple(row for row in found.evidence if row.field == "places")
    return replace(stmt, places=found.places, evidence=stmt.evidence + rows)


def _within(mentions: Sequence[PlaceMention], spans: Iterable[Span]) -> Iterator[PlaceMention]:
    """Yield the mentions whose names lie in some spans, in the order of the spans."""
    for span in spans:
        first = bisect_left(mentions, span.start, key=lambda one: one.core.start)
        last = bisect_left(mentions, span.end, key=lambda one: one.core.start)
        yield from (one for one in mentions[first:last] if span.contains(one.core))


def _said_in(reading: Reading, located: Located, said: Said) -> PlaceMention | None:
    """Return the place nearest to the cue, after it or before, that says where the words were spoken.

    What stands in anybody's words, or in a clause that a question or a relative opens ("asked who commands
    in Salen"), tells where something else is.
    """
    if not said.cue:
        return None
    cue = said.cue[0]
    sentence = reading.sentence_of(cue.start)
    near = [
        one
        for one in _within(located.mentions, (sentence,))
        if not one.as_body
        and not any(span.contains(one.core) for span in said.source)
        and not reading.telling(one.core)
        and not reading.is_quoted(one.core)
        and _is_in(reading, one)
        and not _is_in_clause(reading, sentence, cue, one.core)
    ]
    return min(near, key=lambda one: abs(one.core.start - cue.end), default=None)


def _is_in(reading: Reading, mention: PlaceMention) -> bool:
    at = reading.index_at(mention.span.start)
    return at > 0 and reading.words[at - 1].lower in _SAID_IN


def _is_in_clause(reading: Reading, sentence: Span, cue: Span, core: Span) -> bool:
    """Tell whether a question or a relative clause begins between the cue, or the sentence, and a place."""
    before = Span(cue.end if cue.end <= core.start else sentence.start, core.start)
    return any(word.lower in words_of("places", "clause_openers") for word in reading.words_in(before))


def _evidence(reading: Reading, field: str, mention: PlaceMention) -> Evidence:
    return Evidence(field, mention.rule, reading.given((mention.span,)), mention.confidence)
