"""Find the party that a word of view belongs to where it stands apart, or where other words are in the way.

"{Oray}, she said, {has long doubted it}"       the party of "doubted" is "Oray"
"many dockers these days doubt it"              … "many dockers"
"many dockers have serious doubts"              … of "doubts", "many dockers"
"""

from __future__ import annotations

from onrecord.model import Span
from onrecord.resolve.owners import phrase_after
from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import Roster
from onrecord.resolve.subjects import Subject, find_subject
from onrecord.resolve.viewwords import sort_of_verb, words_between
from onrecord.resolve.words import adjoin

_FARTHEST = 4


def find_parted(reading: Reading, roster: Roster, before: Span) -> tuple[int, int] | None:
    """Return the words of a part of a content that is only a party: "{Oray}, she said, {doubts it}"."""
    first, ceiling = reading.index_at(before.start), reading.index_at(before.end)
    party = phrase_after(reading, roster, first - 1, ceiling, apart=True) if first < ceiling else None
    return party if party is not None and party[1] + 1 == ceiling else None


def find_passed(reading: Reading, first: int, at: int) -> tuple[str, ...] | None:
    """Return the words before a verb, if all are such as stand between a subject and its verb."""
    words = [word.lower for word in reading.words[first:at]]
    links = words_between("be", "seem", "have", "do", "modal", "adverb", "raising") | {"to"}
    return tuple(words) if all(word in links or word.endswith("ly") for word in words) else None


def find_subject_of_view(reading: Reading, roster: Roster, at: int, floor: int) -> Subject | None:
    """Return the subject of a word: no time ("these days") and no verb ("are laughing")."""
    subject = find_subject(reading, roster, at, floor)
    if subject is None:
        return None
    last = reading.words[subject.last]
    if last.lower in words_between("time") and subject.first > floor:
        return find_subject(reading, roster, subject.first, floor)
    verbal = last.lower.endswith(("ing", "ed")) or sort_of_verb(last.lower) is not None
    return None if subject.first == subject.last and verbal and not last.capital else subject


def find_haver(reading: Reading, roster: Roster, noun: int, floor: int) -> tuple[int, int] | None:
    """Return whoever has what a noun names: "many voters have strong doubts", "who expressed concern"."""
    for at in range(noun - 1, max(floor, noun - _FARTHEST) - 1, -1):
        word = reading.words[at]
        if not adjoin(reading.text, word, reading.words[at + 1]):
            return None
        if word.lower in words_between("holding"):
            subject = find_subject_of_view(reading, roster, at, floor)
            return None if subject is None else (subject.first, subject.last)
        if word.possessive or sort_of_verb(word.lower) is not None:
            return None
    return None
