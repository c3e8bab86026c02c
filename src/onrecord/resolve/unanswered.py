"""Find the formulas of the press for an answer that never came, where the tagger saw no statement.

    "The owner could not be reached for comment."      source "The owner", content "comment"
    "Calls to the port were not returned."             source "the port", content "Calls"
    "Asked about the fire, Renk hung up."              source "Renk", content "the fire"

Only where no attribution has words of the formula. That somebody did not answer is told by the report: the
statement is of kind `decline`, by its words (`resolve.declined`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model import Attribution, MentionKind, Quotation, Span
from onrecord.resolve.declined import extra_pattern, patterns_of
from onrecord.resolve.reading import Cover, Reading, cover_of, trimmed
from onrecord.resolve.roster import Roster
from onrecord.resolve.subjects import find_subject
from onrecord.text.apostrophes import straight

CONFIDENCE = 0.9
"""All 23 found in PolNeAR train beside its attributions were declined answers; one lacked a word."""
_HINTS = (
    *("comment", "respon", "repl", "answer", "return", "question", "inquir", "enquir", "quer", "drawn"),
    *(
        "interview",
        "reporters",
        "journalists",
        "cards",
        "counsel",
        "tongue",
        "silence",
        "figure",
        "detail",
        "asked",
        "pressed",
        "pushed",
        "quizzed",
        "challenged",
    ),
)
_JOINING = re.compile(r"\b(?:and|but|or|then|yet)\s+(?:\w+ly\s+)?$")
_SPEAKERS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class _Formula:
    """Where the parts of a formula stand; the subject of `verb` is the one who did not answer."""

    cue: Span
    content: Span
    source: Span | None
    verb: Span | None


def find_unanswered(reading: Reading, roster: Roster) -> list[Attribution]:
    """Return what was not answered, in order; offsets are those of the given text.

    Args:
        reading: The report, with the attributions of the tagger.
        roster: Who it names.
    """
    said = cover_of(span for one in reading.said for span in (*one.cue, *one.content))
    found: list[Attribution] = []
    for formula in _formulas(reading, said):
        source = formula.source or _subject(reading, roster, formula)
        if source is not None and not said.overlaps(source):
            who, cue, content = (reading.given((span,)) for span in (source, formula.cue, formula.content))
            found.append(Attribution(who, cue, content, Quotation.INDIRECT, CONFIDENCE))
    return found


def _formulas(reading: Reading, said: Cover) -> Iterator[_Formula]:
    text = straight(reading.text)
    for paragraph in reading.paragraphs:
        printed = paragraph.text_of(text).lower()
        if not any(hint in printed for hint in _HINTS):
            continue
        for found in _pattern("text").finditer(text, paragraph.start, paragraph.end):
            formula = _formula(text, found)
            if not said.overlaps(formula.cue) and not said.overlaps(formula.content):
                yield formula
        for found in _pattern("bare").finditer(text, paragraph.start, paragraph.end):
            cue = Span(*found.span())
            content = None if said.overlaps(cue) else _asked(reading, text, cue)
            if content is not None:
                yield _Formula(cue, content, None, _groups(found)["verb"])


def _formula(text: str, found: re.Match[str]) -> _Formula:
    groups = _groups(found)
    content = trimmed(text, groups["content"])
    return _Formula(groups["cue"], content, groups.get("source"), groups.get("verb"))


def _asked(reading: Reading, text: str, cue: Span) -> Span | None:
    """Return what was asked, from the sentence of an act that leaves it unanswered."""
    sentence = reading.sentence_of(cue.start)
    before = extra_pattern("bare", "before").search(text, sentence.start, cue.start)
    after = extra_pattern("bare", "after").match(text[cue.end : sentence.end])
    if before:
        return trimmed(text, Span(*before.span("content")))
    if after:
        start, end = after.span("content")
        return trimmed(text, Span(cue.end + start, cue.end + end))
    return None


def _subject(reading: Reading, roster: Roster, formula: _Formula) -> Span | None:
    """Return who did not answer: the subject of the verb; after "and" or "but", who opens the sentence."""
    verb = formula.verb or formula.cue
    sentence = reading.sentence_of(verb.start)
    floor = reading.index_at(sentence.start)
    subject = find_subject(reading, roster, reading.index_at(verb.start), floor)
    if subject is not None:
        return subject.span(reading.words)
    if not _JOINING.search(reading.text, sentence.start, formula.cue.start):
        return None
    named = (one.span for one in reading.mentions if one.kind in _SPEAKERS and sentence.contains(one.span))
    first = next(named, None)
    return first if first is not None and first.end <= formula.cue.start else None


def _groups(found: re.Match[str]) -> dict[str, Span]:
    return {
        name.partition("_")[0]: Span(*found.span(name)) for name, words in found.groupdict().items() if words
    }


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a list of formulas as one pattern; the groups are numbered, since no name may come twice."""
    rows = [
        re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{number}>", row) for number, row in enumerate(patterns_of(name))
    ]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)
