"""Invented reports of what stands, for the tests of its pages: a ban, a strike, what a council owes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from onrecord.model import (
    FindingType,
    NamedPlace,
    Place,
    PlaceCandidate,
    PlaceKind,
    PlaceRelation,
    Report,
    content_id,
)
from onrecord.services import sort_all
from onrecord.store import Store, open_store
from tests.factories import NOW
from tests.services.told import COMMITMENT, COUNCIL, DORR, MEASURE, VARN, Said, report_of

DAY = "2031-03-09"


def _located(name: str, latitude: float, longitude: float) -> NamedPlace:
    place = Place(f"or:{name.lower()}", name, PlaceKind.CITY, None, None, latitude, longitude, None)
    candidates = (PlaceCandidate(place, 1.0, ("only",)),)
    return NamedPlace(name, name, PlaceRelation.AT, place.id, candidates, (), (), 0.9)


PLACES = (_located("Varn", 41.0, 20.5), _located("Halden", 33.5, 22.0))


def _told(day: str, *said: Said) -> Report:
    return replace(report_of(day, *said), places=PLACES)


STANDS = (
    _told(
        "2031-03-03",
        Said(
            *(COMMITMENT, "made", "rebuild the sluice", COUNCIL, "it would rebuild the sluice"),
            who=COUNCIL,
            until="2031-03-07",
        ),
        Said(
            *(MEASURE, "in_force", "ban on night flights", VARN, "the ban on night flights is in force"),
            who="Varn Board",
            places=("Varn",),
            since="2031-03-01",
            until="2031-04-30",
        ),
    ),
    _told(
        "2031-03-08",
        Said(
            *(COMMITMENT, "missed", "rebuild the sluice", DORR, "nobody came to rebuild the sluice"),
            who=COUNCIL,
        ),
        Said(
            *(MEASURE, "announced", "strike of the pilots", DORR, "a strike of the pilots begins on Monday"),
            places=("Halden",),
            since="2031-03-12",
        ),
        Said(FindingType.RESERVATION, "stated", "close the strait", VARN, "they may close the strait", VARN),
    ),
)


@contextmanager
def filled(folder: Path) -> Iterator[Store]:
    """Open a record in a folder in which this story stands, sorted."""
    with open_store(str(folder / "record.db")) as store:
        for report in STANDS:
            store.add(report, now=NOW)
        sort_all(store)
        yield store


PROMISED = content_id("th", STANDS[0].findings[0].id)
"""The id of what the council owes."""

MADE, MISSED = STANDS[0].statements[0], STANDS[1].statements[0]
