"""Find where a text prints a name that the gazetteer has, and how sure it is that a place is meant.

A capitalised name is doubtful for many reasons: it is part of a person's name ("Paris Hilton"), of a body's
("Washington Post"), of a thing called after the place ("Aleppo University"), or a common word. Each spot is
judged by its neighbours alone; the whole report is weighed afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from onrecord.model import PlaceKind, Span
from onrecord.resolve.names import is_title
from onrecord.resolve.places.page import Page
from onrecord.resolve.words import Word
from onrecord.resources import words_of
from onrecord.resources.gazetteer import Gazetteer, Named, Sort, fold_name

MOST_WORDS = 6
_SHORT_ACRONYM = 5
_FOREIGN_LINKS = frozenset({"de", "du", "del", "della", "di", "da", "von", "van"})


class Standing(IntEnum):
    """How a name stands in its sentence, from surely no place to surely one."""

    OTHER = 0
    JOINED = 1
    OPEN = 2
    LOOSE = 3
    FIRM = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A name of the gazetteer where it is printed: words `[first, until)` and their characters.

    `standing` says whether the neighbours show a place: surely (`FIRM`), perhaps (`LOOSE`) or not at all
    (`OPEN`); or that the name is part of another one (`JOINED`), or of that of a body or thing (`OTHER`).
    `compound` is the rest of a hyphenated word ("based").
    """

    first: int
    until: int
    span: Span
    named: Named
    standing: Standing = Standing.OPEN
    compound: str = ""

    @property
    def last(self) -> int:
        """The number of its last word."""
        return self.until - 1


def find_spots(page: Page, gazetteer: Gazetteer) -> Iterator[Spot]:
    """Yield every spot, in order; names of peoples ("Syrian") as well."""
    at = 0
    while at < len(page.words):
        spots = list(_spots_at(page, gazetteer, at)) if page.words[at].capital else []
        yield from spots
        at = spots[-1].until if spots else at + 1


def _spots_at(page: Page, gazetteer: Gazetteer, at: int) -> Iterator[Spot]:
    first = fold_name(page.words[at].text)
    ahead = _ahead(page, at)[1:] if gazetteer.leads(first) else ()
    parts = [first, *(fold_name(part.text) for part in ahead)]
    while (found := gazetteer.longest(parts)) is not None:
        count, named = found
        if _may_be(page.words[at : at + count], named):
            yield Spot(at, at + count, Span(page.words[at].start, page.words[at + count - 1].end), named)
            return
        parts = parts[: count - 1]
    if "-" in page.words[at].text:
        yield from _compounds(page, gazetteer, at)


def _ahead(page: Page, at: int) -> Sequence[Word]:
    """Return the words from one on that may make up one name with it ("People's Republic of China")."""
    until = at + 1
    while until - at < MOST_WORDS and page.after(until - 1) is not None:
        until += 1
    return page.words[at:until]


def _may_be(words: Sequence[Word], named: Named) -> bool:
    """Tell whether the printed words can be the name: its capitals are there, and it is not a mere word."""
    if words[-1].text.islower():
        return False
    if named.sort & Sort.SHOUTED:
        return words[0].text.replace(".", "").isupper()
    if len(words) > 1:
        return named.key not in words_of("speakers", "seats")
    if words[0].lower.rstrip(".") in _no_names():
        return False
    return not (words[0].shouted and len(words[0].text.replace(".", "")) <= _SHORT_ACRONYM)


@cache
def _no_names() -> frozenset[str]:
    """Return the words that are no place's name by themselves, whatever town may be called so."""
    calendar = words_of("words", "function", "weekdays", "months", "month_abbreviations")
    return (
        calendar
        | words_of("speakers", "organisation_nouns")
        | words_of("places", "directions", "things", "government")
    )


def _compounds(page: Page, gazetteer: Gazetteer, at: int) -> Iterator[Spot]:
    """Yield the names in a hyphenated word: "Aleppo-based", "Russia-US"."""
    word = page.words[at]
    start = word.start
    pieces = word.text.split("-")
    for number, piece in enumerate(pieces):
        named = gazetteer.find(fold_name(piece)) if piece[:1].isupper() else None
        rest = "-".join(pieces[:number] + pieces[number + 1 :])
        if named is not None and (not named.sort & Sort.SHOUTED or piece.isupper()):
            yield Spot(at, at + 1, Span(start, start + len(piece)), named, compound=rest)
        start += len(piece) + 1


def judge(page: Page, gazetteer: Gazetteer, spot: Spot) -> Standing:
    """Tell from a spot's neighbours how it stands."""
    if page.taken.contains(spot.span):
        return Standing.OTHER
    if spot.compound:
        return _of_compound(gazetteer, spot)
    if page.headings.overlaps(spot.span):
        return Standing.OPEN
    if page.text.startswith("$", spot.span.end):
        return Standing.OTHER
    after = _after(page, spot)
    if after is not Standing.OPEN:
        return after
    return _before(page, gazetteer, spot)


def _of_compound(gazetteer: Gazetteer, spot: Spot) -> Standing:
    if spot.compound in ("based", "born", "area"):
        return Standing.FIRM
    return Standing.OPEN if is_country(gazetteer, spot.named) else Standing.OTHER


def is_country(gazetteer: Gazetteer, named: Named) -> bool:
    """Tell whether a name is a country's."""
    return any(gazetteer.kind(number) is PlaceKind.COUNTRY for number, _ in named.places)


def _after(page: Page, spot: Spot) -> Standing:
    """Judge by the word that follows."""
    word = page.after(spot.last)
    if word is None or page.words[spot.last].possessive:
        return Standing.OPEN
    noun = word.lower in words_of("places", "city_nouns", "region_nouns")
    if not word.capital or word.lower in words_of("words", "function", "weekdays", "months"):
        return Standing.FIRM if noun else Standing.OPEN
    if _names_thing(page, spot.until):
        return Standing.OTHER
    if noun:
        return Standing.FIRM
    is_people = is_title(word) or word.lower in words_of("speakers", "crowd")
    # A stop may be the sentence's as well as the abbreviation's.
    if is_people or page.words[spot.last].text.endswith("."):
        return Standing.OPEN
    further = page.after(spot.until)
    return Standing.OTHER if further is not None and further.capital else Standing.JOINED


def _names_thing(page: Page, at: int) -> bool:
    """Tell whether the capitalised words from one on name a thing or body called after a place."""
    last: Word | None = page.words[at]
    for _ in range(MOST_WORDS):
        if last is None or not last.capital:
            return False
        if last.lower in words_of("places", "things") or last.lower in words_of(
            "speakers", "organisation_nouns"
        ):
            return True
        last, at = page.after(at), at + 1
    return False


def _before(page: Page, gazetteer: Gazetteer, spot: Spot) -> Standing:
    """Judge by the words that stand before, directions and articles left out.

    What is possessive or stands after "the" belongs to a noun that follows; a preposition is that noun's.
    """
    at, belongs = spot.first, page.words[spot.last].possessive
    while (word := page.before(at)) is not None and _is_passed(gazetteer, word):
        belongs = belongs or word.lower == "the"
        at -= 1
    if word is None:
        return Standing.OPEN
    if word.lower in ("of", "for"):
        standing = _of(page, at - 1)
    elif word.lower in _FOREIGN_LINKS:
        standing = Standing.OTHER
    elif word.lower in words_of("places", "locative", "city_nouns", "region_nouns"):
        standing = Standing.FIRM
    elif word.lower in words_of("places", "loose"):
        standing = Standing.LOOSE
    elif not word.capital or word.lower in words_of("words", "function") or word.possessive:
        standing = Standing.OPEN
    else:
        standing = Standing.JOINED if _leads(page, gazetteer, at - 1, spot) else Standing.OPEN
    return min(standing, Standing.OPEN) if belongs else standing


def _is_passed(gazetteer: Gazetteer, word: Word) -> bool:
    if word.lower in words_of("places", "directions") or word.lower in ("the", "both"):
        return True
    named = gazetteer.find(fold_name(word.text)) if word.capital and not word.possessive else None
    return named is not None and named.is_people


def _of(page: Page, at: int) -> Standing:
    """Judge by the noun before "of": "City of Salen" is the place, "Bank of Salen" is not."""
    noun = page.before(at)
    if noun is None or at < 1:
        return Standing.OPEN
    if noun.lower in words_of(
        "places", "city_nouns", "region_nouns", "country_nouns", "parts_of_places", "directions"
    ):
        return Standing.FIRM
    if not noun.capital:
        return Standing.OPEN
    if noun.lower in words_of("places", "bodies_of", "things"):
        return Standing.OTHER
    if noun.lower in words_of("places", "government") or is_title(noun):
        return Standing.OPEN
    return Standing.OTHER if noun.lower in words_of("speakers", "organisation_nouns") else Standing.OPEN


def _leads(page: Page, gazetteer: Gazetteer, at: int, spot: Spot) -> bool:
    """Tell whether a capitalised word before a name makes one name with it that is not the place's."""
    word = page.words[at]
    if word.lower.rstrip(".") in words_of("places", "leads") or is_title(word):
        return True
    return not (page.opens_sentence(at) and is_country(gazetteer, spot.named))
