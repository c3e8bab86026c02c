"""A report as a conversation: who speaks where, who is addressed where, and by whom.

talk = talk_of(reading, roster, speakers)
talk.ties[0].name      "Radio Varn", whom talk.ties[0].who addresses
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.model import Span
from onrecord.resolve.hearers import Hearer, find_hearers
from onrecord.resolve.kinds import Act, find_kind
from onrecord.resolve.occasions import On, find_occasions
from onrecord.resolve.reading import Reading
from onrecord.resolve.resolved import Resolved, Turn, latest, turns_of
from onrecord.resolve.roster import Roster
from onrecord.resolve.speakers import resolve_phrase
from onrecord.resolve.within import other_person

K = TypeVar("K")
V = TypeVar("V")

ByOffice = Callable[[Resolved, Span], Resolved]
"""Names by an office whoever a phrase leaves open."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A hearer with the name resolved, and who addresses them, if the report tells."""

    hearer: Hearer
    name: str
    who: str | None
    paragraph: int

    @property
    def place(self) -> int:
        """Where the hearer is printed."""
        return self.hearer.party.span.start


@dataclass(frozen=True, slots=True)
class Talk:
    """A report as a conversation: who speaks where, and who is addressed where.

    Attributes:
        reading: The report.
        roster: Who it names.
        names: Who speaks in each attribution; short forms of a name as the full one.
        speakers: The same, as resolved.
        acts: The speech act of each attribution.
        occasions: On what occasion each was said.
        paragraphs: The number of the paragraph of each.
        ties: Everybody addressed, in order of the text.
        spoken: The numbers of the attributions of each speaker.
        by_number: Who is addressed in the sentence of an attribution.
        by_speaker: Whom each speaker addresses.
        counted: How often each speaker addresses each hearer.
        parts: Each hearer's part of all addresses.
        company: How many people speak, and how many of them more than once.
        turns: Who speaks where, in order.
        by_office: Names people by their offices.
        heard: Whom phrases mean that were asked about before: asking is dear, and several rules ask the same.
    """

    reading: Reading
    roster: Roster
    names: tuple[str | None, ...]
    speakers: Sequence[Resolved]
    acts: Sequence[Act]
    occasions: Sequence[On | None]
    paragraphs: tuple[int, ...]
    ties: tuple[Tie, ...]
    spoken: Mapping[str, Sequence[int]]
    by_number: Mapping[int, Sequence[Tie]]
    by_speaker: Mapping[str, Sequence[Tie]]
    counted: Mapping[tuple[str | None, str], int]
    parts: Mapping[str, float]
    company: Mapping[str, float]
    turns: Sequence[Turn]
    by_office: ByOffice
    heard: dict[Span, Resolved]

    def who_at(self, span: Span) -> Resolved:
        """Return whom a noun phrase or a pronoun means, read at its place as a source would be."""
        found = self.heard.get(span)
        if found is None:
            found = _who_at(self.reading, self.roster, self.turns, span, self.by_office)
            self.heard[span] = found
        return found


def talk_of(
    reading: Reading,
    roster: Roster,
    speakers: Sequence[Resolved],
    by_office: ByOffice = lambda who, _: who,
) -> Talk:
    """Collect who is addressed in a report, and by whom.

    Args:
        reading: The report.
        roster: Who it names.
        speakers: Who speaks in each attribution of the reading.
        by_office: Names by an office whoever a phrase leaves open.
    """
    turns = turns_of(reading, speakers)

    def who_at(span: Span) -> Resolved:
        return _who_at(reading, roster, turns, span, by_office)

    found = [
        (hearer, name, _addresser(reading, roster, speakers, hearer, who_at))
        for hearer in find_hearers(reading, roster)
        if (name := _name(reading, roster, speakers, hearer))
    ]
    full = _full_names([*(who.name for who in speakers), *(who for _, _, who in found)])
    ties = tuple(
        Tie(hearer, name, full.get(who, who) if who else None, reading.paragraph_of(hearer.party.span.start))
        for hearer, name, who in found
    )
    names = tuple(full.get(who.name, who.name) if who.name else None for who in speakers)
    paragraphs = tuple(reading.paragraph_of(said.place) for said in reading.said)
    spoken = _grouped((name, number) for number, name in enumerate(names) if name)
    return Talk(
        reading=reading,
        roster=roster,
        names=names,
        speakers=speakers,
        acts=tuple(find_kind(reading, said) for said in reading.said),
        occasions=find_occasions(reading, speakers),
        paragraphs=paragraphs,
        ties=ties,
        spoken=spoken,
        by_number=_grouped((tie.hearer.number, tie) for tie in ties if tie.hearer.number is not None),
        by_speaker=_grouped((tie.who, tie) for tie in ties if tie.who),
        counted=Counter((tie.who, tie.name) for tie in ties),
        parts={name: times / len(ties) for name, times in Counter(tie.name for tie in ties).items()},
        company={
            "people": math.log1p(len(spoken)),
            "talkers": math.log1p(sum(len(numbers) > 1 for numbers in spoken.values())),
        },
        turns=turns,
        by_office=by_office,
        heard={},
    )


def _who_at(
    reading: Reading, roster: Roster, turns: Sequence[Turn], span: Span, by_office: ByOffice
) -> Resolved:
    return by_office(resolve_phrase(reading, roster, latest(turns, span.start), span), span)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _full_names(names: Sequence[str | None]) -> dict[str, str]:
    """Return, for each surname that stands alone, a full name that ends in it."""
    known = {name for name in names if name}
    longer = {name.split()[-1].lower(): name for name in sorted(known) if 1 < len(name.split()) <= 4}
    return {
        name: longer[name.lower()]
        for name in known
        if " " not in name and name.lower() in longer and longer[name.lower()][0].isupper()
    }


def _name(reading: Reading, roster: Roster, speakers: Sequence[Resolved], hearer: Hearer) -> str | None:
    """Return the name of a hearer; of "him" and "her", that of the last other person who fits."""
    if hearer.party.name:
        return hearer.party.name
    speaker = speakers[hearer.number] if hearer.number is not None else None
    known = other_person(reading, roster, hearer.party.span, speaker)
    return known.name if known else None


def _addresser(
    reading: Reading,
    roster: Roster,
    speakers: Sequence[Resolved],
    hearer: Hearer,
    who_at: Callable[[Span], Resolved],
) -> str | None:
    """Return who addresses a hearer: the speaker of the sentence's statement, else its first person."""
    if hearer.number is not None:
        return speakers[hearer.number].name
    sentence = reading.sentence_of(hearer.trigger.start)
    for mention in roster.mentions_between(sentence.start, hearer.trigger.start):
        known = roster.at.get(mention.span.start)
        if known is not None and known.is_person and not mention.possessive:
            return known.name
    for word in reading.words_in(Span(sentence.start, hearer.trigger.start)):
        if word.lower in ("he", "she"):
            return who_at(word.span).name
    return None
