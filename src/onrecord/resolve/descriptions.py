"""Who a description means ("the spokesman", "a senior official", "the ministry", "Oray's campaign").

A definite description of a person is tied to a name only by an office that the report prints beside that
name, and only if exactly one person in the report holds such an office and no word in capitals differs.
Otherwise it stays unresolved. Groups, documents and bodies go by their own description.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.model import EntityType, Naming, Span
from onrecord.resolve.known import Known
from onrecord.resolve.offices import plain_office
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.reading import Reading
from onrecord.resolve.resolved import Resolved, Turn, as_known, described, unresolved
from onrecord.resolve.roster import Roster
from onrecord.resolve.words import Word
from onrecord.resources import words_of

_LOOK_BACK_TURNS = 200
_LOOK_BACK_CHARS = 20_000

Owner = Callable[[Span], str | None]


def resolve_description(
    reading: Reading, roster: Roster, turns: Sequence[Turn], phrase: Phrase, owner: Owner
) -> Resolved:
    """Resolve a source that describes who speaks.

    Args:
        reading: The report.
        roster: Who it names.
        turns: Speakers already resolved, in order.
        phrase: The source, read as a phrase.
        owner: Gives the canonical name of a possessor ("his", "Oray's").
    """
    sort = sort_of(phrase)
    if sort is EntityType.PERSON:
        return _person(reading, roster, turns, phrase, owner)
    if sort is EntityType.DOCUMENT:
        return _earlier(turns, phrase) or described(reading, phrase, sort, Naming.DOCUMENT, "document-noun")
    if sort is EntityType.ORGANISATION:
        return _body(reading, roster, turns, phrase, owner)
    if sort is EntityType.GROUP:
        naming = Naming.UNNAMED if is_withheld(reading, phrase) else Naming.COLLECTIVE
        return _owned(reading, phrase, sort, naming, "group-noun", owner)
    return described(reading, phrase, EntityType.UNKNOWN, Naming.UNNAMED, "description")


def sort_of(phrase: Phrase) -> EntityType:
    """Tell what kind of thing a description is of, by its head noun."""
    head = _noun(phrase)
    if head in words_of("speakers", "empty") or head[0].isdigit():
        return EntityType.GROUP
    if head in words_of("speakers", "documents"):
        return EntityType.DOCUMENT
    if head in words_of("speakers", "organisation_nouns", "collective_bodies") and not _plural_body(head):
        return EntityType.ORGANISATION
    if head in words_of("speakers", "crowd", "withheld_plural"):
        return EntityType.GROUP
    if _is_person_noun(head):
        return EntityType.PERSON
    return EntityType.GROUP if head.endswith("s") and not head.endswith("ss") else EntityType.UNKNOWN


def _noun(phrase: Phrase) -> str:
    """Return the head noun, the part after a hyphen ("trade-unionist") or of a participle's noun aside."""
    words = [word.lower for word in phrase.words]
    if words[-1].endswith(("ed", "ing")) and len(words) > 1 and _is_known_noun(words[-2]):
        return words[-2]
    return phrase.head if _is_known_noun(phrase.head) else phrase.head.rsplit("-", 1)[-1]


def _is_known_noun(noun: str) -> bool:
    lists = ("documents", "organisation_nouns", "collective_bodies", "crowd", "withheld_plural")
    return noun in words_of("speakers", *lists) or _is_person_noun(noun)


def _is_person_noun(noun: str) -> bool:
    return noun in words_of("speakers", "persons", "withheld_singular") or noun in words_of(
        "offices", "male", "female", "neutral"
    )


def _plural_body(head: str) -> bool:
    return head in ("forces", "services", "partners", "authorities", "networks", "airlines")


def is_withheld(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a group is of persons whose names are held back, rather than a crowd."""
    if _noun(phrase) in words_of("speakers", "withheld_plural"):
        return True
    after = reading.words[reading.index_at(phrase.core.end) :][:1]
    followed = after and after[0].start < phrase.span.end and after[0].lower
    return bool(followed) and followed in words_of("speakers", "withheld_phrases")


def _person(
    reading: Reading, roster: Roster, turns: Sequence[Turn], phrase: Phrase, owner: Owner
) -> Resolved:
    if phrase.indefinite:
        return described(reading, phrase, EntityType.PERSON, Naming.UNNAMED, "indefinite")
    holders = _holders(reading, roster, phrase)
    if len(holders) == 1:
        known, span = holders[0]
        return as_known(known, "office-held", (span, phrase.span), 0.85)
    if not holders and (same := _earlier(turns, phrase) or _introduced(reading, phrase)):
        return same
    if phrase.possessor is None or plain_office(phrase.head) in roster.offices:
        return unresolved("description-unresolved", (phrase.span,), type_=EntityType.PERSON)
    return _owned(reading, phrase, EntityType.PERSON, Naming.UNNAMED, "owned", owner)


def _holders(reading: Reading, roster: Roster, phrase: Phrase) -> list[tuple[Known, Span]]:
    """Return who holds the office that a description names: same noun, no word in capitals beside it.

    Each person comes once, with the place of the office.
    """
    claims = claims_of(phrase)
    held: dict[int, tuple[Known, Span]] = {}
    for known, span in roster.offices.get(plain_office(phrase.head), []):
        if claims <= {word.lower for word in reading.words_in(span)}:
            held.setdefault(id(known), (known, span))
    return list(held.values())


def claims_of(phrase: Phrase) -> set[str]:
    """Return the words of a description that tell one holder of an office from another: names, possessors."""
    first = phrase.words[0]
    return {
        word.lower
        for word in phrase.words[:-1]
        if word.possessive or (word.capital and (word is not first or phrase.determiner is None))
    }


def _earlier(turns: Sequence[Turn], phrase: Phrase) -> Resolved | None:
    """Return the one earlier speaker without a name who was described by the same noun, if there is one."""
    if phrase.indefinite or phrase.possessor is not None:
        return None
    same = {
        turn.who.name: turn.who for turn in turns if turn.who.head == phrase.head and turn.who.known is None
    }
    if len(same) != 1:
        return None
    who = next(iter(same.values()))
    return Resolved(
        who.name, who.type, who.naming, "same-noun", (*who.spans[:1], phrase.span), 0.75, head=who.head
    )


def _introduced(reading: Reading, phrase: Phrase) -> Resolved | None:
    """Return the one person whom the report brought in before as "a …" with the same noun."""
    if phrase.possessor is not None:
        return None
    pattern = rf"\b(?:a|an|another)\s(?:[\w'’-]+\s){{0,4}}?{re.escape(phrase.head)}\b"
    start = max(0, phrase.span.start - _LOOK_BACK_CHARS)
    found = list(re.compile(pattern, re.IGNORECASE).finditer(reading.text, start, phrase.span.start))
    printed = {" ".join(match.group().lower().split()): match for match in found}
    if len(printed) != 1:
        return None
    first = found[0]
    name = " ".join(first.group().split())
    spans = (Span(first.start(), first.end()), phrase.span)
    return Resolved(
        name[0].lower() + name[1:],
        EntityType.PERSON,
        Naming.UNNAMED,
        "introduced",
        spans,
        0.7,
        head=phrase.head,
    )


def _body(reading: Reading, roster: Roster, turns: Sequence[Turn], phrase: Phrase, owner: Owner) -> Resolved:
    if not phrase.indefinite and phrase.possessor is None and not _capital(phrase.words):
        found = _named_body(roster, phrase) or _body_speaking(reading, turns, phrase)
        if found:
            return as_known(found[0], found[1], (found[0].mentions[0].span, phrase.span), 0.75)
    if same := _earlier(turns, phrase):
        return same
    if (
        phrase.head in words_of("speakers", "anaphoric_organisations")
        and len(phrase.words) == 2
        and not phrase.indefinite
    ):
        return unresolved("description-unresolved", (phrase.span,), type_=EntityType.ORGANISATION)
    return _owned(reading, phrase, EntityType.ORGANISATION, Naming.COLLECTIVE, "body-noun", owner)


def _capital(words: Sequence[Word]) -> bool:
    return any(word.capital for word in words[1:])


def _named_body(roster: Roster, phrase: Phrase) -> tuple[Known, str] | None:
    """Return the one organisation whose name holds the noun ("the board" for "Board of Elections")."""
    wanted = {word.lower for word in phrase.words if word.lower not in words_of("speakers", "fillers")}
    fits = [
        one
        for one in roster.body_words.get(phrase.head, [])
        if wanted <= {word.lower() for word in one.words}
    ]
    return (fits[0], "noun-of-name") if len(fits) == 1 else None


def _body_speaking(reading: Reading, turns: Sequence[Turn], phrase: Phrase) -> tuple[Known, str] | None:
    """Return the organisation that spoke last, for "the company" in its paragraph or the next."""
    if phrase.head not in words_of("speakers", "anaphoric_organisations"):
        return None
    here = reading.paragraph_of(phrase.span.start)
    for turn in reversed(turns):
        if here - reading.paragraph_of(turn.place) > 1:
            return None
        if turn.who.known is not None and turn.who.type is EntityType.ORGANISATION:
            return turn.who.known, "body-spoke-last"
    return None


def _owned(
    reading: Reading, phrase: Phrase, type_: EntityType, naming: Naming, rule: str, owner: Owner
) -> Resolved:
    """Describe what belongs to somebody, with the owner under his own name ("Mara Oray's campaign")."""
    plain = described(reading, phrase, type_, naming, rule)
    name = owner(phrase.possessor) if phrase.possessor else None
    if name is None or phrase.possessor is None:
        return plain
    rest = [word for word in phrase.words if word.start >= phrase.possessor.end]
    printed = " ".join(word.text for word in rest)
    return Resolved(
        f"{name}'s {printed}", type_, naming, rule, plain.spans, plain.confidence, head=plain.head
    )
