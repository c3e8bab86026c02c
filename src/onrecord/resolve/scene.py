"""What holds at one place of a report: whom and what it speaks of, and who has spoken before.

scene = Scene(reading, roster, turns)
scene.turns_before(at)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import EntityType, Span
from onrecord.resolve.ground import SOURCE, Presence
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.referents import Referent
from onrecord.resolve.resolved import Resolved, Turn
from onrecord.resolve.roster import Roster
from onrecord.resolve.scenery import Scenery


@dataclass(frozen=True, slots=True)
class Scene:
    """A report at a place where something is asked.

    Attributes:
        reading: The report.
        roster: Whom it names.
        turns: Who spoke so far, and where; sources in quotation marks left out.
    """

    reading: Reading
    roster: Roster
    turns: Sequence[Turn]

    @property
    def scenery(self) -> Scenery:
        """Whom and what the report speaks of."""
        return self.roster.scenery

    def sentence_of(self, at: int) -> int:
        """Return the number of the sentence that a place lies in."""
        return self.scenery.ground.sentence_of(at)

    def turns_before(self, at: int) -> Sequence[Turn]:
        """Return the turns whose source stands before a place."""
        return self.turns[: bisect_left(self.turns, at, key=lambda turn: turn.place)]

    def people_before(self, at: int) -> Iterator[tuple[Presence, Referent]]:
        """Yield the people named before a place, the last one first."""
        number = bisect_left(self.scenery.people, at, key=lambda pair: pair[0].span.start)
        return reversed(self.scenery.people[:number])

    def referent_of(self, who: Resolved, span: Span | None = None) -> Referent | None:
        """Return the referent that a speaker is; a new one for somebody described outside the noun phrases.

        Args:
            who: The speaker.
            span: The source that was resolved, if it is told now.
        """
        if who.name is None:
            return None
        if who.known is not None:
            return self.scenery.by_known.get(id(who.known))
        found = self.scenery.by_name.get(who.name)
        if found is None:
            found = self.scenery.by_name[who.name] = self._described(who, span)
        return found

    def _described(self, who: Resolved, span: Span | None) -> Referent:
        for referent in self.scenery.referents if span else ():
            near = None if referent.is_named or span is None else referent.before(span.end)
            if near is not None and span is not None and near.span.overlaps(span) and referent.who is None:
                referent.who = who
                referent.type = referent.type if who.type is EntityType.UNKNOWN else who.type
                return referent
        referent = Referent(who.type, who=who, heads={who.head} - {""})
        self.scenery.nearby.take(referent)
        return referent

    def expect(self, number: int, who: Resolved) -> None:
        """Take in, ahead of its turn, whose statement an attribution is."""
        referent = self.referent_of(who) if who.known is not None else None
        if referent is not None:
            self.scenery.speaking[number] = referent

    def tell(self, number: int, said: Said, who: Resolved, span: Span) -> None:
        """Take in who speaks in an attribution.

        Args:
            number: Its number.
            said: The attribution.
            who: Its speaker.
            span: The source that was resolved.
        """
        referent = self.referent_of(who, span)
        if referent is None:
            return
        self.scenery.speaking[number] = referent
        if not self.reading.is_quoted(span):
            at = said.place
            paragraph = self.reading.paragraph_of(at)
            presence = Presence(Span(at, at), self.sentence_of(at), paragraph, SOURCE, quoted=False)
            self.scenery.nearby.add(referent, presence)

    def around(self, said: Said | None, span: Span) -> list[Referent]:
        """Return whoever's statements a span stands in, other than its own."""
        speaking = self.scenery.speaking
        return [
            speaking[number]
            for number in self.reading.telling(span)
            if number in speaking and self.reading.said[number] is not said
        ]
