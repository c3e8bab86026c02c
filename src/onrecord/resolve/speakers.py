"""Say who speaks in each attribution of a report: by name, office, description or pronoun, with the reason.

Attributions are taken in the order of the text, since a pronoun means somebody who spoke before; "I" and "we"
inside quoted words wait until the speaker of those words is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import EntityType, Naming, Span
from onrecord.resolve.descriptions import resolve_description
from onrecord.resolve.known import Known
from onrecord.resolve.names import NameSort
from onrecord.resolve.phrases import Form, Phrase, read_phrase
from onrecord.resolve.pronouns import resolve_person, resolve_plural, resolve_relative, resolve_thing
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.resolved import Resolved, Turn, as_known, unresolved
from onrecord.resolve.roster import Roster
from onrecord.resources import words_of

_NEAR = 20


def resolve_speakers(reading: Reading, roster: Roster) -> list[Resolved]:
    """Return who speaks in each attribution of the reading, in the same order."""
    phrases = [read_phrase(reading, roster, said.source) for said in reading.said]
    turns: list[Turn] = []
    found: list[Resolved] = []
    for said, phrase in zip(reading.said, phrases, strict=True):
        who = _resolve(reading, roster, turns, phrase)
        found.append(who)
        if phrase.form is not Form.NONE and not reading.is_quoted(phrase.span):
            turns.append(Turn(said.place, who))
    for number, phrase in enumerate(phrases):
        if phrase.head in words_of("speakers", "pronouns_self"):
            near = slice(max(0, number - _NEAR), number + _NEAR)
            found[number] = _speaker_of_quotation(reading.said[near], found[near], phrase)
    return found


def _resolve(reading: Reading, roster: Roster, turns: Sequence[Turn], phrase: Phrase) -> Resolved:
    if phrase.form is Form.NONE:
        return unresolved("no-source")
    if phrase.form is Form.NAME:
        return _by_name(roster, phrase)
    if phrase.form is Form.SEVERAL:
        return _several(roster, phrase)
    if phrase.form is Form.PRONOUN:
        return _by_pronoun(reading, roster, turns, phrase)
    return resolve_description(
        reading, roster, turns, phrase, lambda span: _owner(reading, roster, turns, span)
    )


def _by_name(roster: Roster, phrase: Phrase) -> Resolved:
    mention = phrase.mention
    if mention is None:
        return unresolved("no-source")
    known = roster.at.get(mention.span.start) or roster.find(mention.words)
    if known is None:
        type_ = EntityType.ORGANISATION if mention.sort is NameSort.ORGANISATION else EntityType.UNKNOWN
        return Resolved(mention.name, type_, Naming.NAMED, "name", (mention.span,), 0.7)
    naming = Naming.COLLECTIVE if _is_seat(known) else Naming.NAMED
    confidence = 0.6 if mention.span.start in known.unsure else 0.95
    type_ = known.type
    return Resolved(known.name, type_, naming, "name", (mention.span,), confidence, known)


def _is_seat(known: Known) -> bool:
    lower = known.name.lower()
    return lower in words_of("speakers", "seats") or known.words[-1].lower() in words_of(
        "speakers", "collective_bodies"
    )


def _several(roster: Roster, phrase: Phrase) -> Resolved:
    """Name all of several people; the group is named if each of them is."""
    names = [known.name if (known := roster.at.get(part.span.start)) else part.name for part in phrase.parts]
    joined = " and ".join([", ".join(names[:-1]), names[-1]])
    return Resolved(
        joined, EntityType.GROUP, Naming.NAMED, "names", tuple(part.span for part in phrase.parts), 0.9
    )


def _by_pronoun(reading: Reading, roster: Roster, turns: Sequence[Turn], phrase: Phrase) -> Resolved:
    pronoun, span = phrase.head, phrase.core
    if pronoun in words_of("speakers", "pronouns_person"):
        return resolve_person(reading, roster, turns, span, pronoun)
    if pronoun in words_of("speakers", "pronouns_relative"):
        return _by_relative(reading, roster, turns, span)
    if pronoun in words_of("speakers", "pronouns_thing"):
        return resolve_thing(reading, turns, phrase)
    if pronoun in words_of("speakers", "pronouns_plural"):
        return resolve_plural(reading, turns, phrase)
    return unresolved("pronoun-unresolved", (span,))


def _by_relative(reading: Reading, roster: Roster, turns: Sequence[Turn], span: Span) -> Resolved:
    found = resolve_relative(reading, roster, span)
    if found is None:
        return unresolved("pronoun-unresolved", (span,))
    if isinstance(found, tuple):
        return as_known(found[0], "relative", (found[1], span), 0.9)
    phrase = read_phrase(reading, roster, (found,))
    if phrase.form in (Form.NONE, Form.PRONOUN):
        return unresolved("pronoun-unresolved", (span,))
    return _resolve(reading, roster, turns, phrase)


def resolve_phrase(reading: Reading, roster: Roster, turns: Sequence[Turn], span: Span) -> Resolved:
    """Return whom a noun phrase means, read as a source would be."""
    return _resolve(reading, roster, turns, read_phrase(reading, roster, (span,)))


def _owner(reading: Reading, roster: Roster, turns: Sequence[Turn], span: Span) -> str | None:
    """Return the canonical name of a possessor, a name or a pronoun."""
    phrase = read_phrase(reading, roster, (span,))
    if phrase.form is Form.PRONOUN or span.text_of(reading.text).lower() in ("his", "her"):
        word = reading.words_in(span)[0]
        return resolve_person(reading, roster, turns, word.span, word.lower).name
    return _by_name(roster, phrase).name if phrase.form is Form.NAME else None


def _speaker_of_quotation(said: Sequence[Said], found: Sequence[Resolved], phrase: Phrase) -> Resolved:
    """Give "I" and "we" inside quoted words to whoever speaks those words; outside them they stay open."""
    for item, who in zip(said, found, strict=True):
        inside = any(content.contains(phrase.span) for content in item.content)
        if inside and phrase.span not in item.source and who.name:
            spans = (*who.spans[:1], phrase.span)
            return Resolved(
                who.name, who.type, who.naming, "own-words", spans, 0.9 * who.confidence, who.known
            )
    return unresolved("pronoun-unresolved", (phrase.span,))
