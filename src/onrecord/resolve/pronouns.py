"""Who a pronoun means, in plain cases: the last speaker, the only person around, the noun it follows.

Only people mentioned outside quotation marks, in the paragraph of the pronoun or the one before, are
candidates; sex counts where the report itself shows it. Where two people remain, nobody is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.model import EntityType, Span
from onrecord.resolve.known import FEMALE, MALE, Known, modifies
from onrecord.resolve.names import Mention
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.reading import Reading
from onrecord.resolve.resolved import Resolved, Turn, as_known, unresolved
from onrecord.resolve.roster import Roster
from onrecord.resources import words_of

_MOST_MENTIONS = 60
_FURTHEST = 4
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s")


def sex_of(pronoun: str) -> str | None:
    """Return the sex that a pronoun tells."""
    if pronoun in words_of("speakers", "pronouns_male"):
        return MALE
    return FEMALE if pronoun in words_of("speakers", "pronouns_female") else None


def resolve_person(
    reading: Reading, roster: Roster, turns: Sequence[Turn], span: Span, pronoun: str
) -> Resolved:
    """Resolve "he", "she", "his" and their kin."""
    sex = sex_of(pronoun)
    around = candidates(reading, roster, span.start, sex)
    last = _last_turn(reading, turns, span.start)
    if last and _can_be(last.who, sex) and not _others_since(reading, around, last, span.start):
        return _same(last, "last-speaker", span, 0.9)
    if last and _is_open(last.who) and not _others_since(reading, around, last, span.start):
        return unresolved("pronoun-unresolved", (span,), type_=EntityType.PERSON)
    people = {id(known): known for _, known in around}
    if len(people) == 1:
        mention, known = around[-1]
        return as_known(known, "only-person", (mention.span, span), 0.85)
    told = {id(known) for _, known in around if known.gender is not None}
    if sex is not None and len(told) == 1:
        mention, known = next(pair for pair in reversed(around) if id(pair[1]) in told)
        return as_known(known, "only-of-sex", (mention.span, span), 0.8)
    if subject := _subject_before(reading, around, span.start):
        return as_known(subject[1], "subject-before", (subject[0].span, span), 0.75)
    return unresolved("pronoun-unresolved", (span,), type_=EntityType.PERSON)


def _same(turn: Turn, rule: str, span: Span, confidence: float) -> Resolved:
    who = turn.who
    spans = (*who.spans[:1], span)
    return Resolved(
        who.name, who.type, who.naming, rule, spans, confidence * who.confidence, who.known, who.head
    )


def candidates(reading: Reading, roster: Roster, at: int, sex: str | None) -> list[tuple[Mention, Known]]:
    """Return the people mentioned before a place, in its paragraph or the one before, who can be of a sex."""
    first = reading.paragraphs[max(0, reading.paragraph_of(at) - 1)].start
    near = roster.mentions_between(first, at)[-_MOST_MENTIONS:]
    named = [(mention, known) for mention in near if (known := roster.at.get(mention.span.start)) is not None]
    return [
        (mention, known)
        for mention, known in named
        if known.is_person
        and known.gender in (None, sex)
        and not reading.is_quoted(mention.span)
        and not reading.in_heading(mention.span)
        and not modifies(reading, mention)
    ]


def _last_turn(reading: Reading, turns: Sequence[Turn], at: int) -> Turn | None:
    """Return the latest speaker before a place, if he speaks in its paragraph or the one before."""
    number = bisect_left(turns, at, key=lambda turn: turn.place) - 1
    if number < 0 or reading.paragraph_of(at) - reading.paragraph_of(turns[number].place) > 1:
        return None
    return turns[number]


def _is_open(who: Resolved) -> bool:
    """Tell whether the last speaker is a person whom the report describes and we cannot name."""
    return who.name is None and who.rule == "description-unresolved"


def _can_be(who: Resolved, sex: str | None) -> bool:
    if who.name is None:
        return False
    if who.known is None:
        return who.type is EntityType.PERSON
    return who.type in (EntityType.PERSON, EntityType.UNKNOWN) and who.known.gender in (None, sex)


def _others_since(reading: Reading, around: Sequence[tuple[Mention, Known]], last: Turn, at: int) -> bool:
    """Tell whether somebody else who fits is the subject of a sentence since the last speaker was named."""
    return any(
        last.place < mention.span.start < at
        and known is not last.who.known
        and _begins_sentence(reading, mention)
        for mention, known in around
    )


def _begins_sentence(reading: Reading, mention: Mention) -> bool:
    before = reading.text[max(0, mention.lead - 60) : mention.lead]
    opened = [found.end() for found in _SENTENCE_END.finditer(before)]
    rest = before[opened[-1] :] if opened else before[before.rfind("\n") + 1 :]
    return len(rest.split()) <= 3


def _subject_before(
    reading: Reading, around: Sequence[tuple[Mention, Known]], at: int
) -> tuple[Mention, Known] | None:
    """Return the one of the people around who begins a sentence last before a place."""
    here = reading.paragraph_of(at)
    for mention, known in reversed(around):
        if reading.paragraph_of(mention.span.start) == here and _begins_sentence(reading, mention):
            return mention, known
    return None


def resolve_relative(reading: Reading, roster: Roster, span: Span) -> tuple[Known, Span] | Span | None:
    """Find what "who" or "which" follows: a name, or a description, which is returned as its span."""
    at = reading.index_at(span.start) - 1
    between = reading.text[reading.words[at].until : span.start] if at >= 0 else "."
    if between.strip(" ,(—–-") or len(between) > _FURTHEST:
        return None
    word = reading.words[at]
    mention = roster.mention_over(word)
    if mention and (known := roster.at.get(mention.span.start)):
        return known, mention.span
    if word.end in roster.office_ends:
        return roster.office_ends[word.end]
    return None if word.lower in words_of("words", "function") else _phrase_back(reading, at)


def _phrase_back(reading: Reading, at: int) -> Span | None:
    """Return the span from the determiner or the clause start before word `at` up to it."""
    words, text = reading.words, reading.text
    start = at
    while start > 0 and at - start < 6:
        if words[start].lower in words_of("speakers", "determiners"):
            break
        between = text[words[start - 1].until : words[start].start]
        if not between.isspace() or _ends_phrase(words[start - 1].lower):
            break
        start -= 1
    return Span(words[start].start, words[at].end)


def _ends_phrase(lower: str) -> bool:
    if lower in words_of("speakers", "determiners"):
        return False
    grammar = lower in words_of("words", "function") and lower not in ("of", "for")
    return grammar or lower.endswith(("ed", "ing"))


def resolve_thing(reading: Reading, turns: Sequence[Turn], phrase: Phrase) -> Resolved:
    """Resolve "it" to the organisation or document that spoke last, nearby."""
    last = _last_turn(reading, turns, phrase.span.start)
    if last and last.who.name and last.who.type in (EntityType.ORGANISATION, EntityType.DOCUMENT):
        return _same(last, "last-speaker", phrase.span, 0.8)
    return unresolved("pronoun-unresolved", (phrase.span,))


def resolve_plural(reading: Reading, turns: Sequence[Turn], phrase: Phrase) -> Resolved:
    """Resolve "they" to the group that spoke last, nearby."""
    last = _last_turn(reading, turns, phrase.span.start)
    if last and last.who.name and last.who.type in (EntityType.GROUP, EntityType.ORGANISATION):
        return _same(last, "last-speaker", phrase.span, 0.75)
    return unresolved("pronoun-unresolved", (phrase.span,))
