"""Tell whether the name of a country or a capital stands for its government, its people or its forces.

"Moscow said", "talks with Ankara", "Syria's army", "US officials": the name is kept and marked, so that it is
no place of what is said. The words are marked, not the place: elsewhere the same name may be the land.
"""

from __future__ import annotations

from onrecord.model import PlaceKind
from onrecord.resolve.places.page import Page
from onrecord.resolve.places.spots import Spot
from onrecord.resources import words_of
from onrecord.resources.gazetteer import Gazetteer, Sort

_STEPS = 4


def may_be_body(gazetteer: Gazetteer, spot: Spot) -> bool:
    """Tell whether a name is one that governments are called by: a country's or a capital's."""
    return any(
        gazetteer.kind(number) is PlaceKind.COUNTRY or gazetteer.is_capital(number)
        for number, _ in spot.named.places
    )


def stands_for_body(page: Page, gazetteer: Gazetteer, spot: Spot) -> bool:
    """Tell whether a body is meant where a name is printed."""
    if not may_be_body(gazetteer, spot):
        return False
    if spot.compound:
        return spot.compound not in ("based", "born", "area")
    return _acts(page, spot) or _is_dealt_with(page, spot) or _owns(page, spot) or _describes(page, spot)


def _acts(page: Page, spot: Spot) -> bool:
    """Tell whether a verb follows of which the name is the subject ("has repeatedly denied", "is ready")."""
    before = page.before(spot.first)
    if before is not None and before.lower in words_of("places", "locative", "loose"):
        return False
    at, may_act = spot.last, False
    for _ in range(_STEPS):
        word = page.after(at)
        if word is None or page.words[at].possessive:
            return False
        if word.lower in words_of("places", "acts", "readiness"):
            return True
        if word.lower not in words_of("places", "copulas", "auxiliaries"):
            return may_act and word.text.islower()
        may_act = may_act or word.lower in words_of("places", "auxiliaries")
        at += 1
    return False


def _is_dealt_with(page: Page, spot: Spot) -> bool:
    """Tell whether the name is a party to dealings ("talks with Ankara", "between Ankara and Cairo")."""
    at = spot.first
    while (word := page.before(at)) is not None and (
        word.lower in ("the", "and") or (at < spot.first and word.capital)
    ):
        at -= 1
    return word is not None and (
        word.lower in words_of("places", "dealings") or word.lower in words_of("addressees", "verbs")
    )


def _owns(page: Page, spot: Spot) -> bool:
    """Tell whether a government's thing follows ("Russia's General Staff", "Syria's new minister")."""
    if not page.words[spot.last].possessive:
        return False
    first = page.after(spot.last)
    nouns = (first, page.after(spot.until) if first is not None else None)
    return any(noun is not None and noun.lower in words_of("places", "government") for noun in nouns)


def _describes(page: Page, spot: Spot) -> bool:
    """Tell whether an acronym stands before a noun as an adjective does ("US partners", "U.S. officials")."""
    word = page.after(spot.last)
    return (
        bool(spot.named.sort & Sort.SHOUTED)
        and not page.words[spot.last].possessive
        and word is not None
        and (word.capital or word.lower in words_of("places", "government") or word.lower.endswith("s"))
    )
