"""A finding as it is compared with others: its words, who plays which part, where, by whose word.

Another report may call the same party otherwise, so parties are compared by entity of the whole record, and
by the words of their names only where that is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.interpret.reported import Reported
from onrecord.interpret.wording import Wording, root_of, wording_for
from onrecord.model import FindingType
from onrecord.model.names import name_words
from onrecord.resources import words_of

IDENTITY = {
    FindingType.COMMITMENT: "debtor",
    FindingType.MEASURE: "authority",
    FindingType.RESPONSIBILITY: "bearer",
    FindingType.RESERVATION: "bearer",
    FindingType.REQUEST: "requester",
    FindingType.QUESTION: "asked",
    FindingType.CONTACT: "party",
    FindingType.STANCE: "bearer",
}
"""The part whose player says which thing it is; another player bars a tie, save for measures."""


POINTED_AT = frozenset({FindingType.COMMITMENT, FindingType.REQUEST})
"""What "the promise" or "the demand" of another report can mean."""

_MOUTHPIECE = re.compile(r"\bspokes\w+|\bpress (?:secretary|officer|service)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Player:
    """Who plays the part that says which thing it is.

    What a spokesman promises or asks is his principal's, whom his name does not tell: `is_voice`.
    """

    id: str | None
    name: str
    is_voice: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The words of the name as names are compared."""
        return _telling_words(self.name)

    @property
    def is_named(self) -> bool:
        """Whether the name tells who it is: no description such as "head of state", and no spokesman's."""
        return not self.is_voice and any(word[:1].isupper() for word in self.name.split())


@lru_cache(maxsize=16_384)
def _telling_words(name: str) -> frozenset[str]:
    return frozenset(name_words(name)) - words_of("words", "function")


@dataclass(frozen=True, slots=True)
class Profile:
    """A finding as it is compared.

    `object_words` are the object's without those of the players' names, which are a reason of their own.
    """

    reported: Reported
    wording: Wording
    object_words: frozenset[str]
    players: tuple[Player, ...]
    places: frozenset[tuple[str, ...]]
    claimants: frozenset[str]
    company: frozenset[str]
    states: frozenset[str]

    @classmethod
    def of(cls, reported: Reported) -> Profile:
        """Prepare a finding for comparing."""
        finding = reported.finding
        part = IDENTITY[finding.finding]
        spokesmen = {voice.by for voice in reported.voices if _MOUTHPIECE.search(voice.role or "")}
        players = tuple(
            Player(reported.id_of(party.name), party.name, party.name in spokesmen)
            for party in finding.parties
            if party.part == part
        )
        wording = wording_for(finding.finding, finding.object.text)
        return cls(
            reported=reported,
            wording=wording,
            object_words=wording.words - {root_of(word) for player in players for word in player.words},
            players=players,
            places=frozenset(name_words(place) for place in finding.places),
            claimants=frozenset(key_of(voice.by_id, voice.by) for voice in reported.voices if voice.by),
            company=frozenset(reported.who.values()),
            states=frozenset((finding.state, *(account.state for account in finding.accounts))),
        )

    @property
    def type(self) -> FindingType:
        """The type of the finding."""
        return self.reported.finding.finding

    @property
    def pointed_terms(self) -> frozenset[str]:
        """Words of the object and of the players' names: words that point back mean what shares one."""
        return self.wording.words | {word for player in self.players for word in player.words}

    @property
    def sides(self) -> frozenset[str]:
        """What beside its words the same thing shares one of: no tie goes without."""
        finding = self.reported.finding
        found = {f"party {word}" for one in self.players for word in (one.id, *one.words) if word}
        found |= {f"party {one}" for one in self.claimants} | {
            f"place {' '.join(one)}" for one in self.places
        }
        found |= {f"party {key_of(one.id, one.name)}" for one in self.players}
        found |= {f"company {one}" for one in self.company} | {f"report {self.reported.document_id}"}
        found |= {f"due {finding.until}"} if finding.until else set()
        return frozenset(found)


def key_of(record_id: str | None, name: str | None) -> str:
    """Return what a party is told apart by: its entity, else the words of its name."""
    return record_id or " ".join(name_words(name or ""))


def is_one(one: Player, other: Player) -> bool:
    """Tell whether two are one entity of the whole record."""
    return one.id is not None and one.id == other.id


def names_fit(one: Player, other: Player) -> bool:
    """Tell whether one name holds the other's words, and nothing says that they are two."""
    if one.id and other.id and one.id != other.id:
        return False
    fewer, more = sorted((one.words, other.words), key=len)
    return bool(fewer) and fewer <= more
