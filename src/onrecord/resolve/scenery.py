"""Whom and what a report speaks of, worked out once for each report.

scenery = make_scenery(reading, names, known)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model import EntityType, Mention
from onrecord.resolve.coreference import kinds_by_end, seen_as
from onrecord.resolve.ground import HEADING, MODIFIER, Ground, Presence, sentence_starts
from onrecord.resolve.known import Known
from onrecord.resolve.nearby import Nearby
from onrecord.resolve.nouns import Noun
from onrecord.resolve.reading import Reading
from onrecord.resolve.referents import Names, Referent, find_referents


@dataclass(slots=True)
class Scenery:
    """Whom and what a report speaks of, made once for each report; what turns out of them is added.

    Attributes:
        ground: The text and its sentences.
        nearby: All of them, by place and noun; speakers described outside the noun phrases are added.
        nouns: The noun phrases, in order.
        people: Mentions of the people named, in order; headings and quotations left out.
        speaking: Whose statement each attribution is, as far as that is told, by its number.
        by_known: The referents with a name, by the identity of its bearer.
        by_name: The speakers without one, by what they are called.
        seen: What the encoder takes for mentions, by where they end.
    """

    ground: Ground
    nearby: Nearby
    nouns: Sequence[Noun]
    people: Sequence[tuple[Presence, Referent]]
    speaking: dict[int, Referent] = field(default_factory=dict)
    by_known: dict[int, Referent] = field(default_factory=dict)
    by_name: dict[str, Referent] = field(default_factory=dict)
    seen: dict[int, Mention] = field(default_factory=dict)

    @property
    def referents(self) -> Sequence[Referent]:
        """All of them, in the order in which they were found."""
        return self.nearby.referents


def make_scenery(reading: Reading, names: Names, known: Sequence[Known]) -> Scenery:
    """Find whom and what a report speaks of.

    Args:
        reading: The report.
        names: Its proper names.
        known: Whom it names.
    """
    ground = Ground(reading, sentence_starts(reading))
    referents, nouns = find_referents(ground, names, known)
    people = [
        (presence, referent)
        for referent in referents
        if referent.is_named and referent.type is EntityType.PERSON
        for presence in referent.presences
        if presence.role not in (HEADING, MODIFIER) and not presence.quoted
    ]
    people.sort(key=lambda pair: pair[0].span.start)
    by_known = {id(referent.known): referent for referent in referents if referent.is_named}
    seen, nearby = kinds_by_end(reading), Nearby()
    for referent in referents:
        nearby.take(referent)
        referent.seen = seen_as(seen, (presence.span for presence in referent.presences))
    return Scenery(ground, nearby, nouns, people, by_known=by_known, seen=seen)
