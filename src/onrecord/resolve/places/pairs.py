"""Read what is printed with a name to say where or what it is: "Paris, Texas", "the Syrian city of Aleppo".

These words settle which of several places is meant, and they are what a check of the report's geography
compares with the gazetteer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.model import PlaceKind, Span
from onrecord.resolve.places.page import Page
from onrecord.resolve.places.spots import MOST_WORDS, Spot
from onrecord.resources import load_table, words_of
from onrecord.resources.gazetteer import Gazetteer, Role, fold_name

_LONGEST = 4
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Container:
    """A country, division or area said to hold a place: the places that the name may be of, and where."""

    numbers: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Apposition:
    """A noun that says what a place is, and of which people's or country's: "the Syrian capital of" it.

    Attributes:
        countries: Codes of the countries that the people may be of.
        noun: The noun for what it is, in lower case; empty where none is printed.
        modifiers: Words between the people and the noun, in lower case.
        lead: The two words before the people, in lower case, nearest last.
        span: From the people to the place's name, or the other way round.
    """

    countries: frozenset[str]
    noun: str
    modifiers: tuple[str, ...]
    lead: tuple[str, ...]
    span: Span


def container_after(page: Page, gazetteer: Gazetteer, spot: Spot) -> Container | None:
    """Read the country or division after a comma or in brackets ("Aleppo, Syria", "Portland, Ore.")."""
    if spot.until >= len(page.words):
        return None
    gap = page.text[page.words[spot.last].end : page.words[spot.until].start]
    if gap not in (", ", " ("):
        return None
    if (division := _abbreviated(gazetteer, page.words[spot.until].text)) is not None:
        return Container((division,), page.words[spot.until].span)
    ahead = [fold_name(word.text) for word in page.words[spot.until : spot.until + MOST_WORDS]]
    found = gazetteer.longest(ahead) if page.words[spot.until].capital else None
    if found is None:
        return None
    count, named = found
    holders = tuple(number for number, _ in named.places if gazetteer.kind(number) is not PlaceKind.CITY)
    span = Span(page.words[spot.until].start, page.words[spot.until + count - 1].end)
    return Container(holders, span) if holders else None


@cache
def _abbreviations() -> dict[str, str]:
    table = load_table("places")["after_comma"]
    return {short: code for code, shorts in table.items() for short in shorts.split()}


def _abbreviated(gazetteer: Gazetteer, printed: str) -> int | None:
    code = _abbreviations().get(printed.replace(".", ""))
    return gazetteer.division(code) if code else None


def holds(gazetteer: Gazetteer, container: int, number: int) -> bool:
    """Tell whether a place lies in a country, division or area."""
    if gazetteer.kind(container) is PlaceKind.REGION:
        return gazetteer.region(number) == container
    return number != container and bool(gazetteer.countries(container) & gazetteer.countries(number))


def apposition_before(page: Page, gazetteer: Gazetteer, spot: Spot) -> Apposition | None:
    """Read "the Syrian city of" it, "Syria's capital" it, "Syria's" it, "the Syrian capital," it."""
    at, noun = spot.first - 1, ""
    if at >= 0 and page.words[at].lower == "of" and page.before(spot.first) is not None:
        at -= 1
        noun = _noun_at(page, at)
        if not noun:
            return None
    elif at >= 0 and page.text[page.words[at].until : spot.span.start] in (" ", ", "):
        noun = _noun_at(page, at)
        if not noun and page.before(spot.first) is None:
            return None
    at -= 1 if noun else 0
    return _of_people(page, gazetteer, at, noun, Span(spot.span.start, spot.span.end))


def _noun_at(page: Page, at: int) -> str:
    nouns = words_of("places", "city_nouns", "region_nouns")
    return page.words[at].lower if at >= 0 and page.words[at].lower in nouns else ""


def _of_people(page: Page, gazetteer: Gazetteer, at: int, noun: str, name: Span) -> Apposition | None:
    """Look back from a word for a people or a country's possessive, over a few words in between."""
    modifiers: list[str] = []
    while at >= 0 and len(modifiers) <= _LONGEST:
        if codes := countries_at(page, gazetteer, at):
            if at and page.joined(at - 1) and countries_at(page, gazetteer, at - 1):
                return None  # "the Bosnian Serb capital" is neither country's
            lead = tuple(word.lower for word in page.words[max(0, at - 2) : at])
            span = Span(page.words[at].start, name.end)
            return Apposition(codes, noun, tuple(reversed(modifiers)), lead, span)
        if page.words[at].lower in _ARTICLES:
            return None
        if not noun or page.words[at].capital or not (page.joined(at) or (noun and page.after(at))):
            return None
        modifiers.append(page.words[at].lower)
        at -= 1
    return None


def countries_at(page: Page, gazetteer: Gazetteer, at: int) -> frozenset[str]:
    """Return the countries that a people's or a possessive country's name is of; none for other words."""
    word = page.words[at]
    named = gazetteer.find(fold_name(word.text)) if word.capital and page.after(at) else None
    if named is None:
        return frozenset()
    whose = [number for number, role in named.bearers if word.possessive or role is Role.PEOPLE]
    found = (gazetteer.country(number) for number in whose if gazetteer.kind(number) is PlaceKind.COUNTRY)
    return frozenset(code for code in found if code)
