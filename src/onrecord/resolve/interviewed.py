"""Who answers in an interview: turns behind "A:" or a dash do not name anybody.

The report has to say so above the first turn: "interview with Ada Lund", "Ada Lund, who runs the ferries,
spoke to The Pier Post", "Ada Lund answers our questions", or a press conference of hers. Where one person
alone is named there, it is that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import EntityType, Naming, Span
from onrecord.resolve.known import Known
from onrecord.resolve.names import Mention, NameSort
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.resolved import Resolved, as_known
from onrecord.resolve.roster import Roster
from onrecord.text.turns import find_exchange

_ANSWER = frozenset({"a", "answer"})
_DASHES = frozenset("-–—―")
_BEFORE = re.compile(
    r"\b(?:interview|conversation|talk|q ?(?:&|and) ?a|questions?|(?:press|news) conference|briefing|answers)"
    r"\s(?:with|of|by|for|to|given by)\s[^.!?\n]{0,80}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:,[^.!?\n]{0,100},)?\s(?:spoke|speaks|talked|talks|answers?|answered|sat down|gave|replies|replied|"
    r"told|met|discusses|discussed|explains)\b"
)
_SURE, _ALONE = 0.85, 0.7


def find_interviewed(reading: Reading, roster: Roster) -> dict[int, Resolved]:
    """Return who speaks in the turns of a report that answer, by the number of the attribution.

    Args:
        reading: The report.
        roster: Whom it names.

    Returns:
        None of them where nobody is named above the first turn, or several are and nothing tells which.
    """
    answers = _answers(reading)
    if not answers:
        return {}
    first = min(reading.said[number].place for number in answers)
    head = Span(0, reading.paragraphs[max(0, reading.paragraph_of(first) - 1)].start)
    who = _named(reading, roster, head)
    return {} if who is None else dict.fromkeys(answers, who)


def _answers(reading: Reading) -> list[int]:
    """Return the numbers of the attributions that are an answer's turn."""
    labelled, dashed = [], []
    for number, said in enumerate(reading.said):
        if said.source and said.source[0].text_of(reading.text).strip().lower() in _ANSWER:
            labelled.append(number)
        elif _is_dashed(reading, said):
            dashed.append(number)
    if not dashed:
        return labelled
    turns = find_exchange([span.text_of(reading.text) for span in reading.paragraphs])
    answering = {turn.first for turn in turns if not turn.asks}
    return [*labelled, *(n for n in dashed if reading.paragraph_of(reading.said[n].place) in answering)]


def _is_dashed(reading: Reading, said: Said) -> bool:
    """Tell whether an attribution has no source, and at most a dash for a cue."""
    return not said.source and all(set(cue.text_of(reading.text)) <= _DASHES for cue in said.cue)


def _named(reading: Reading, roster: Roster, head: Span) -> Resolved | None:
    people: dict[str, tuple[Known, Mention]] = {}
    for mention in roster.mentions_in(head):
        known = roster.at.get(mention.span.start)
        if (known is not None and known.is_person) or _may_be_person(mention, known):
            if _BEFORE.search(reading.text[head.start : mention.lead]) or _AFTER.match(
                reading.text, mention.span.end
            ):
                return _as_person(mention, known)
            if known is not None:
                people.setdefault(known.name, (known, mention))
    return _only(list(people.values()))


def _may_be_person(mention: Mention, known: Known | None) -> bool:
    """Tell whether a name of two words or more, of which the report tells nothing, may be a person's."""
    return known is None and mention.sort is NameSort.OPEN and len(mention.words) > 1


def _as_person(mention: Mention, known: Known | None) -> Resolved:
    if known is not None:
        return as_known(known, "interview", (mention.span,), _SURE)
    return Resolved(mention.name, EntityType.PERSON, Naming.NAMED, "interview", (mention.span,), _ALONE)


def _only(people: Sequence[tuple[Known, Mention]]) -> Resolved | None:
    if len(people) != 1:
        return None
    known, mention = people[0]
    return as_known(known, "interview", (mention.span,), _ALONE)
