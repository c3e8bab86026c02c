"""What invented reports amount to: matters that last for weeks, each with a few things that reports tell of.

    for report, raw in invented_reports(100_000, plot=InventedPlot()):
        print(len(report.findings))

Each week some matters begin; a report is of one that has begun lately, the more likely the more reports it
draws. Its statements promise, put in force, ask for and refuse what the matter is about, in words that differ
a little, so that a thing has from one to some dozens of findings. The shares are those of the sample story
and of the invented reports that findings are measured on: of a hundred statements about 8 are of commitments,
6 of measures, 5 of questions and stances each, 4 of requests, 2 of responsibilities and contacts each, 1 of
reservations.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from benchmarks.invented import FIRST_DAY, STATEMENTS, people, places, vocabulary
from onrecord.model import (
    Account,
    Document,
    Entity,
    EntityType,
    Excerpt,
    Finding,
    FindingType,
    Naming,
    Party,
    Span,
    Statement,
    content_id,
    finding_id,
)

SHARES = {
    FindingType.COMMITMENT: 8,
    FindingType.MEASURE: 6,
    FindingType.QUESTION: 5,
    FindingType.STANCE: 5,
    FindingType.REQUEST: 4,
    FindingType.RESPONSIBILITY: 2,
    FindingType.CONTACT: 2,
    FindingType.RESERVATION: 1,
}
"""Of a hundred statements so many are of each type."""

BEGUN_A_WEEK = 12
WEEKS_BACK = 10
THINGS = 3
"""Things of a type that a matter can have."""

_PARTS = {
    FindingType.COMMITMENT: "debtor",
    FindingType.MEASURE: "authority",
    FindingType.QUESTION: "asked",
    FindingType.REQUEST: "requester",
    FindingType.CONTACT: "party",
}
_STATES = {
    FindingType.COMMITMENT: ("made", "made", "extended", "kept", "missed"),
    FindingType.MEASURE: ("announced", "in_force", "in_force", "extended", "ended"),
    FindingType.QUESTION: ("declined", "answered", "partly"),
    FindingType.STANCE: ("for", "for", "against"),
    FindingType.REQUEST: ("made", "made", "granted", "refused"),
    FindingType.RESPONSIBILITY: ("held",),
    FindingType.CONTACT: ("planned", "held"),
    FindingType.RESERVATION: ("stated",),
}
_HEADS = ("truce", "ban", "curfew", "strike", "rate", "blockade", "embargo", "ceasefire")
_ACTS = ("release", "repair", "deliver", "open", "withdraw", "publish", "fund", "hand over")


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement tells of: a thing of a matter, in which state, in which words."""

    finding: FindingType
    state: str
    words: str
    player: str
    place: str
    until: str | None


class InventedPlot:
    """What statements of invented reports are about; see `benchmarks.invented.Plot`."""

    def opening(self, number: int, nth: int, day: dt.date) -> str:
        """Return the words of the thing that a statement tells of."""
        told = _told(number, nth, day)
        return told.words if told else ""

    def entities(self, number: int, doc: Document, day: dt.date) -> tuple[Entity, ...]:
        """Return the bodies that play a part in what the report tells of."""
        told = (_told(number, nth, day) for nth in range(STATEMENTS))
        names = dict.fromkeys(one.player for one in told if one)
        return tuple(
            Entity(
                content_id("en", doc.id, name),
                name,
                EntityType.ORGANISATION,
                Naming.NAMED,
                (name,),
                (),
                (Span(0, 1),),
            )
            for name in names
        )

    def findings(self, number: int, doc: Document, said: Sequence[Statement]) -> tuple[Finding, ...]:
        """Return what the statements amount to."""
        day = dt.date.fromisoformat(doc.published or "")
        return tuple(_findings(number, doc, said, day))


def _findings(number: int, doc: Document, said: Sequence[Statement], day: dt.date) -> Iterator[Finding]:
    for nth, stmt in enumerate(said):
        told = _told(number, nth, day)
        if told is None:
            continue
        start = stmt.content[0].start
        span = Span(start, start + len(told.words))
        yield Finding(
            id=finding_id(doc.id, told.finding, span),
            finding=told.finding,
            state=told.state,
            parties=(Party(_PARTS.get(told.finding, "bearer"), told.player, None),),
            object=Excerpt.of(doc.text, span),
            places=(told.place,) if told.finding is FindingType.MEASURE else (),
            scope=None,
            condition=None,
            since=None,
            until=told.until,
            accounts=(Account(stmt.speaker, told.state, stmt.id),),
            statements=(stmt.id,),
            confidence=0.7,
        )


def _told(number: int, nth: int, day: dt.date) -> Told | None:
    """Return what a statement tells of; None where it amounts to nothing."""
    chance = random.Random(f"told {number} {nth}")
    drawn = chance.randrange(100)
    for finding, share in SHARES.items():
        if drawn < share:
            return _of_matter(_matter(number, day), finding, chance, day)
        drawn -= share
    return None


@lru_cache(maxsize=1)
def _matter(number: int, day: dt.date) -> str:
    """Return the matter that a report is of: one begun in the last weeks; a few draw most reports."""
    chance = random.Random(f"matter {number}")
    week = (day - FIRST_DAY).days // 7 - min(int(chance.expovariate(0.5)), WEEKS_BACK)
    return f"{week} {min(int(chance.paretovariate(0.8)) - 1, BEGUN_A_WEEK - 1)}"


def _of_matter(matter: str, finding: FindingType, chance: random.Random, day: dt.date) -> Told:
    """Return one of the things of a matter, in words that differ a little from report to report."""
    nth = min(int(chance.paretovariate(1.2)) - 1, THINGS - 1)
    own = random.Random(f"thing {matter} {finding.value} {nth}")
    names = [own.choice(vocabulary()[200:6000]) for _ in range(4)]
    place = random.Random(f"place {matter}").choice(places())
    if finding is FindingType.MEASURE:
        words = f"{own.choice(_HEADS)} on {names[0]} {names[1]} in {place}"
    else:
        words = f"{own.choice(_ACTS)} {names[0]} {names[1]} {names[2]}"
    if chance.random() < 0.4:
        words = f"{words} {names[3]}"
    body = own.choice((f"{place} Council", f"{own.choice(people())[2]} Ministry"))
    state = chance.choice(_STATES[finding])
    due = day + dt.timedelta(days=chance.randrange(3, 120))
    until = due.isoformat() if finding is FindingType.COMMITMENT and chance.random() < 0.5 else None
    return Told(finding, state, words, body, place, until)
