"""Say who is meant by an office alone ("the Verian president"), where an authority file tells who held it.

The description has to be definite and to say whose office it is, the office one that one person holds at a
time, and exactly one person of the file to hold it on every day on which the report can have been written:
nobody else even possibly. Everything else stays as unresolved as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import (
    Authority,
    AuthorityEntity,
    Candidate,
    Days,
    Entity,
    EntityType,
    Link,
    Naming,
    Office,
    Reason,
    Span,
)
from onrecord.resolve.known import Known
from onrecord.resolve.linking import AT_THE_DATE, is_listed_twice, link_entities, link_entity, speaks_for
from onrecord.resolve.posts import Fit, compare, read_post
from onrecord.resolve.reading import Reading
from onrecord.resolve.register import Listed, Register
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.words import find_words
from onrecord.resources import words_of

RULE = "authority-office"
SCORE = 0.85
_CLAUSE = re.compile(r"[,;:()\[\]—–]")
_INDEFINITE = frozenset({"his", "her", "their", "its", "my", "our", "your"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the office that some words name, and how the authority file says it."""

    entity: AuthorityEntity
    reason: Reason


@dataclass(slots=True)
class OfficeFinder:
    """Names people by their offices in one report.

    Attributes:
        register: The authority file.
        days: The days on which the report can have been written.
        people: The report's own names of those whom it names, by id in the authority file.
        links: Links of those whom it does not name, by name; filled as they are found.
    """

    register: Register
    days: Days
    people: Mapping[str, Known]
    links: dict[str, Link] = field(default_factory=dict)

    def name(self, reading: Reading, who: Resolved, source: Sequence[Span]) -> Resolved:
        """Return who speaks, by office if the report itself leaves it open.

        Args:
            reading: The report.
            who: Who speaks as far as the report tells.
            source: The words that stand for the speaker.
        """
        if not source or not len(self.register) or not _is_open(who):
            return who
        span = max(source, key=len)
        holder = holder_of(span.text_of(reading.text), self.register, self.days)
        if holder is None:
            return who
        known = self.people.get(holder.entity.id)
        if known is not None:
            return Resolved(known.name, known.type, Naming.NAMED, RULE, (span,), SCORE, known)
        name = holder.entity.name
        self.links.setdefault(name, self._link(holder))
        return Resolved(name, EntityType.PERSON, Naming.NAMED, RULE, (span,), SCORE)

    def name_all(self, reading: Reading, speakers: Sequence[Resolved]) -> list[Resolved]:
        """Name by their offices those speakers whom the report leaves open."""
        return [
            self.name(reading, who, said.source) for said, who in zip(reading.said, speakers, strict=True)
        ]

    def link(self, entities: Sequence[Entity]) -> tuple[Entity, ...]:
        """Return the entities of the report, each with whom it is in the authority file."""
        return link_entities(entities, self.register, self.days, by_office=self.links)

    def _link(self, holder: Holder) -> Link:
        shown = Candidate(holder.entity.id, holder.entity.name, SCORE, (holder.reason,))
        return Link(shown, (), speaks_for(holder.entity, self.register, self.days))


def make_finder(
    register: Register | None, days: Days, people: Iterable[Known], titles: Callable[[Known], Sequence[str]]
) -> OfficeFinder:
    """Prepare to name people by their offices; without an authority file it names nobody.

    Args:
        register: The authority file.
        days: The days on which the report can have been written.
        people: Those whom the report names.
        titles: Gives the offices printed beside a name.
    """
    register = register or Register(Authority())
    named: dict[str, Known] = {}
    for known in people if len(register) else ():
        offices = tuple(Office(title) for title in titles(known))
        forms = tuple(dict.fromkeys(mention.name for mention in known.mentions))
        entity = Entity("", known.name, known.type, Naming.NAMED, forms, offices)
        link = link_entity(entity, register, days)
        if link is not None and link.to is not None:
            named.setdefault(link.to.id, known)
    return OfficeFinder(register, days, named)


def holder_of(words: str, register: Register, days: Days) -> Holder | None:
    """Return who held the office that a description names, on all of some days, nobody else on any."""
    title = described_office(words)
    if title is None:
        return None
    printed = read_post(title)
    if printed.former or printed.shared or not printed.words:
        return None
    fitting = [
        listed
        for listed in register.holders(printed.noun)
        if compare(printed, listed.post, listed.also) is Fit.SAME
        and not listed.holding.shared
        and listed.holding.tenure.possibly.overlaps(days)
    ]
    sure = [listed for listed in fitting if _held_throughout(listed, days)]
    if not sure or any(not _is_same(sure[0].entity, other.entity, register) for other in fitting):
        return None
    return Holder(sure[0].entity, Reason(AT_THE_DATE, title, str(sure[0].holding), SCORE))


def is_by_office(link: Link) -> bool:
    """Tell whether a link was made for an office alone, with no name printed."""
    return link.to is not None and [reason.rule for reason in link.to.reasons] == [AT_THE_DATE]


def described_office(words: str) -> str | None:
    """Return the office that a definite description names ("the Verian president"), without its article.

    None for what is not definite, is of several, or names nobody's office ("a spokesman", "his aide").
    """
    plain = " ".join(_CLAUSE.split(words)[0].split())
    first, _, rest = plain.partition(" ")
    if first.lower() == "the":
        return rest or None
    found = find_words(plain)
    if not found or first.lower() in words_of("speakers", "indefinite") or first.lower() in _INDEFINITE:
        return None
    # Without an article only a name makes it definite: "Oray's spokesman", "Harbour Board spokesman".
    return plain if found[0].capital and len(found) > 1 else None


def _is_open(who: Resolved) -> bool:
    if who.known is not None or who.naming is not Naming.UNNAMED:
        return False
    return who.type in (EntityType.PERSON, EntityType.UNKNOWN) and who.rule != "indefinite"


def _held_throughout(listed: Listed, days: Days) -> bool:
    surely = listed.holding.tenure.surely
    return surely is not None and surely.contains(days)


def _is_same(one: AuthorityEntity, other: AuthorityEntity, register: Register) -> bool:
    return one.id == other.id or is_listed_twice(one, other, register)
