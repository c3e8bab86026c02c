"""Which things are asked for: as the database is asked, and as a thing at hand is judged; the two are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from onrecord.interpret.accounts import Line, fold, lines_of
from onrecord.interpret.nearness import word_terms
from onrecord.interpret.ties import Member, Thing
from onrecord.interpret.wording import wording_of
from onrecord.model import FindingType
from onrecord.model.names import name_words
from onrecord.store.base_findings import ThingQuery
from onrecord.store.schema_things import thing_names, thing_phases, things, tie_terms, tied_findings
from onrecord.store.thing_rows import PART, PLACE, TELLER, WORD_CHARS, type_place
from onrecord.store.tie_numbers import numbers_of

RECORD_ID = "re-"
LAST = dt.date.max - dt.timedelta(days=1)
"""The day by which all is known."""


def select_things(query: ThingQuery) -> Select[Any]:
    """Select `place` and `home` of the things that a query asks for, each once."""
    table = things if query.as_of is None else thing_phases
    known = (query.known_by or LAST).isoformat()
    narrowed = list(_narrowed(query, table.c.home, known))
    # Whoever is asked for is looked up by name; the order of places is no way there.
    place = table.c.place.concat("") if narrowed else table.c.place
    asked = select(place.label("place"), table.c.home).where(*narrowed)
    if query.as_of is None:
        asked = asked.where(things.c.first_known <= known)
    else:
        day, phase = query.as_of.isoformat(), thing_phases.c
        asked = asked.where(phase.as_until > day, phase.as_from <= day)
        asked = asked.where(phase.known_until > known, phase.known_from <= known)
        asked = asked if query.settled else asked.where(phase.stands)
    if query.finding is not None:
        first = type_place(query.finding)
        asked = asked.where(place >= first, place < chr(ord(first) + 1))
    return asked


def _narrowed(query: ThingQuery, home: ColumnElement[Any], known: str) -> Iterator[ColumnElement[bool]]:
    if query.place is not None:
        yield home.in_(_named(query, known, query.place, (PLACE,)))
    if query.party is not None:
        named = _named(query, known, query.party, (PART, TELLER))
        yield home.in_(named if query.latest is None else _latest(named, query.latest))
    for word in sorted(query.about):
        terms = numbers_of(term for finding in FindingType for term in word_terms(finding, frozenset({word})))
        found = select(tied_findings.c.home).join(
            tie_terms, tie_terms.c.finding_key == tied_findings.c.finding_key
        )
        yield home.in_(found.where(tie_terms.c.term.in_(sorted(terms)), tied_findings.c.known_on <= known))


def _named(query: ThingQuery, known: str, wanted: str, kinds: Sequence[str]) -> Select[Any]:
    """Select the things that have a name as asked for, as far as it is known and told of the day."""
    name = thing_names.c
    words = [wanted] if wanted.startswith(RECORD_ID) else list(name_words(wanted))
    found = select(name.home).where(name.kind.in_(kinds), name.known_on <= known)
    found = found.where(name.word == (words[0][:WORD_CHARS] if words else ""))
    for word in words[1:]:
        found = found.where(name.name.contains(f" {word} ", autoescape=True))
    if words and len(words[0]) > WORD_CHARS:
        found = found.where(name.name.contains(f" {words[0]} ", autoescape=True))
    return found if query.as_of is None else found.where(name.tells_from <= query.as_of.isoformat())


def _latest(named: Select[Any], count: int) -> Select[Any]:
    """Select those of some things of which was told last."""
    told = thing_names.c
    return named.group_by(told.home).order_by(func.max(told.known_on).desc(), told.home.desc()).limit(count)


def is_asked(query: ThingQuery, thing: Thing) -> bool:
    """Tell whether a query asks for a thing, of which only what is known is given."""
    if query.finding not in (None, thing.finding):
        return False
    lines = lines_of(thing)
    told, members = list(lines), list(thing.members)
    if query.as_of is not None:
        now = fold(thing.finding, lines, as_of=query.as_of)
        if now is None or not (now.stands or query.settled):
            return False
        told = list(now.told)
        members = told_of(thing, told)
    return _names_place(query, members) and _names_party(query, members, told) and _is_about(query, thing)


def told_of(thing: Thing, told: Sequence[Line]) -> list[Member]:
    """Return the findings of a thing that some of its accounts are of."""
    ids = {line.reported.finding.id for line in told}
    return [member for member in thing.members if member.reported.finding.id in ids]


def _names_place(query: ThingQuery, members: Sequence[Member]) -> bool:
    if query.place is None:
        return True
    places = [place for member in members for place in member.reported.finding.places]
    return any(_fits(query.place, None, place) for place in places)


def _names_party(query: ThingQuery, members: Sequence[Member], told: Sequence[Line]) -> bool:
    if query.party is None:
        return True
    named: list[tuple[str | None, str]] = [(line.by_id, line.by or "") for line in told]
    for one in (member.reported for member in members):
        named += [(one.id_of(party.name), party.name) for party in one.finding.parties]
    return any(_fits(query.party, key, name) for key, name in named)


def _fits(wanted: str, record_id: str | None, name: str) -> bool:
    if wanted.startswith(RECORD_ID):
        return record_id == wanted
    words = set(name_words(wanted))
    return bool(words) and words <= set(name_words(name))


def _is_about(query: ThingQuery, thing: Thing) -> bool:
    objects = [member.reported.finding.object.text for member in thing.members]
    return query.about <= {word for text in objects for word in wording_of(text).words}
