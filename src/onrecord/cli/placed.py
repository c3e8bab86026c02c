"""The places of a report, for people: where each is, how sure that is, and how often it is named."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from onrecord.cli.clean import one_line
from onrecord.model import NamedPlace, Place, PlaceKind

CREDIT = "coordinates: GeoNames, CC BY 4.0"
BETWEEN = " · "


def places_named(places: Sequence[NamedPlace]) -> list[Text]:
    """Return a line for each place that is named as a place, in order of the first mention."""
    return [place_text(one) for one in places if one.mentions]


def place_text(one: NamedPlace) -> Text:
    """Return one place in a line: what it is and where, or that it cannot be told."""
    times = len(one.mentions)
    found = one.place
    facts = [_where(found)] if found else [_open(one)]
    facts += [f"named {times} time{'' if times == 1 else 's'}", f"confidence {one.confidence:.2f}"]
    return Text.assemble((one_line(one.name), "bold"), (one_line(": " + BETWEEN.join(facts)), "dim"))


def _where(place: Place) -> str:
    """Return what a place is, where it lies, and its coordinates."""
    around = () if place.kind is PlaceKind.COUNTRY else (place.region, place.country)
    inside = ", ".join(part for part in around if part)
    kind = f"{place.kind.value} {place.name}" + (f" in {inside}" if inside else "")
    return f"{kind}, {_degrees(place.latitude, 'NS')} {_degrees(place.longitude, 'EW')}"


def _degrees(value: float, signs: str) -> str:
    return f"{abs(value):.2f}°{signs[value < 0]}"


def _open(one: NamedPlace) -> str:
    if not one.candidates:
        return "not in the gazetteer"
    return f"one of {len(one.candidates)} places; the report does not tell which"
