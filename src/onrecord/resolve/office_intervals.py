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

from onrecord.model import Entity, Span, Tenure
from onrecord.resolve.posts import Fit, compare, post_words, read_post, stem
from onrecord.resolve.register import Listed, Register

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
    return tuple(held for entity in entities for held in _held_by(register, entity, text))


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
            yield HeldOffice(entity_id, name, " ".join(before.split()), span, _tenures(fitting))
            return


def _tenures(listed: Iterable[Listed]) -> tuple[Tenure, ...]:
    return tuple(sorted({one.holding.tenure for one in listed}, key=str))
