"""Which of those whom a report speaks of are mentioned around a place, or go by a noun.

A mention can mean few others than these, however long the report is: asking all of them would take time by
the square of its length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.resolve.ground import Presence
from onrecord.resolve.referents import Referent


@dataclass(slots=True)
class Nearby:
    """Referents by their places and nouns; those that turn up later are taken in.

    Attributes:
        referents: All of them, in the order in which they were taken in.
        numbers: Their numbers in that order, by identity.
        by_paragraph: The numbers of those mentioned in a paragraph.
        by_noun: The numbers of those who go by a noun, or bear it in their name; in small letters.
    """

    referents: list[Referent] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    by_paragraph: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_noun: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def take(self, referent: Referent) -> None:
        """Take in somebody, with the mentions and nouns that are known by now."""
        number = self.numbers[id(referent)] = len(self.referents)
        self.referents.append(referent)
        names = referent.known.words if referent.known is not None else ()
        for noun in (*referent.heads, *(word.lower() for word in names)):
            self.by_noun[noun].add(number)
        for presence in referent.presences:
            self.by_paragraph[presence.paragraph].add(number)

    def add(self, referent: Referent, presence: Presence) -> None:
        """Take in a mention of somebody who was taken in."""
        referent.add(presence)
        self.by_paragraph[presence.paragraph].add(self.numbers[id(referent)])

    def around(
        self, paragraphs: Iterable[int], nouns: Iterable[str], handy: Iterable[Referent]
    ) -> list[Referent]:
        """Return those who are mentioned in paragraphs, go by nouns, or are handy anyway, in order."""
        found = {self.numbers[id(one)] for one in handy}
        found |= {number for paragraph in paragraphs for number in self.by_paragraph.get(paragraph, ())}
        found |= {number for noun in nouns for number in self.by_noun.get(noun, ())}
        return [self.referents[number] for number in sorted(found)]
