"""A finding as it is compared with others: its words, who plays which part, where, by whose word.

Another report may call the same party otherwise, so parties are compared by entity of the whole record, and
by the words of their names only where that is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.interpret.reported import Reported
from onrecord.interpret.wording import Wording, is_new, root_of, wording_for
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


_REQUESTED = "requested"

POINTED_AT = frozenset({FindingType.COMMITMENT, FindingType.REQUEST})
"""What "the promise" or "the demand" of another report can mean."""

_MOUTHPIECE = re.compile(r"\bspokes\w+|\bpress (?:secretary|officer|service)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Player:
    """Who plays the part that says which thing it is.

    What a spokesman promises or asks is his principal's, whom his name does not tell: `is_voice`. `office`
    holds the words of the office printed with who speaks, which tells for whom ("Orsk trade minister");
    `speaks` tells whether it is one of those who tell of the thing.
    """

    id: str | None
    name: str
    is_voice: bool = False
    office: frozenset[str] = frozenset()
    speaks: bool = False

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
    words = name_words(name)
    bare = words[1:] if words[:1] and words[0] in words_of("offices", "abbreviated") else words
    return frozenset(bare or words) - words_of("words", "function")


@dataclass(frozen=True, slots=True)
class Profile:
    """A finding as it is compared.

    `object_words` are the object's without those of the players' names, which are a reason of their own.
    """

    reported: Reported
    wording: Wording
    object_words: frozenset[str]
    players: tuple[Player, ...]
    requested: tuple[Player, ...]
    places: frozenset[tuple[str, ...]]
    claimants: frozenset[str]
    tellers: frozenset[str]
    company: frozenset[str]
    states: frozenset[str]

    @classmethod
    def of(cls, reported: Reported) -> Profile:
        """Prepare a finding for comparing."""
        finding = reported.finding
        part = IDENTITY[finding.finding]
        spokesmen = {voice.by for voice in reported.voices if _MOUTHPIECE.search(voice.role or "")}
        offices = {voice.by: _telling_words(voice.role) for voice in reported.voices if voice.role}
        speakers = {voice.by for voice in reported.voices}
        everyone = tuple(
            (
                party.part,
                Player(
                    reported.id_of(party.name),
                    party.name,
                    party.name in spokesmen,
                    offices.get(party.name, frozenset()),
                    party.name in speakers,
                ),
            )
            for party in finding.parties
        )
        players = tuple(player for played, player in everyone if played == part)
        wording = wording_for(finding.finding, finding.object.text)
        if finding.finding is FindingType.MEASURE:
            told = (voice.words for voice in reported.voices)
            wording = replace(wording, is_new=wording.is_new or any(is_new(one, wording) for one in told))
        return cls(
            reported=reported,
            wording=wording,
            object_words=wording.words - {root_of(word) for player in players for word in player.words},
            players=players,
            requested=tuple(player for played, player in everyone if played == _REQUESTED),
            places=frozenset(name_words(place) for place in finding.places),
            claimants=frozenset(key_of(voice.by_id, voice.by) for voice in reported.voices if voice.by),
            tellers=frozenset(filter(None, (own_name(voice.by) for voice in reported.voices))),
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
        found |= {f"asked {word}" for one in self.requested for word in (one.id, *one.words) if word}
        found |= {f"party {one}" for one in self.claimants} | {
            f"place {' '.join(one)}" for one in self.places
        }
        found |= {f"party {key_of(one.id, one.name)}" for one in self.players}
        found |= {f"party {word}" for one in self.players for word in one.office}
        found |= {f"teller {one}" for one in self.tellers} | {f"name {one}" for one in self.wording.names}
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
    fewer, more = sorted((one, other), key=lambda player: len(player.words))
    if not fewer.words or not fewer.words <= more.words:
        return False
    apart = one.id is not None and other.id is not None and one.id != other.id
    # A surname alone is tied to nobody in the record, which says nothing against its bearer.
    return not apart or _is_surname_of(fewer.name, more.name)


def _is_surname_of(short: str, full: str) -> bool:
    parts = full.split()
    named = all(part[:1].isupper() for part in parts)
    return named and len(parts) > 1 and short.split()[-1] == parts[-1] and len(_telling_words(short)) == 1


def are_namesakes(one: Player, other: Player) -> bool:
    """Tell whether two bear one name of their own, though the record could not tell that they are one."""
    return own_name(one.name) is not None and own_name(one.name) == own_name(other.name)


def own_name(name: str | None) -> str | None:
    """Return a full name as it is compared; None for one word, and for names that many bear.

    >>> own_name("Nina Aster"), own_name("Foreign Ministry"), own_name("Aster")
    ('nina aster', None, None)
    """
    words = name_words(name or "")
    if len(words) <= 1 or not name or not name[:1].isupper():
        return None
    return " ".join(words) if any(word not in _common() for word in words) else None


@cache
def _common() -> frozenset[str]:
    bodies = words_of("speakers", "organisation_nouns", "collective_bodies")
    return bodies | words_of("offices", "modifiers") | words_of("words", "compass", "function")


def speaks_for(one: Player, other: Player) -> bool:
    """Tell whether the office of one of two is with the other: what a minister owes, her country owes."""
    return any(
        bool(right.words) and right.words <= left.office and not right.words <= left.words
        for left, right in ((one, other), (other, one))
    )
