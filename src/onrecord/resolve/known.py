"""Somebody or something that a report names, with all that the report prints beside the name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.model import EntityType, Span
from onrecord.resolve.names import Mention
from onrecord.resolve.reading import Reading
from onrecord.resolve.words import adjoin
from onrecord.resources import words_of

MALE, FEMALE = "male", "female"


@dataclass(slots=True, eq=False)
class Known:
    """Somebody or something that the report names.

    Filled while the roster is built, only read afterwards.

    Attributes:
        words: The fullest form of the name.
        type: Person or organisation; unknown where the report leaves it open.
        mentions: Every mention, in order.
        offices: Where offices are printed beside the name, in order.
        votes: What the report says of the person's sex: titles, nouns and pronouns.
        told: What titles and nouns alone say of it.
        unsure: Starts of mentions that more than one bearer of the name could be meant by.
        place: Whether the encoder takes it for a place, and no given name says otherwise.
    """

    words: tuple[str, ...]
    type: EntityType = EntityType.UNKNOWN
    mentions: list[Mention] = field(default_factory=list)
    offices: list[Span] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    unsure: set[int] = field(default_factory=set)
    place: bool = False

    @property
    def name(self) -> str:
        """The canonical name: the fullest form printed, without titles."""
        return " ".join(self.words)

    @property
    def gender(self) -> str | None:
        """The sex that the report tells, where its signs agree by two to one."""
        male, female = self.votes[MALE], self.votes[FEMALE]
        if male == female or min(male, female) * 2 > max(male, female):
            return None
        return MALE if male > female else FEMALE

    @property
    def is_body(self) -> bool:
        """Whether this is an organisation."""
        return self.type is EntityType.ORGANISATION

    @property
    def can_be_person(self) -> bool:
        """Whether nothing shows that this is a body or a place."""
        return not self.is_body and not self.place

    @property
    def is_person(self) -> bool:
        """Whether the report shows that this is a person."""
        return self.type is EntityType.PERSON


def modifies(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name only describes the noun after it ("the Varn senator", "a Salen company")."""
    at = reading.index_at(mention.span.end)
    if (
        mention.possessive
        or not 0 < at < len(reading.words)
        or not adjoin(reading.text, reading.words[at - 1], reading.words[at])
    ):
        return False
    lists = ("crowd", "withheld_plural", "documents", "organisation_nouns", "persons")
    after = reading.words[at].lower
    return after in words_of("speakers", *lists) or after in words_of(
        "offices", "male", "female", "neutral", "modifiers"
    )
