"""When those whom a report names held the offices that it names them by: what narrows an unprinted year.

A report that calls somebody a president was written while he was one. For each person of the authority file
whom a report names with an office, the intervals in which the file lets it be held are given; a report that
prints no office beside a name tells nothing.

    for held in office_intervals(register, entities, text):
        print(held.name, held.printed, [str(tenure) for tenure in held.tenures])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import AuthorityEntity, Entity, Span, Tenure
from onrecord.model.names import name_words
from onrecord.resolve.posts import Fit, compare, fits_among, post_words, read_post, stem
from onrecord.resolve.register import Listed, Register, is_person
from onrecord.resolve.words import find_words

_BEFORE_CHARS = 120
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s|\n")
_AGREEING = (Fit.SAME, Fit.NEAR, Fit.BARE)


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office that a report names somebody by, and when the authority file says that it was held.

    Attributes:
        entity_id: Whom the authority file means.
        name: The person's name there.
        printed: The words of the report for the office.
        span: Where the person is named, or None where that is not known.
        tenures: The intervals, earliest first; the report was written in one of them.
    """

    entity_id: str
    name: str
    printed: str
    span: Span | None
    tenures: tuple[Tenure, ...]


def office_intervals(
    register: Register, entities: Iterable[Entity], text: str = ""
) -> tuple[HeldOffice, ...]:
    """Return when the people of a report held the offices that it names them by.

    Args:
        register: The authority file.
        entities: Those of the report, already linked.
        text: The report's text, for offices that stand before several names ("presidents Oray and Tun").
    """
    met = list(entities)
    linked = {entity.link.to.id for entity in met if entity.link and entity.link.to}
    found = [held for entity in met for held in _held_by(register, entity, text)]
    for bearer in register.authority.entities:
        if bearer.id not in linked and is_person(bearer):
            places = _places_of(bearer, register, text)
            found += _standing_before(bearer.id, bearer.name, places, register.offices(bearer), text)
    return tuple(found)


def _held_by(register: Register, entity: Entity, text: str) -> Iterator[HeldOffice]:
    bearer = register.authority.by_id.get(entity.link.to.id) if entity.link and entity.link.to else None
    if bearer is None:
        return
    span = next(iter(entity.mentions), None)
    listed = register.offices(bearer)
    found = False
    for office in entity.offices:
        fitting = _printed_as(office.title, listed)
        if fitting:
            found = True
            yield HeldOffice(bearer.id, bearer.name, office.title, span, _tenures(fitting))
    if not found and not entity.offices:
        yield from _standing_before(bearer.id, bearer.name, entity.mentions, listed, text)


def _places_of(bearer: AuthorityEntity, register: Register, text: str) -> list[Span]:
    """Return where a full name stands in a text that nobody else of the file bears."""
    names = [alias.name for alias in bearer.names if not alias.weak and len(name_words(alias.name)) > 1]
    sole = [name for name in names if register.find(name) is bearer]
    patterns = (r"\s+".join(map(re.escape, name.split())) for name in sole)
    return sorted(
        Span(*found.span()) for pattern in patterns for found in re.finditer(rf"\b{pattern}\b", text)
    )


def _printed_as(title: str, listed: Sequence[Listed]) -> list[Listed]:
    """Return the listed offices that a printed one can be; one that is held no more tells nothing of when."""
    printed = read_post(title)
    if printed.former or printed.vague:
        return []
    return [one for one in listed if compare(printed, one.post, one.also) in _AGREEING]


def _standing_before(
    entity_id: str, name: str, mentions: Sequence[Span], listed: Sequence[Listed], text: str
) -> Iterator[HeldOffice]:
    """Read "the Verian and Sutrian presidents, Mara Oray and Adel Tun": noun and country before a name."""
    for span in mentions:
        before = _SENTENCE_END.split(text[max(0, span.start - _BEFORE_CHARS) : span.start])[-1]
        words = post_words(before)
        nouns = {read_post(word).noun for word in (*words, *(word.removesuffix("s") for word in words))}
        stems = {stem(word) for word in words}
        fitting = [
            one
            for one in listed
            if one.post.noun in nouns
            and one.post.words
            and not one.post.vague
            and all(stem(word) in stems for word in one.post.words)
        ]
        if fitting:
            yield HeldOffice(entity_id, name, _words_for(fitting[0], before), span, _tenures(fitting))
            return


def _words_for(listed: Listed, before: str) -> str:
    """Return the words for an office: from the first that tells whose it is to the noun, or to the end."""
    words = find_words(before)
    read = [set(post_words(word.text)) for word in words]
    tells = [n for n, own in enumerate(read) if any(fits_among(word, own) for word in listed.post.words)]
    nouns = [
        n
        for n, own in enumerate(read)
        if any(read_post(word.removesuffix("s")).noun == listed.post.noun for word in own)
    ]
    start = tells[-1] if tells else 0
    end = max([n for n in nouns if n >= start], default=len(words) - 1)
    return " ".join(before[words[min(start, end)].start : words[end].end].split())


def _tenures(listed: Iterable[Listed]) -> tuple[Tenure, ...]:
    return tuple(sorted({one.holding.tenure for one in listed}, key=str))
