"""Find where a report describes those whom it names: "the president", "the harbour spokeswoman".

Only phrases with a definite article whose noun is printed of somebody by name, that are no source (those are
told already) and mean somebody for sure; they become mentions of an entity, and nothing else rests on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model import EntityType, Span
from onrecord.resolve.offices import plain_office
from onrecord.resolve.reading import Reading, cover_of
from onrecord.resolve.resolved import Resolved, turns_of
from onrecord.resolve.roster import Roster
from onrecord.resolve.speakers import resolve_phrase

SURE = 0.8
"""From this share on, a description counts as a mention of whom it means."""


def described_at(reading: Reading, roster: Roster, speakers: Sequence[Resolved]) -> dict[int, list[Span]]:
    """Return where people with a name are described, by the identity of the bearer.

    Args:
        reading: The report.
        roster: Whom it names.
        speakers: Who speaks in each attribution of the reading.
    """
    turns = turns_of(reading, speakers)
    told = cover_of(span for said in reading.said for span in said.source)
    heads = {head for one in roster.scenery.referents if one.is_named for head in one.heads}
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for noun in roster.scenery.nouns:
        if noun.sort is not EntityType.PERSON or noun.determiner != "the" or told.overlaps(noun.span):
            continue
        if plain_office(noun.head) not in heads:
            continue
        who = resolve_phrase(reading, roster, turns, noun.span)
        if who.known is not None and who.confidence >= SURE:
            found[id(who.known)].append(noun.span)
    return dict(found)
