"""Read the words that make a part or the surroundings of a place of it: "east Aleppo", "outskirts of Aleppo".

A district with a name of its own ("the Salen district of Varn") is a place, part of the one named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import PlaceRelation, Span
from onrecord.resolve.places.page import Page
from onrecord.resolve.places.spots import Spot
from onrecord.resolve.words import Word
from onrecord.resources import load_table, words_of

_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Part:
    """What of a place is meant: the relation, the words for it, and the span with them.

    `own_name` is the part's own name, where it has one.
    """

    relation: PlaceRelation
    words: str
    span: Span
    own_name: str = ""


def read_part(page: Page, spot: Spot) -> Part | None:
    """Return what words beside a name make of it; None where the place itself is meant."""
    return _of(page, spot) or _direction(page, spot) or _after(page, spot) or _near(page, spot)


def _direction(page: Page, spot: Spot) -> Part | None:
    """Read "east Aleppo", "northern and eastern Aleppo"."""
    words: list[Word] = []
    at = spot.first
    while (word := page.before(at)) is not None and _is_direction(word, words):
        words.insert(0, word)
        at -= 1
    while words and words[0].lower == "and":
        words.pop(0)
    if not words:
        return None
    return Part(PlaceRelation.PART, _printed(words), Span(words[0].start, spot.span.end))


def _is_direction(word: Word, taken: list[Word]) -> bool:
    if word.possessive:
        return False
    return word.lower in words_of("places", "directions") or (word.lower == "and" and bool(taken))


def _of(page: Page, spot: Spot) -> Part | None:
    """Read "the eastern outskirts of" it, "the Salen district of" it, "north of" it."""
    of = page.before(spot.first)
    if of is not None and of.lower == "the":
        of = page.before(spot.first - 1)
        at = spot.first - 2
    else:
        at = spot.first - 1
    if of is None or of.lower != "of":
        return None
    noun = page.before(at)
    if noun is None:
        return None
    if noun.lower in words_of("places", "directions"):
        return Part(PlaceRelation.NEAR, f"{noun.lower} of", Span(noun.start, spot.span.end))
    if noun.lower not in words_of("places", "parts"):
        return None
    return _part_of(page, at - 1, spot)


def _part_of(page: Page, noun: int, spot: Spot) -> Part:
    """Take in the directions before a noun for a part, or the name that it bears."""
    words = [page.words[noun]]
    at = noun
    while (word := page.before(at)) is not None and _is_direction(word, words):
        words.insert(0, word)
        at -= 1
    own: list[Word] = []
    while len(words) == 1 and (word := page.before(at)) is not None and word.capital and not word.possessive:
        if word.lower in words_of("words", "function"):
            break
        own.insert(0, word)
        at -= 1
    span = Span((own or words)[0].start, spot.span.end)
    own_name = " ".join(word.text for word in own)
    return Part(PlaceRelation.PART, f"{_printed(words)} of", span, own_name)


def _after(page: Page, spot: Spot) -> Part | None:
    """Read "Aleppo's eastern districts", "Aleppo countryside", "Varn's Salen district"."""
    words: list[Word] = []
    own: list[Word] = []
    at = spot.last
    while (word := page.after(at)) is not None and len(words) + len(own) < 4:
        at += 1
        if word.lower in words_of("places", "parts"):
            words.append(word)
            return _made_after(page, spot, words, own)
        if word.lower in words_of("places", "directions") and not own:
            words.append(word)
        elif word.capital and page.words[spot.last].possessive:
            own.append(word)
        else:
            return None
        if word.possessive:
            return None
    return None


def _made_after(page: Page, spot: Spot, words: list[Word], own: list[Word]) -> Part | None:
    if own and len(words) > 1:
        return None
    possessive = page.words[spot.last].possessive
    if len(words) == 1 and not own and not possessive and words[0].lower in _ALONE_IS_PART:
        return None
    span = Span(spot.span.start, words[-1].end)
    return Part(PlaceRelation.PART, f"{_printed(words)} of", span, " ".join(word.text for word in own))


_ALONE_IS_PART = frozenset(
    {"side", "part", "parts", "heart", "hills", "streets", "corner", "tip", "section", "port"}
)


def _near(page: Page, spot: Spot) -> Part | None:
    """Read "near Aleppo", "outside Aleppo", "30 km from Aleppo", "close to Aleppo"."""
    word = page.before(spot.first)
    if word is None:
        return None
    if word.lower in words_of("places", "near"):
        return Part(PlaceRelation.NEAR, word.lower, Span(word.start, spot.span.end))
    start = max(0, spot.span.start - _LOOK_BACK)
    found = _near_phrases().search(page.text, start, spot.span.start)
    if found is None:
        return None
    return Part(
        PlaceRelation.NEAR,
        " ".join(found["words"].lower().split()),
        Span(found.start("words"), spot.span.end),
    )


def _near_phrases() -> re.Pattern[str]:
    phrases = load_table("places")["near_phrases"].split("; ")
    return re.compile(rf"\b(?P<words>{'|'.join(phrases)})\s+(?:the\s+)?$", re.IGNORECASE)


def _printed(words: list[Word]) -> str:
    return " ".join(word.lower for word in words)
