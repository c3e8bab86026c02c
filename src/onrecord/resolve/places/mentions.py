"""Find the places that a text names, and say of each which place of the gazetteer it is.

Names are found in the text itself, or given as spans by whoever has found them; one name means one place
throughout a report, unless the words beside it say otherwise.

    >>> from onrecord.resources.gazetteer import load_gazetteer
    >>> found = find_places("The convoy left Damascus for east Aleppo.", (), gazetteer=load_gazetteer())
    >>> [(mention.name, mention.chosen) for mention in found]
    [('Damascus', 'gn:170654'), ('east Aleppo', 'gn:170063')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Block, Dateline, PlaceCandidate, PlaceKind, PlaceRelation, Span
from onrecord.resolve.places.bodies import stands_for_body
from onrecord.resolve.places.page import Page, page_of
from onrecord.resolve.places.parts import Part, read_part
from onrecord.resolve.places.ranking import SURE
from onrecord.resolve.places.spots import Spot, Standing
from onrecord.resolve.places.survey import Survey, survey
from onrecord.resolve.words import Word
from onrecord.resources.gazetteer import Gazetteer, fold_name

_SHOWN = {Standing.FIRM: 0.97, Standing.LOOSE: 0.93, Standing.OPEN: 0.9}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where a text names it.

    Attributes:
        span: The name with the words that make a part of it.
        core: The name alone.
        name: What to call what is meant ("east Aleppo").
        within: What to call the place named ("Aleppo").
        relation: Whether the place, a part of it or its surroundings are meant.
        as_body: Whether a government or a people is meant by the name.
        candidates: The places that it may be, best first.
        chosen: The id of the one that is meant; None where the text does not tell.
        rule: What told that this is a place.
        confidence: That it is a place and the right one.
    """

    span: Span
    core: Span
    name: str
    within: str
    relation: PlaceRelation
    as_body: bool
    candidates: tuple[PlaceCandidate, ...]
    chosen: str | None
    rule: str
    confidence: float


def find_places(
    text: str,
    blocks: Sequence[Block],
    *,
    gazetteer: Gazetteer,
    mentions: Sequence[Span] | None = None,
    dateline: Dateline | None = None,
    words: Sequence[Word] | None = None,
    taken: Sequence[Span] = (),
) -> tuple[PlaceMention, ...]:
    """Return the places that a text names, in order.

    Args:
        text: The text; all spans are into it.
        blocks: Its paragraphs and headings; empty for a text without layout.
        gazetteer: Where names are looked up.
        mentions: Where names of places stand, if that is known already; the text is not searched then. A name
            that the gazetteer lacks is a place without candidates.
        dateline: Where the report says that it was filed; its place counts as named.
        words: The words of the text, if they were found already.
        taken: Names of people and bodies, of which no part is a place.
    """
    page = page_of(text, blocks, words, taken)
    return mentions_of(page, gazetteer, survey(page, gazetteer, mentions=mentions, dateline=dateline))


def mentions_of(page: Page, gazetteer: Gazetteer, found: Survey) -> tuple[PlaceMention, ...]:
    """Return the places of a survey with the words beside them, in order."""
    return tuple(_mention(page, gazetteer, found, spot) for spot in found.spots)


def _mention(page: Page, gazetteer: Gazetteer, found: Survey, spot: Spot) -> PlaceMention:
    candidates = found.candidates[spot.span.start]
    best = candidates[0] if candidates and candidates[0].score >= SURE else None
    filed = spot.span.start in found.dateline
    part = None if filed or spot.compound else read_part(page, spot)
    within = _called(spot, spot.span.text_of(page.text), best, candidates)
    return PlaceMention(
        span=part.span if part else spot.span,
        core=spot.span,
        name=_name(part, within),
        within=within,
        relation=part.relation if part else PlaceRelation.AT,
        as_body=not filed and part is None and stands_for_body(page, gazetteer, spot),
        candidates=candidates,
        chosen=best.place.id if best else None,
        rule="dateline" if filed else f"name-{spot.standing.name.lower()}",
        confidence=round(_SHOWN[spot.standing] * (candidates[0].score if candidates else 1.0), 4),
    )


def _called(spot: Spot, given: str, best: PlaceCandidate | None, candidates: Sequence[PlaceCandidate]) -> str:
    """Return what to call a place: countries by one name, others as printed, without shouting."""
    printed = " ".join(given.split())
    if best is not None and best.place.kind is PlaceKind.COUNTRY:
        return best.place.name
    if not printed.isupper():
        return printed
    alike = (one.place.name for one in candidates if fold_name(one.place.name) == spot.named.key)
    return next(alike, printed.title())


def _name(part: Part | None, within: str) -> str:
    if part is None:
        return within
    return part.own_name or f"{part.words} {within}"
