"""What stands: as of a day, as known by a day; measures on a map and over time; one thing and its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import Field

from onrecord.model import FindingType
from onrecord.model.standing import Standing
from onrecord.services import Asked, StandingPage, standing_page
from onrecord.services.standing import standing_by_type
from onrecord.services.timeline import History, history
from onrecord.store import Store, Total
from onrecord.web.answers import wants_data
from onrecord.web.api.asking import MOST_ITEMS, Nothing, Record, links_to, present
from onrecord.web.api.ids import ThingId
from onrecord.web.api.items import TimelineItem
from onrecord.web.api.lists import Part
from onrecord.web.api.standing import STANDING, TIMELINE, Day, Standings, asked_of, find_standing
from onrecord.web.pages.filled import Filled
from onrecord.web.pages.twins import Answer, Page, add_page
from onrecord.web.standings import (
    SLIDE_DAYS,
    documents_of,
    lanes_of,
    places_not_drawn,
    places_of,
    sides_of,
    steps_from,
    tone_of,
)
from onrecord.web.wording import say_date

HEADS = {
    FindingType.MEASURE: "Measures",
    FindingType.COMMITMENT: "Commitments",
    FindingType.RESPONSIBILITY: "Responsibilities",
    FindingType.RESERVATION: "Rights reserved",
    FindingType.REQUEST: "Requests",
    FindingType.STANCE: "Views",
    FindingType.CONTACT: "Contacts",
    FindingType.QUESTION: "Questions",
}
SAID = {
    FindingType.MEASURE: "What is put in force or stopped, where, and until when.",
    FindingType.COMMITMENT: "Who owes what to whom, by when; each side’s account beside the other’s.",
    FindingType.RESPONSIBILITY: "Who decides, commands or supervises what.",
    FindingType.RESERVATION: "What parties say that they may do, and on what condition.",
    FindingType.REQUEST: "What was asked for and is not granted yet.",
    FindingType.STANCE: "What parties are for and against, and where that changed.",
    FindingType.CONTACT: "Talks that are held, planned, or refused.",
    FindingType.QUESTION: "What was asked and is not answered, or in part.",
}
FIRST = (FindingType.MEASURE, FindingType.COMMITMENT, FindingType.RESPONSIBILITY, FindingType.RESERVATION)
"""The types that are shown where none is chosen; the others are counted."""

SHOWN = 6
"""Things of a type that are shown where none is chosen."""

DRAWN = 40
"""Measures on the map and as bars."""

BARS = 14

router = APIRouter()


class Days(Nothing):
    """As of which day, as known by which."""

    as_of: Day | None = None
    known_by: Day | None = None


class AskedDays(Filled, Days):
    """The days that a form asks for."""


class AskedStanding(Filled, Standings):
    """What a form asks for."""

    limit: int = Field(20, ge=1, le=MOST_ITEMS)


@dataclass(frozen=True, slots=True)
class Tab:
    """The things of a type, how many they are, and where they are listed."""

    label: str
    count: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A way to another day."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """Some things of a type, how many there are in all, and where all of them are listed."""

    finding: FindingType
    title: str
    said: str
    things: Sequence[Standing]
    total: Total
    address: str | None


def ask_standing(request: Request, store: Record, asked: Annotated[AskedStanding, Query()]) -> Answer:
    """Show what stands."""
    if asked.finding is not None or wants_data(request.url.path):
        part = find_standing(request, store, asked)
        return Answer(part, lambda: _values(request, store, asked, part), faults=asked.faults)
    return Answer(Part(()), lambda: _values(request, store, asked, None), faults=asked.faults)


def _values(request: Request, store: Store, asked: AskedStanding, part: Part | None) -> Mapping[str, Any]:
    query = asked_of(request, asked)
    counted = standing_page(store, replace(query, finding=None), limit=1)
    sections: list[Section] = []
    if part is None:
        sections += list(_sections(store, asked, query, counted))
    elif query.finding is not None:
        things = [item.standing for item in part.items]
        sections = [
            Section(query.finding, *_said(query.finding), things, _total(counted, query.finding), None)
        ]
    return {
        "asked": asked,
        "day": query.as_of,
        "is_first": not asked.after,
        "filtered": bool(asked.place or asked.party),
        "types": list(_tabs(asked, counted)),
        "total": counted.total,
        "sections": [one for one in sections if one.things],
        "steps": [
            Step(f"{said} {'earlier' if is_before else 'later'}", _address(asked, as_of=day.isoformat()))
            for said, day, is_before in steps_from(query.as_of)
        ],
        "today": _address(asked, as_of=""),
        "as_known": _address(asked, known_by=query.as_of.isoformat()),
        "as_now": _address(asked, known_by=""),
        "slide": SLIDE_DAYS,
        "tail": _tail(asked),
        "tone": tone_of,
        "sides": sides_of,
        "languages": store.languages(documents_of(one for section in sections for one in section.things)),
        **_drawn(store, asked, query),
    }


def _drawn(store: Store, asked: AskedStanding, query: Asked) -> Mapping[str, Any]:
    """Return the measures as they are drawn: on a map, and over time."""
    if query.finding not in (None, FindingType.MEASURE) or asked.after:
        return {"map": None, "lanes": None, "nowhere": ()}
    measures = replace(query, finding=FindingType.MEASURE)
    page = standing_page(store, measures, limit=DRAWN, counts=False)
    documents = [account.document_id for one in page.items for account in one.accounts]
    spots = store.spots(documents)
    return {
        "map": places_of(page.items, spots, _tail(asked)),
        "nowhere": places_not_drawn(page.items, spots, lambda name: _address(asked, place=name)),
        "lanes": lanes_of(page.items[:BARS], query.as_of),
        "not_drawn": page.next is not None,
    }


def _sections(store: Store, asked: AskedStanding, query: Asked, counted: StandingPage) -> Iterator[Section]:
    for finding, page in standing_by_type(store, query, FIRST, limit=SHOWN).items():
        more = _address(asked, finding=finding.value) if page.next else None
        yield Section(finding, *_said(finding), page.items, _total(counted, finding), more)


def _total(counted: StandingPage, finding: FindingType) -> Total:
    return next(one.total for one in counted.counts if one.finding is finding)


def _said(finding: FindingType) -> tuple[str, str]:
    return HEADS[finding], SAID[finding]


def _tabs(asked: AskedStanding, counted: StandingPage) -> Iterator[Tab]:
    yield Tab("All", str(counted.total), _address(asked, finding=""), asked.finding is None)
    totals = {one.finding: one.total for one in counted.counts}
    for finding, label in HEADS.items():
        current = asked.finding is finding
        if totals[finding].count or current:
            yield Tab(label, str(totals[finding]), _address(asked, finding=finding.value), current)


def _address(asked: AskedStanding, **changes: str) -> str:
    """Return the address of the same question with something changed, from its first part on."""
    kept = {name: getattr(asked, name) for name in ("as_of", "known_by", "finding", "place", "party")}
    kept["settled"] = "true" if asked.settled else None
    query = {name: value for name, value in (kept | changes).items() if value}
    return f"/standing?{urlencode(query)}" if query else "/standing"


def _tail(asked: Days | AskedStanding) -> str:
    """Return what makes the address of a thing show it as of the same days."""
    days = {"as_of": asked.as_of, "known_by": asked.known_by}
    query = {name: value for name, value in days.items() if value}
    return f"?{urlencode(query)}" if query else ""


def ask_thing(
    request: Request, store: Record, thing_id: ThingId, asked: Annotated[AskedDays, Query()]
) -> Answer:
    """Show one thing with all that became of it."""
    day = dt.date.fromisoformat(asked.as_of) if asked.as_of else present(request).date()
    known = dt.date.fromisoformat(asked.known_by) if asked.known_by else None
    found = history(store, thing_id, as_of=day, known_by=known)
    items = [
        TimelineItem(line, links_to(request, f"/statements/{line.account.statement}")) for line in found.lines
    ]
    more = {"thing": found.whole, "as_of": day.isoformat(), "known_by": asked.known_by}
    return Answer(
        Part(items, None, more, title=f"What became of: {found.whole.object.text}"),
        lambda: _thing_values(store, asked, found, day),
        path=f"/standing/{found.whole.id}",
        faults=asked.faults,
    )


def _thing_values(store: Store, asked: AskedDays, found: History, day: dt.date) -> Mapping[str, Any]:
    shown = found.now or found.whole
    spots = store.spots([account.document_id for account in found.whole.accounts])
    return {
        "asked": asked,
        "day": day,
        "thing": shown,
        "whole": found.whole,
        "now": found.now,
        "title": HEADS[shown.finding],
        "lines": found.lines,
        "map": places_of([shown], spots, _tail(asked)),
        "nowhere": places_not_drawn([shown], spots, lambda name: f"/standing?{urlencode({'place': name})}"),
        "languages": store.languages(documents_of([found.whole, shown])),
        "back": "/standing" + _tail(asked),
        "said_day": say_date(day.isoformat()),
        "tone": tone_of,
        "sides": sides_of,
        "tail": _tail(asked),
    }


add_page(router, "/standing", Page("standing.html", STANDING), ask_standing)
add_page(router, "/standing/{thing_id}", Page("thing.html", TIMELINE), ask_thing)
