"""What stands as of a day, as known by a day: commitments, measures, requests, stances … over all reports.

    for one in standing(store, Asked(as_of=day)):
        print(one.state, one.object.text, one.later.words)
    page = standing_page(store, Asked(as_of=day), limit=20)
    print(page.total, page.next)

Written on the store's contract alone. Which findings are one thing is told by `onrecord.interpret.ties`, and
kept in the record; what their accounts come to on a day is told by `onrecord.interpret.accounts`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.interpret.accounts import Line, Now, fold, lines_of
from onrecord.interpret.reported import Reported
from onrecord.interpret.ties import Member, Thing
from onrecord.interpret.wording import wording_of
from onrecord.model import Excerpt, FindingType
from onrecord.model.interval import edtf_of
from onrecord.model.names import name_words
from onrecord.model.standing import DatedAccount, KnownParty, Quoted, Standing, TiedFinding
from onrecord.store.base import Store
from onrecord.store.base_findings import ThingCount, ThingQuery
from onrecord.store.base_rows import Total
from onrecord.store.pages import Page, all_items

ENTITY_IDS = ("re-", "en-")
"""How the ids of entities begin: of the whole record, of one report."""

PART = 200
"""Things put together at once where all are asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the record.

    Attributes:
        as_of: The day whose state of things is wanted.
        known_by: Only what could be read by the end of this day; None for all that is on record.
        finding: Only things of a type.
        place: Only things that name this place.
        party: Only things in which somebody of this name or id (`re-…`, `en-…`) plays a part or tells of it.
        settled: Also what is kept, granted, answered, ended or past.
    """

    as_of: dt.date
    known_by: dt.date | None = None
    finding: FindingType | None = None
    place: str | None = None
    party: str | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class StandingPage(Page[Standing]):
    """Some of what stands, in order.

    Attributes:
        counts: How many stand of each type that was asked for, on all pages.
    """

    counts: tuple[ThingCount, ...] = ()

    @property
    def total(self) -> Total:
        """How many stand in all; at least so many where not all were counted."""
        totals = [one.total for one in self.counts]
        return Total(sum(one.count for one in totals), exact=all(one.exact for one in totals))


def standing(store: Store, asked: Asked) -> Iterator[Standing]:
    """Give the things that stand, in the order of types and of the days from which they are known.

    Args:
        store: The record.
        asked: As of which day, as known by which, and of what only.

    Raises:
        NotFound: `asked.party` is an id that nobody has.
    """
    query = _query(store, asked)
    return all_items(lambda after: _page(store, query, asked, PART, after))


def standing_page(
    store: Store, asked: Asked, *, limit: int = 50, after: str | None = None, counts: bool = True
) -> StandingPage:
    """Return some of the things that stand, with how many there are.

    Args:
        store: The record.
        asked: As of which day, as known by which, and of what only.
        limit: How many at most.
        after: The cursor of the page before.
        counts: Whether to count them.

    Raises:
        NotFound: `asked.party` is an id that nobody has, or `after` is no cursor of this list.
    """
    query = _query(store, asked)
    page = _page(store, query, asked, limit, after)
    return StandingPage(page.items, page.next, store.thing_counts(query) if counts else ())


def standing_by_type(
    store: Store, asked: Asked, findings: Sequence[FindingType], *, limit: int
) -> dict[FindingType, Page[Standing]]:
    """Return the first things that stand of each of some types, whatever type is asked for.

    Args:
        store: The record.
        asked: As of which day, as known by which, and of what only.
        findings: The types.
        limit: How many of each at most.

    Raises:
        NotFound: `asked.party` is an id that nobody has.
    """
    pages = store.things_of_types(_query(store, asked), findings, limit=limit)
    return {finding: _folded(page, asked) for finding, page in pages.items()}


def _query(store: Store, asked: Asked) -> ThingQuery:
    party = asked.party
    if party is not None and party.startswith(ENTITY_IDS):
        party = store.known_as(party).id
    return ThingQuery(
        as_of=asked.as_of,
        known_by=asked.known_by,
        settled=asked.settled,
        finding=asked.finding,
        place=asked.place,
        party=party,
    )


def _page(store: Store, query: ThingQuery, asked: Asked, limit: int, after: str | None) -> Page[Standing]:
    return _folded(store.things(query, limit=limit, after=after), asked)


def _folded(found: Page[Thing], asked: Asked) -> Page[Standing]:
    folded = (standing_of(thing, as_of=asked.as_of) for thing in found.items)
    return Page(tuple(one for one in folded if one is not None), found.next)


def standing_of(thing: Thing, *, as_of: dt.date) -> Standing | None:
    """Say what a thing is on a day; None where no account tells of that day yet."""
    now = fold(thing.finding, lines_of(thing), as_of=as_of)
    if now is None:
        return None
    ids = {line.reported.finding.id for line in now.told}
    return _made(thing, now, [member for member in thing.members if member.reported.finding.id in ids])


def _made(thing: Thing, now: Now, members: Sequence[Member]) -> Standing:
    reported = [member.reported for member in members]
    latest = next(one for one in members if one.reported.finding.id == now.later.reported.finding.id)
    sure = latest.reported.finding.confidence * (latest.tie.score if latest.tie else 1.0)
    return Standing(
        id=thing.id,
        finding=thing.finding,
        state=now.state,
        stands=now.stands,
        holds=now.holds,
        overdue=now.overdue,
        object=object_of(reported),
        parties=_parties(reported),
        places=tuple(dict.fromkeys(place for one in reported for place in one.finding.places)),
        scope=_last([(one, one.finding.scope) for one in reported]),
        condition=_last([(one, one.finding.condition) for one in reported]),
        since=now.since,
        until=now.until,
        accounts=tuple(account_of(line) for line in now.told),
        earlier=account_of(now.earlier) if now.earlier else None,
        later=account_of(now.later),
        ties=tuple(_tied(member) for member in members),
        reports=len({one.story_id for one in reported}),
        confidence=round(sure, 4),
    )


def object_of(reported: Sequence[Reported]) -> Quoted:
    """Return the words that name a thing: of a value the latest, else those that say most."""
    if wording_of(reported[-1].finding.object.text).is_value:
        return _quoted(reported[-1], reported[-1].finding.object)
    fullest = max(reported, key=lambda one: len(wording_of(one.finding.object.text).words))
    return _quoted(fullest, fullest.finding.object)


def account_of(line: Line) -> DatedAccount:
    """Return an account with its evidence."""
    one, voice = line.reported, line.voice
    return DatedAccount(
        date=line.said_on or edtf_of(one.known_on),
        state=line.state,
        by=line.by,
        by_id=line.by_id,
        known_on=edtf_of(one.known_on),
        words=voice.words if voice else "",
        statement=line.statement,
        content=voice.content if voice else (),
        document_id=one.document_id,
        report=one.name,
        title=one.title,
        finding=one.finding.id,
        since=one.finding.since,
        until=one.finding.until,
    )


def _quoted(reported: Reported, excerpt: Excerpt) -> Quoted:
    return Quoted(excerpt.text, excerpt.span, reported.document_id)


def _last(found: Sequence[tuple[Reported, Excerpt | None]]) -> Quoted | None:
    return next((_quoted(one, excerpt) for one, excerpt in reversed(found) if excerpt), None)


def _tied(member: Member) -> TiedFinding:
    one, tie = member.reported, member.tie
    object_ = _quoted(one, one.finding.object)
    if tie is None:
        return TiedFinding(one.finding.id, object_, None, 1.0, ())
    return TiedFinding(one.finding.id, object_, tie.to, tie.score, tie.reasons)


def _parties(reported: Sequence[Reported]) -> tuple[KnownParty, ...]:
    """Return who plays which part, each once, whether told apart by entity or by name."""
    found: dict[tuple[str, str], KnownParty] = {}
    for one in reported:
        for party in one.finding.parties:
            known = one.id_of(party.name)
            keys = [(party.part, key) for key in (known, " ".join(name_words(party.name))) if key]
            if not any(key in found for key in keys):
                found |= dict.fromkeys(keys, KnownParty(party.part, party.name, known))
    named = list(dict.fromkeys(found.values()))
    whole = [one for one in named if not any(_is_short_for(one, other) for other in named)]
    return tuple(sorted(whole, key=lambda party: party.part))


def _is_short_for(one: KnownParty, other: KnownParty) -> bool:
    """Tell whether a party is another under a shorter name, and nothing says that they are two."""
    words, more = set(name_words(one.name)), set(name_words(other.name))
    apart = one.id is not None and other.id is not None
    return one.part == other.part and words < more and not apart
