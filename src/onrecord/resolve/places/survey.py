"""Weigh all names of a report together: which are places, and which places they are.

What one mention shows holds for the others of that name: a small town is taken for one where it is once
printed as towns are, and a name that is also a person's in the same report needs to show itself each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Dateline, PlaceCandidate, PlaceKind, Span
from onrecord.resolve.places.page import Page
from onrecord.resolve.places.pairs import apposition_before, container_after, holds
from onrecord.resolve.places.ranking import Hints, Setting, rank
from onrecord.resolve.places.spots import Spot, Standing, find_spots, judge
from onrecord.resolve.words import find_words
from onrecord.resources import words_of
from onrecord.resources.gazetteer import Gazetteer, Named, Role, Sort, fold_name

KNOWN_CITY = 100_000
KNOWN_DIVISION = 200_000
KNOWN_BY_OTHER_NAME = 400_000
KNOWN_THOUGH_PERSON = 1_000_000
KNOWN_THOUGH_LOOSE = 300_000
KNOWN_THOUGH_WORDS = 500_000
SETTLED = 0.9
_LISTING = frozenset({", ", " and ", ", and ", " or ", ", or "})


@dataclass(frozen=True, slots=True)
class Survey:
    """The names of a report that are places, in order, each with what stands beside it and what it may be."""

    spots: tuple[Spot, ...]
    hints: Mapping[int, Hints]
    candidates: Mapping[int, tuple[PlaceCandidate, ...]]
    dateline: frozenset[int]


def survey(
    page: Page, gazetteer: Gazetteer, *, mentions: Sequence[Span] | None, dateline: Dateline | None
) -> Survey:
    """Find and rank the places of a page; each is known by where it starts."""
    filed = tuple(_of_dateline(page, gazetteer, dateline))
    found = find_spots(page, gazetteer) if mentions is None else _given(page, gazetteer, mentions)
    head = dateline.span if dateline else Span(0, 0)
    spots = [*filed, *(spot for spot in found if not head.contains(spot.span))]
    places = [spot for spot in spots if not spot.named.is_people]
    hints = {spot.span.start: hints_of(page, gazetteer, spot) for spot in places}
    judged = [_judged(page, gazetteer, spot, hints[spot.span.start]) for spot in places]
    accepted = tuple(_accepted(gazetteer, judged, page.text))
    setting = _setting(gazetteer, accepted, hints, filed)
    for spot in spots:
        if spot.named.is_people:
            setting.add_people(
                code for number, _ in spot.named.bearers if (code := gazetteer.country(number))
            )
    ranked = _ranked(gazetteer, accepted, hints, setting)
    return Survey(accepted, hints, ranked, frozenset(spot.span.start for spot in filed))


def _judged(page: Page, gazetteer: Gazetteer, spot: Spot, hints: Hints) -> Spot:
    if spot.standing is not Standing.OPEN:
        return spot
    if hints.containers and not page.taken.contains(spot.span):
        return replace(spot, standing=Standing.FIRM)
    return replace(spot, standing=judge(page, gazetteer, spot))


def _of_dateline(page: Page, gazetteer: Gazetteer, dateline: Dateline | None) -> Iterator[Spot]:
    """Yield the places of a dateline: "GENEVA/CAIRO" has two, "ALEPPO, Syria" one."""
    if dateline is None or dateline.place is None:
        return
    start = dateline.place.start
    for part in dateline.place.text_of(page.text).split("/"):
        name = part.split(",")[0]
        lead = len(name) - len(name.lstrip())
        span = Span(start + lead, start + max(lead, len(name.rstrip())))
        if (spot := _spot_at(page, gazetteer, span)) is not None:
            yield spot
        start += len(part) + 1


def _given(page: Page, gazetteer: Gazetteer, mentions: Sequence[Span]) -> Iterator[Spot]:
    for span in sorted(mentions):
        spot = _spot_at(page, gazetteer, _name_in(page, span))
        if spot is not None and not spot.named.is_people:
            yield spot


def _name_in(page: Page, span: Span) -> Span:
    """Return a span without the articles and directions that it begins with."""
    words = find_words(page.text, span)
    passed = words_of("places", "directions") | {"the", "a", "an"}
    while len(words) > 1 and words[0].lower in passed and not words[0].capital:
        words = words[1:]
    if len(words) > 1 and words[0].lower == "the":
        words = words[1:]
    return Span(words[0].start, min(span.end, words[-1].end)) if words else span


def _spot_at(page: Page, gazetteer: Gazetteer, span: Span) -> Spot | None:
    """Return a span as a place, whether the gazetteer has it or not."""
    numbers = [number for number, word in enumerate(page.words) if span.overlaps(word.span)]
    if not numbers:
        return None
    key = fold_name(" ".join(span.text_of(page.text).split()))
    named = gazetteer.find(key) or Named(key, (), Sort(0))
    return Spot(numbers[0], numbers[-1] + 1, span, named, Standing.FIRM)


def hints_of(page: Page, gazetteer: Gazetteer, spot: Spot) -> Hints:
    """Return what the words beside a name say of where and what the place is."""
    container = container_after(page, gazetteer, spot)
    apposition = apposition_before(page, gazetteer, spot)
    holders = container.numbers if container else ()
    return Hints(
        containers=tuple(
            holder
            for holder in holders
            if any(holds(gazetteer, holder, number) for number, _ in spot.named.places)
        ),
        countries=apposition.countries if apposition else frozenset(),
        kinds=_kinds(page, spot, apposition.noun if apposition else ""),
    )


def _kinds(page: Page, spot: Spot, noun: str) -> frozenset[PlaceKind]:
    """Return the kinds that a noun beside a name allows: "Aleppo province", "the city of Aleppo"."""
    after = page.after(spot.last)
    nouns = {noun, "" if after is None or page.words[spot.last].possessive else after.lower}
    of = page.before(spot.first)
    if of is not None and of.lower == "of" and (before := page.before(spot.first - 1)) is not None:
        nouns |= {before.lower} - words_of("places", "parts")
    found = set()
    if nouns & words_of("places", "city_nouns"):
        found.add(PlaceKind.CITY)
    if nouns & words_of("places", "region_nouns"):
        found.add(PlaceKind.REGION)
    if nouns & words_of("places", "country_nouns"):
        found.add(PlaceKind.COUNTRY)
    return frozenset(found)


def _accepted(gazetteer: Gazetteer, spots: Sequence[Spot], text: str) -> list[Spot]:
    """Return the spots that are places, by their own standing and that of the others of the same name."""
    shown = Counter(spot.named.key for spot in spots if spot.standing is Standing.FIRM)
    joined = Counter(spot.named.key for spot in spots if spot.standing is Standing.JOINED)
    people = _people(gazetteer, spots, shown)
    taken = [
        spot.named.key not in people
        and (
            spot.standing is Standing.FIRM
            or (spot.standing > Standing.JOINED and _stands(gazetteer, spot, shown, joined))
        )
        for spot in spots
    ]
    for order in (range(1, len(spots)), range(len(spots) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for at in order:
            if not taken[at] and taken[at + step] and _may_be_listed(spots[at], joined):
                taken[at] = _are_listed(
                    text, *sorted((spots[at], spots[at + step]), key=lambda spot: spot.span)
                )
    return [spot for spot, is_place in zip(spots, taken, strict=True) if is_place]


def _people(gazetteer: Gazetteer, spots: Sequence[Spot], shown: Counter[str]) -> set[str]:
    """Return the names of people among the spots: few know the place, and most mentions show none."""
    often = Counter(spot.named.key for spot in spots if spot.standing is not Standing.OTHER)
    doubtful = {
        spot.named.key
        for spot in spots
        if spot.named.sort & Sort.PERSON and not is_known(gazetteer, spot.named)
    }
    return {key for key in doubtful if 3 * shown[key] < often[key]}


def _may_be_listed(spot: Spot, joined: Counter[str]) -> bool:
    return (
        spot.standing >= Standing.OPEN
        and not spot.named.sort & (Sort.PERSON | Sort.WORD)
        and spot.named.key not in joined
    )


def _are_listed(text: str, left: Spot, right: Spot) -> bool:
    """Tell whether two names stand side by side in a list."""
    return text[left.span.end : right.span.start] in _LISTING


def _stands(gazetteer: Gazetteer, spot: Spot, shown: Counter[str], joined: Counter[str]) -> bool:
    """Tell whether a name that its own neighbours do not settle is a place.

    A name that is also a person's, or that few know as a place's, is none beside longer ones that begin or
    end with it, unless it is as often shown to be a place.
    """
    named = spot.named
    known = is_known(gazetteer, named)
    if joined[named.key] and (bool(named.sort & Sort.PERSON) or not known):
        return shown[named.key] >= joined[named.key]
    if known or shown[named.key]:
        return True
    if spot.standing is not Standing.LOOSE or named.sort & Sort.WORD:
        return False
    return not named.sort & Sort.PERSON or _most_people(gazetteer, named) >= KNOWN_THOUGH_LOOSE


def _most_people(gazetteer: Gazetteer, named: Named) -> int:
    return max((gazetteer.population(number) for number, _ in named.places), default=0)


def is_known(gazetteer: Gazetteer, named: Named) -> bool:
    """Tell whether a name is first of all that of a place."""
    single = " " not in named.key
    return any(_is_known(gazetteer, named.sort, number, role, single=single) for number, role in named.places)


def _is_known(gazetteer: Gazetteer, sort: Sort, number: int, role: Role, *, single: bool) -> bool:
    kind = gazetteer.kind(number)
    if kind in (PlaceKind.COUNTRY, PlaceKind.AREA):
        return True
    people = gazetteer.population(number)
    if sort & Sort.WORD and (single or people < KNOWN_THOUGH_WORDS):
        return people >= KNOWN_THOUGH_PERSON and kind is PlaceKind.CITY
    if sort & Sort.PERSON:
        return people >= KNOWN_THOUGH_PERSON or gazetteer.is_capital(number)
    if kind is PlaceKind.REGION:
        return people >= KNOWN_DIVISION
    least = KNOWN_CITY if role is Role.NAME else KNOWN_BY_OTHER_NAME
    return people >= least or gazetteer.is_capital(number)


def _setting(
    gazetteer: Gazetteer, spots: Sequence[Spot], hints: Mapping[int, Hints], filed: Sequence[Spot]
) -> Setting:
    """Count the countries and divisions that a report surely names; each name once."""
    setting = Setting()
    by_key = _hints_by_key(spots, hints)
    for spot in {spot.named.key: spot for spot in spots}.values():
        found = rank(gazetteer, spot.named, Setting(), by_key.get(spot.named.key, ()))
        if found and found[0].score >= SETTLED:
            setting.add(gazetteer, _number_of(gazetteer, spot.named, found[0]))
    for spot in filed:
        found = rank(gazetteer, spot.named, setting, (hints[spot.span.start],))
        if found and found[0].place.country:
            setting.dateline |= {found[0].place.country}
    return setting


def _number_of(gazetteer: Gazetteer, named: Named, candidate: PlaceCandidate) -> int:
    return next(number for number, _ in named.places if gazetteer.place(number) == candidate.place)


def _hints_by_key(spots: Iterable[Spot], hints: Mapping[int, Hints]) -> dict[str, tuple[Hints, ...]]:
    found: dict[str, tuple[Hints, ...]] = {}
    for spot in spots:
        hint, others = hints[spot.span.start], found.get(spot.named.key, ())
        if (hint or hint.kinds) and hint not in others:
            found[spot.named.key] = (*others, hint)
    return found


def _ranked(
    gazetteer: Gazetteer, spots: Sequence[Spot], hints: Mapping[int, Hints], setting: Setting
) -> dict[int, tuple[PlaceCandidate, ...]]:
    """Rank each spot by what stands beside it, else by what stands beside others of its name."""
    by_key = _hints_by_key(spots, hints)
    known: dict[tuple[str, tuple[Hints, ...]], tuple[PlaceCandidate, ...]] = {}
    found = {}
    for spot in spots:
        own = hints[spot.span.start]
        shared = tuple(hint for hint in by_key.get(spot.named.key, ()) if hint)
        used = (own,) if own else (*shared, own)
        key = (spot.named.key, used)
        if key not in known:
            known[key] = rank(gazetteer, spot.named, setting, used)
        found[spot.span.start] = known[key]
    return found
