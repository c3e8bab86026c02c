"""Read what a report asserts of a place that a gazetteer can tell: whose capital it is, in which country.

Only plain assertions in the report's own words are read: "the Syrian capital of X", "X, the capital of
France", "the Turkish city of X", "X, in neighbouring Jordan", and a dateline's "X, Iraq". What is said of
other times or other kinds of capitals, or may be a list, is left alone.

    the Syrian capital of Aleppo   ->  capital of SY
    the Turkish city of Aleppo     ->  in TR
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import PlaceKind, Span
from onrecord.resolve.places.page import Page
from onrecord.resolve.places.pairs import Apposition, apposition_before, container_after, countries_at
from onrecord.resolve.places.spots import MOST_WORDS, Spot
from onrecord.resources import words_of
from onrecord.resources.gazetteer import Gazetteer, fold_name

CAPITAL = "capital"
_LOOK_BACK = 40
_COMPLETE = frozenset({"city", "metropolis", "province", "governorate", "oblast"})
"""Nouns for kinds of places of which the gazetteer has all: of towns and villages it has not."""

_IN = re.compile(r",\s+in\s+((?:[a-z][\w-]*\s+){1,3})(?=[A-Z])")
_IS = re.compile(
    r"\s+is\s+(?:the\s+)?(?=[A-Z])|\s+is\s+the\s+capital(?:\s+city)?\s+of\s+(?:the\s+)?(?=[A-Z])"
)
_THE_CAPITAL_OF = re.compile(r",\s+(?:the\s+)?capital(?:\s+city)?\s+of\s+(?:the\s+)?(?=[A-Z])")
_THE_PEOPLE = re.compile(r",\s+(?:the\s+)?(?=[A-Z])")
_CLOSED = re.compile(r"\s*(?:[,.;:!?)—–-]|$|\n)|\s+and\s+(?:[a-z-]+\s+)?city\b")
_NEIGHBOURING = frozenset({"neighbouring", "neighboring", "nearby", "adjacent"})


@dataclass(frozen=True, slots=True)
class Claim:
    """That a place is the capital of a country, or lies in it; the words that say so.

    `countries` are the codes that the words for the country may mean.
    """

    spot: Spot
    what: str
    countries: frozenset[str]
    span: Span


def claims_of(page: Page, gazetteer: Gazetteer, spot: Spot, *, filed: bool) -> Iterator[Claim]:
    """Yield what the words around a place assert of it.

    Args:
        page: The text.
        gazetteer: Knows the peoples and the countries.
        spot: The place.
        filed: Whether it stands in the dateline.
    """
    if filed:
        yield from _of_dateline(page, gazetteer, spot)
        return
    if spot.compound or page.words[spot.last].possessive:
        return
    if (apposition := apposition_before(page, gazetteer, spot)) is not None:
        yield from _of_apposition(page, spot, apposition)
    yield from _capital_after(page, gazetteer, spot)
    yield from _in_after(page, gazetteer, spot)


def _of_dateline(page: Page, gazetteer: Gazetteer, spot: Spot) -> Iterator[Claim]:
    """Read "ALEPPO, Turkey": in a dateline the words after the comma say where a place is."""
    container = container_after(page, gazetteer, spot)
    if container is None:
        return
    numbers = [number for number in container.numbers if gazetteer.kind(number) is PlaceKind.COUNTRY]
    codes = frozenset(code for number in numbers if (code := gazetteer.country(number)))
    if codes and len(numbers) == len(container.numbers):
        yield Claim(spot, "in", codes, Span(spot.span.start, container.span.end))


def _of_apposition(page: Page, spot: Spot, said: Apposition) -> Iterator[Claim]:
    """Read "the Syrian capital of X", "the Turkish city of X"."""
    words = {*said.modifiers, *said.lead} - {CAPITAL}
    if words & (words_of("places", "not_checked") | _NEGATED):
        return
    is_capital = (said.noun == CAPITAL and not said.modifiers) or (
        said.noun == "city" and said.modifiers == (CAPITAL,)
    )
    comma = page.text[page.words[spot.first - 1].until : spot.span.start] == ", "
    if comma and (not is_capital or not _stands_alone(page, spot, said)):
        return
    if is_capital:
        yield Claim(spot, CAPITAL, said.countries, said.span)
    elif said.noun in _COMPLETE and CAPITAL not in said.modifiers:
        yield Claim(spot, "in", said.countries, said.span)


_NEGATED = frozenset({"not", "never", "no", "isn't", "so-called", "if"})


def _stands_alone(page: Page, spot: Spot, said: Apposition) -> bool:
    """Tell whether "the Syrian capital, X" is no part of a list: nothing is named before or goes on after."""
    before = page.text[max(0, said.span.start - _LOOK_BACK) : said.span.start].rstrip()
    if before.endswith("the"):
        before = before[:-3].rstrip()
    after = page.text[spot.span.end : spot.span.end + 1]
    goes_on = page.text[spot.span.end + 1 : spot.span.end + 3]
    return not before.endswith(",") and after in (",", ".", ";") and not goes_on.strip()[:1].isupper()


def _capital_after(page: Page, gazetteer: Gazetteer, spot: Spot) -> Iterator[Claim]:
    """Read "X, the capital of Syria", "X, Syria's capital", "X is the capital of Syria"."""
    for pattern, noun_follows in ((_THE_CAPITAL_OF, False), (_IS, None), (_THE_PEOPLE, True)):
        match = pattern.match(page.text, spot.span.end)
        if match is None:
            continue
        follows = CAPITAL not in match.group() if noun_follows is None else noun_follows
        found = (
            _people_capital(page, gazetteer, match.end())
            if follows
            else _country_at(page, gazetteer, match.end())
        )
        if found is not None and _is_closed(page, found[1]):
            yield Claim(spot, CAPITAL, found[0], Span(spot.span.start, found[1]))
            return


def _country_at(page: Page, gazetteer: Gazetteer, offset: int) -> tuple[frozenset[str], int] | None:
    """Return the country that is named at an offset, and where its name ends."""
    at = _word_at(page, offset)
    if at is None:
        return None
    found = gazetteer.longest([fold_name(word.text) for word in page.words[at : at + MOST_WORDS]])
    if found is None or page.words[at + found[0] - 1].possessive:
        return None
    places = [number for number, _ in found[1].places]
    if not places or gazetteer.kind(places[0]) is not PlaceKind.COUNTRY:
        return None
    codes = frozenset(code for number in places if (code := gazetteer.country(number)))
    return codes, page.words[at + found[0] - 1].end


def _people_capital(page: Page, gazetteer: Gazetteer, offset: int) -> tuple[frozenset[str], int] | None:
    """Return whose capital is named at an offset ("Syria's capital"), and where the noun ends."""
    at = _word_at(page, offset)
    if at is None or not (codes := countries_at(page, gazetteer, at)):
        return None
    noun = page.after(at)
    return (codes, noun.end) if noun is not None and noun.lower == CAPITAL else None


def _word_at(page: Page, offset: int) -> int | None:
    at = bisect_left(page.words, offset, key=lambda word: word.start)
    return at if at < len(page.words) and page.words[at].start == offset else None


def _is_closed(page: Page, end: int) -> bool:
    """Tell whether a mark closes the words, and what follows is not the name that they belong to instead."""
    if _CLOSED.match(page.text, end) is None:
        return False
    rest = page.text[end : end + 40].lstrip()
    if not rest.startswith(","):
        return True
    return not rest[1:].lstrip()[:1].isupper()


def _in_after(page: Page, gazetteer: Gazetteer, spot: Spot) -> Iterator[Claim]:
    """Read "X, in neighbouring Jordan," and "X, in northern Iraq."."""
    match = _IN.match(page.text, spot.span.end)
    if match is None:
        return
    modifiers = set(match[1].split())
    if not modifiers <= _NEIGHBOURING | words_of("places", "directions") | {"the", "and", "far"}:
        return
    found = _country_at(page, gazetteer, match.end())
    if found is not None and _CLOSED.match(page.text, found[1]):
        yield Claim(spot, "in", found[0], Span(spot.span.start, found[1]))
