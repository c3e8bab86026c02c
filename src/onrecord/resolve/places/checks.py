"""Compare what a report says of places with the gazetteer, and say where the two differ.

Nothing is corrected: an issue of kind *check* names the words, what they assert and what the gazetteer has,
and a person decides. It is raised only where the gazetteer surely knows better: not for places that it lacks
or that another of the name could be, not for claims on contested land, former capitals or other times, and
not for what somebody is quoted as saying, which is the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Issue, IssueKind, PlaceKind, Span
from onrecord.resolve.places.claims import CAPITAL, Claim, claims_of
from onrecord.resolve.places.page import Page
from onrecord.resolve.places.survey import Survey
from onrecord.resources.gazetteer import Gazetteer, Named, Role

CODE = "place-contradiction"
WELL_KNOWN = 100_000
_ELSEWHEN = re.compile(
    r"\b(?:1\d{3}|19[0-8]\d|199[01])\b|\b(?:century|centuries|medieval|ottoman|soviet|colonial|empire|dynasty|ancient|"
    r"wrongly|mistakenly|incorrectly|erroneously|correction|corrected|fictional|imaginary|novel)\b",
    re.IGNORECASE,
)
_AROUND = 300


def contradictions(page: Page, gazetteer: Gazetteer, survey: Survey) -> Iterator[Claim]:
    """Yield the claims on places that the gazetteer contradicts."""
    for spot in survey.spots:
        if spot.named.bearers:
            for claim in claims_of(page, gazetteer, spot, filed=spot.span.start in survey.dateline):
                if _is_contradicted(gazetteer, claim) and not _ELSEWHEN.search(_sentence(page, claim.span)):
                    yield claim


def _sentence(page: Page, span: Span) -> str:
    """Return the words around a claim, up to full stops before a space."""
    before = re.split(r"[.!?]\s|\n", page.text[max(0, span.start - _AROUND) : span.start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n", page.text[span.end : span.end + _AROUND])[0]
    return before + span.text_of(page.text) + after


def _is_contradicted(gazetteer: Gazetteer, claim: Claim) -> bool:
    named = claim.spot.named
    if not _is_well_known(gazetteer, named) or _lies_in_namesake(gazetteer, claim):
        return False
    if claim.what == CAPITAL:
        return _is_no_capital(gazetteer, named, claim.countries)
    return not any(gazetteer.said_of(number) & claim.countries for number, _ in named.places)


def _lies_in_namesake(gazetteer: Gazetteer, claim: Claim) -> bool:
    """Tell whether a place lies in a division called as the country is: Atlanta may be "Georgian", too."""
    names = {_country_name(gazetteer, code) for code in claim.countries}
    regions = (gazetteer.region(number) for number, _ in claim.spot.named.places)
    return any(region is not None and gazetteer.name(region) in names for region in regions)


def _is_well_known(gazetteer: Gazetteer, named: Named) -> bool:
    """Tell whether a large city or a capital bears the name in its own right: then it is surely meant."""
    return any(
        gazetteer.kind(number) is PlaceKind.CITY
        and (role is Role.NAME or gazetteer.region(number) in {place for place, _ in named.places})
        and (gazetteer.population(number) >= WELL_KNOWN or gazetteer.is_capital(number))
        for number, role in named.places
    )


def _is_no_capital(gazetteer: Gazetteer, named: Named, countries: frozenset[str]) -> bool:
    if any(gazetteer.capital(code) is None for code in countries):
        return False
    seats = (number for number, _ in named.places if gazetteer.is_seat(number))
    return not any(gazetteer.countries(number) & countries for number in seats)


def issue_of(page: Page, gazetteer: Gazetteer, claim: Claim, *, document: str, span: Span) -> Issue:
    """Put a contradiction into words.

    Args:
        page: The text that the claim was read in.
        gazetteer: What contradicts it.
        claim: The claim.
        document: The name of the report.
        span: Where the claim's words stand in the given text.
    """
    words = " ".join(claim.span.text_of(page.text).split())
    stated, known = _sides(page, gazetteer, claim)
    return Issue(
        kind=IssueKind.CHECK,
        code=CODE,
        message=(
            f"The report says “{words}”, but the gazetteer has: {known}. "
            "Check the report; nothing was changed."
        ),
        document=document,
        span=span,
        stated=stated,
        known=known,
    )


def _sides(page: Page, gazetteer: Gazetteer, claim: Claim) -> tuple[str, str]:
    """Return what is stated and what is known, each as a short sentence of values."""
    place = " ".join(claim.spot.span.text_of(page.text).split())
    place = place.title() if place.isupper() else place
    names = " or ".join(_country_name(gazetteer, code) for code in sorted(claim.countries))
    if claim.what == CAPITAL:
        capitals = "; ".join(_capital_of(gazetteer, code) for code in sorted(claim.countries))
        return f"{place} is the capital of {names}", capitals
    homes = sorted({code for number, _ in claim.spot.named.places if (code := gazetteer.country(number))})
    where = ", ".join(_country_name(gazetteer, code) for code in homes)
    return f"{place} is in {names}", f"{place} is in {where}"


def _country_name(gazetteer: Gazetteer, code: str) -> str:
    number = gazetteer.country_number(code)
    return code if number is None else gazetteer.name(number)


def _capital_of(gazetteer: Gazetteer, code: str) -> str:
    number = gazetteer.capital(code)
    name = "not known" if number is None else gazetteer.name(number)
    return f"the capital of {_country_name(gazetteer, code)} is {name}"
