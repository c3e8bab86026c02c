"""What stands, as pages draw it: each side's account, bars over days, places, ways to other days. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.interpret.accounts import first_day
from onrecord.model import Place
from onrecord.model.interval import parse_edtf
from onrecord.model.names import name_words
from onrecord.model.standing import DatedAccount, Standing
from onrecord.web.maps import Map, Mark, Spot, map_of
from onrecord.web.wording import say_state, shorten

GOOD = frozenset({"kept", "granted", "in_force", "extended", "for", "held", "answered"})
BAD = frozenset({"missed", "denied", "refused", "violated", "disputed", "unmet", "against", "ended"})
STEPS = (("a year", 365), ("a month", 30), ("a week", 7), ("a day", 1))
SLIDE_DAYS = 180
FULL = 100
MARKED_CHARS = 60


@dataclass(frozen=True, slots=True)
class Side:
    """What somebody says of a thing: the latest account, and how many there are."""

    by: str | None
    by_id: str | None
    latest: DatedAccount
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A thing as a bar over days: where it begins and how long it is, in percent of what is drawn.

    Attributes:
        thing: The thing.
        start: Where it begins.
        length: How long it is, at least enough to be seen.
        is_open: Whether its end is not known.
    """

    thing: Standing
    start: float
    length: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class Lanes:
    """Bars over days.

    Attributes:
        lanes: In order of first days.
        first: The first day drawn.
        last: The last.
        today: Where the day asked for lies, in percent.
    """

    lanes: tuple[Lane, ...]
    first: dt.date
    last: dt.date
    today: float


def tone_of(thing: Standing) -> str:
    """Return how a state is coloured: good, bad or open; what is past its day is bad."""
    return "bad" if thing.overdue else tone_of_state(thing.state)


def sides_of(thing: Standing) -> tuple[Side, ...]:
    """Return the latest account of everybody who tells of a thing, the latest last."""
    found: dict[str, list[DatedAccount]] = {}
    for account in thing.accounts:
        key = account.by_id or " ".join(name_words(account.by or "")) or account.document_id
        found.setdefault(key, []).append(account)
        found[key] = found.pop(key)
    return tuple(Side(one[-1].by, one[-1].by_id, one[-1], len(one)) for one in found.values())


def lanes_of(things: Iterable[Standing], day: dt.date) -> Lanes | None:
    """Return measures as bars over days, with the day that is asked for; None where none has a day."""
    known = [(start, one) for one in things if (start := _begins(one)) is not None]
    if not known:
        return None
    known.sort(key=lambda pair: (pair[0], pair[1].id))
    ends = [_ends(one) or day for _, one in known]
    first, last = min(start for start, _ in known), max((day, *ends))
    whole = max((last - first).days, 7)
    first, last = first - dt.timedelta(days=whole // 20 + 1), last + dt.timedelta(days=whole // 10 + 1)
    days = (last - first).days

    def share(at: dt.date) -> float:
        return round(FULL * (at - first).days / days, 2)

    lanes = []
    for start, one in known:
        end = _ends(one)
        length = max(share(end or last) - share(start), 1.5)
        lanes.append(Lane(one, share(start), round(length, 2), end is None))
    return Lanes(tuple(lanes), first, last, share(day))


def _begins(thing: Standing) -> dt.date | None:
    return first_day(thing.since) or first_day(thing.accounts[0].date)


def _ends(thing: Standing) -> dt.date | None:
    """Return the first day after a thing: the end told, or the day on which its end was told."""
    if thing.holds == "no" and thing.until is None:
        return first_day(thing.later.date)
    return parse_edtf(thing.until).bounds()[1] if thing.until and thing.until[:4].isdigit() else None


def places_of(things: Iterable[Standing], spots: Mapping[str, Place], address: str) -> Map:
    """Return a map of where things are; `address` is what follows that of a thing."""
    marks: dict[str, list[Mark]] = {}
    for one in things:
        mark = Mark(
            shorten(one.object.text, MARKED_CHARS),
            say_state(one.state),
            tone_of(one),
            f"/standing/{one.id}{address}",
        )
        for name in one.places:
            if name in spots:
                marks.setdefault(name, []).append(mark)
    return map_of(
        Spot(name, spots[name].latitude, spots[name].longitude, tuple(told)) for name, told in marks.items()
    )


def places_not_drawn(
    things: Iterable[Standing], spots: Mapping[str, Place], address: Callable[[str], str]
) -> tuple[tuple[str, str], ...]:
    """Return the places that things name and the gazetteer has not, each with an address."""
    names = dict.fromkeys(name for one in things for name in one.places if name not in spots)
    return tuple((name, address(name)) for name in names)


def documents_of(things: Iterable[Standing]) -> list[str]:
    """Return the reports that a page quotes when it shows things."""
    return [
        key
        for one in things
        for key in (one.object.document_id, *(account.document_id for account in one.accounts))
    ]


def tone_of_state(state: str) -> str:
    """Return how a state that somebody tells is coloured: good, bad or open."""
    return "bad" if state in BAD else "good" if state in GOOD else "open"


def steps_from(day: dt.date) -> Iterator[tuple[str, dt.date, bool]]:
    """Yield days before and after one, each with how far it is and whether it is before."""
    for said, days in STEPS:
        yield said, day - dt.timedelta(days=min(days, (day - dt.date.min).days)), True
    for said, days in reversed(STEPS):
        yield said, day + dt.timedelta(days=min(days, (dt.date.max - day).days)), False
