"""Say whom a noun phrase means that is no source ("the guild", "it"), once it is known who speaks.

whom = whom_of(reading, roster, speakers)
whom(span)  # 'Guild of Train Staff'

A source that only describes is left as it is printed where a report does not make clear enough whose words
they are; who owes or asks is told more freely, by the one body whose name has the noun or the one person who
holds such an office.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from onrecord.model import Span
from onrecord.resolve.companies import MEANT, only_company
from onrecord.resolve.known import Known
from onrecord.resolve.offices import plain_office
from onrecord.resolve.reading import Reading
from onrecord.resolve.resolved import Resolved, latest, turns_of
from onrecord.resolve.roster import Roster
from onrecord.resolve.speakers import resolve_phrase

Whom = Callable[[Span], str | None]
"""Tells the name of whom words of the reading copy mean; None where it is not told, or not surely enough."""
SURE = 0.6
"""From this share of right answers on, a phrase is taken for whom it likeliest means."""
_LONGEST = 5
"""Words of a phrase that can mean the only one of its sort, the article among them."""


def whom_of(reading: Reading, roster: Roster, speakers: Sequence[Resolved]) -> Whom:
    """Return what tells whom the noun phrases of a report mean, of those whom it names.

    Args:
        reading: The report.
        roster: Whom it names.
        speakers: Who speaks in each attribution of the reading.
    """
    turns = turns_of(reading, speakers)

    @cache
    def company() -> str | None:
        return only_company(reading.text)

    def whom(span: Span) -> str | None:
        only = _only_one(reading, roster, span)
        if only is not None:
            return only.name
        if MEANT.fullmatch(reading.text, span.start, span.end) and company():
            return company()
        who = resolve_phrase(reading, roster, latest(turns, span.start), span)
        return who.name if who.known is not None and who.confidence >= SURE else None

    return whom


def _only_one(reading: Reading, roster: Roster, span: Span) -> Known | None:
    """Return whom "the" with a noun means, where the report names one alone who can be meant."""
    words = [word.lower for word in reading.words_in(span)]
    if words[:1] != ["the"] or not 1 < len(words) <= _LONGEST:
        return None
    _, *more, head = words
    bodies = [one for one in roster.body_words.get(head, ()) if set(more) <= {w.lower() for w in one.words}]
    who = bodies or _holders(reading, roster, head, more)
    return who[0] if len({one.name for one in who}) == 1 else None


def _holders(reading: Reading, roster: Roster, head: str, more: Sequence[str]) -> list[Known]:
    """Return those who hold an office of a noun, with all that is said of it."""
    return [
        known
        for known, span in roster.offices.get(plain_office(head), ())
        if set(more) <= {word.lower for word in reading.words_in(span)}
    ]
