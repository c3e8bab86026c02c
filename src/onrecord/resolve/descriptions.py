"""What a description is of, and how it names whoever it describes where the report gives no name.

Whom else it may mean is weighed in `antecedents`. A description that means nobody else is its own name, with
its owner under his own ("Oray's campaign" is "Mara Oray's campaign").
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from onrecord.model import EntityType, Naming, Span
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.printed import described
from onrecord.resolve.reading import Reading
from onrecord.resolve.resolved import Resolved
from onrecord.resources import load_table, words_of

RULE = "own-words-describe"

OwnerOf = Callable[[Span], Resolved | None]


def sort_of(phrase: Phrase) -> EntityType:
    """Tell what kind of thing a description is of, by its head noun; of "a pair of ads", by the ads."""
    head = phrase.held or _noun(phrase)
    if head.endswith("-year-old"):
        return EntityType.PERSON
    if head in words_of("speakers", "empty") or head[0].isdigit():
        return EntityType.GROUP
    if head in words_of("speakers", "documents"):
        return EntityType.DOCUMENT
    if head in words_of("speakers", "organisation_nouns", "collective_bodies") and not _plural_body(head):
        return EntityType.ORGANISATION
    if head in words_of("speakers", "crowd", "withheld_plural", "camps"):
        return EntityType.GROUP
    if _is_person_noun(head):
        return EntityType.PERSON
    return EntityType.GROUP if head.endswith("s") and not head.endswith("ss") else EntityType.UNKNOWN


def _noun(phrase: Phrase) -> str:
    """Return the head noun, the part after a hyphen ("trade-unionist") or of a participle's noun aside."""
    words = [word.lower for word in phrase.words]
    if words[-1].endswith(("ed", "ing")) and len(words) > 1 and _is_known_noun(words[-2]):
        return words[-2]
    if _is_known_noun(phrase.head) or phrase.head.endswith("-year-old"):
        return phrase.head
    return phrase.head.rsplit("-", 1)[-1] or phrase.head


def _is_known_noun(noun: str) -> bool:
    lists = ("documents", "organisation_nouns", "collective_bodies", "crowd", "withheld_plural")
    return noun in words_of("speakers", *lists) or _is_person_noun(noun)


def _is_person_noun(noun: str) -> bool:
    return noun in words_of("speakers", "persons", "withheld_singular") or noun in words_of(
        "offices", "male", "female", "neutral"
    )


def _plural_body(head: str) -> bool:
    return head in ("forces", "services", "partners", "authorities", "networks", "airlines")


@cache
def noun_classes(noun: str) -> frozenset[str]:
    """Return the fields of work that an office noun, in its plain form, belongs to."""
    fields: dict[str, str] = load_table("offices")["fields"]
    return frozenset(field for field, nouns in fields.items() if noun in nouns.split())


def is_withheld(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a group is of persons whose names are held back, rather than a crowd."""
    if _noun(phrase) in words_of("speakers", "withheld_plural"):
        return True
    after = reading.words[reading.index_at(phrase.core.end) :][:1]
    followed = after and after[0].start < phrase.span.end and after[0].lower
    return bool(followed) and followed in words_of("speakers", "withheld_phrases")


def claims_of(phrase: Phrase) -> set[str]:
    """Return the words of a description that tell one bearer of an office from another: names, owners."""
    first = phrase.words[0]
    return {
        word.lower
        for word in phrase.words[:-1]
        if word.possessive or (word.capital and (word is not first or phrase.determiner is None))
    }


def by_itself(reading: Reading, phrase: Phrase, owner_of: OwnerOf) -> Resolved:
    """Say that somebody speaks whom only this description tells.

    Args:
        reading: The report.
        phrase: The description.
        owner_of: Tells who an owner is ("his", "Oray's").
    """
    owner = owner_of(phrase.possessor) if phrase.possessor is not None else None
    if owner is not None and owner.name and phrase.head in words_of("speakers", "utterances"):
        return owner
    sort = sort_of(phrase)
    plain = described(reading, phrase, sort, naming_of(reading, phrase, sort), RULE)
    if owner is None or owner.name is None or phrase.possessor is None or plain.name is None:
        return plain
    return _with_owner(reading, phrase, plain, owner.name)


def naming_of(reading: Reading, phrase: Phrase, sort: EntityType) -> Naming:
    """Tell how a description names: a document, a crowd or body, or somebody whose name is not given."""
    if sort is EntityType.DOCUMENT:
        return Naming.DOCUMENT
    if sort in (EntityType.PERSON, EntityType.UNKNOWN) or phrase.head == "one":
        return Naming.UNNAMED
    if sort is EntityType.GROUP and is_withheld(reading, phrase):
        return Naming.UNNAMED
    return Naming.COLLECTIVE


def _with_owner(reading: Reading, phrase: Phrase, plain: Resolved, owner: str) -> Resolved:
    """Put an owner's own name before what is theirs ("Mara Oray's campaign")."""
    first = reading.index_at(phrase.possessor.end if phrase.possessor else 0)
    printed = plain.name or ""
    head = reading.words[first].text if first < len(reading.words) else ""
    rest = printed[printed.find(head) :] if head in printed else printed
    name = f"{owner}'s {rest}"
    return Resolved(
        name, plain.type, plain.naming, plain.rule, plain.spans, plain.confidence, head=plain.head
    )
