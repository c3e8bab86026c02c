"""Who a pronoun inside a content means: seldom who the same pronoun would mean outside it.

In quoted words "he" is somebody other than the speaker; in reported words it is the speaker himself, unless
the content has named somebody else who fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import EntityType, Span
from onrecord.resolve.known import Known
from onrecord.resolve.names import NameSort
from onrecord.resolve.pronouns import sex_of
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.resolved import Resolved, as_known, unresolved
from onrecord.resolve.roster import Roster
from onrecord.resolve.subjects import without_contraction
from onrecord.resources import words_of

_BACK = 2
_GROUPS = (EntityType.GROUP, EntityType.ORGANISATION)


def resolve_within(
    reading: Reading,
    roster: Roster,
    said: Said,
    speaker: Resolved,
    span: Span,
    before: Sequence[Resolved],
) -> Resolved:
    """Return whom a pronoun inside a content means.

    Args:
        reading: The report.
        roster: Who it names.
        said: The attribution with the content.
        speaker: Who speaks in it.
        span: The pronoun.
        before: Parties of the views before this one, latest last: of this content and of earlier ones.
    """
    pronoun = pronoun_at(reading, span)
    if pronoun in words_of("speakers", "pronouns_person"):
        return _person(reading, roster, said, speaker, span, before)
    if pronoun in words_of("speakers", "pronouns_plural"):
        wanted = (EntityType.GROUP, EntityType.ORGANISATION)
    elif pronoun in words_of("speakers", "pronouns_thing"):
        wanted = (EntityType.ORGANISATION, EntityType.DOCUMENT)
    else:
        return unresolved("own-words", (span,))
    same = next((who for who in reversed(before) if who.type in wanted and who.name), None)
    if same is None or same.name == speaker.name:
        return unresolved("pronoun-unresolved", (span,))
    return _again(same, span, 0.7)


def pronoun_at(reading: Reading, span: Span) -> str:
    """Return the pronoun that a span begins with, in lower case."""
    return without_contraction(span.text_of(reading.text).lower())


def _again(who: Resolved, span: Span, share: float) -> Resolved:
    spans = (*who.spans[:1], span)
    return Resolved(
        who.name, who.type, who.naming, "within-content", spans, share * who.confidence, who.known, who.head
    )


def _person(
    reading: Reading,
    roster: Roster,
    said: Said,
    speaker: Resolved,
    span: Span,
    before: Sequence[Resolved],
) -> Resolved:
    sex = sex_of(pronoun_at(reading, span))
    here = [known for known in _named_in(roster, said, span.start) if _fits(known, sex)]
    others = [known for known in here if known is not speaker.known]
    quoted = _is_direct(reading, said, span)
    if not quoted and (not others or speaker.known in here) and _may_be(speaker, sex):
        return _again(speaker, span, 0.9)
    if others:
        one = _likeliest(others, sex)
        return as_known(one, "within-content", (one.mentions[0].span, span), 0.8)
    for who in reversed(before):
        if who.name != speaker.name and who.type is EntityType.PERSON and _agrees(who, sex):
            return _again(who, span, 0.8)
    around = [known for known in _named_before(reading, roster, span.start) if _fits(known, sex)]
    others = [known for known in around if known is not speaker.known]
    if others and (quoted or not _may_be(speaker, sex)):
        one = _likeliest(others, sex)
        return as_known(one, "named-before-content", (one.mentions[0].span, span), 0.6)
    return unresolved("pronoun-unresolved", (span,), type_=EntityType.PERSON)


def _likeliest(known: Sequence[Known], sex: str | None) -> Known:
    """Return the last of some people whose sex the report shows to fit, else the last one."""
    shown = [one for one in known if one.gender == sex and sex is not None]
    return (shown or known)[-1]


def _is_direct(reading: Reading, said: Said, span: Span) -> bool:
    """Tell whether a word stands in quoted words: a whole quotation, or a quoted part of a content."""
    if reading.is_quoted(span):
        return True
    inside = next((part for part in said.content if part.contains(span)), span)
    before = reading.text[inside.start : span.start]
    opened = sum(before.count(mark) for mark in "“") - sum(before.count(mark) for mark in "”")
    return opened > 0 or before.count('"') % 2 == 1


def _named_in(roster: Roster, said: Said, end: int) -> Iterator[Known]:
    """Yield the people whom a content names before a place, in order."""
    for span in said.content:
        for mention in roster.mentions_between(span.start, min(span.end, end)):
            known = roster.at.get(mention.span.start)
            if known is not None and mention.sort is not NameSort.GROUP and not mention.possessive:
                yield known


def _named_before(reading: Reading, roster: Roster, end: int) -> Iterator[Known]:
    """Yield the people named before a place, in its paragraph and those before, in order."""
    first = reading.paragraphs[max(0, reading.paragraph_of(end) - _BACK)].start
    for mention in roster.mentions_between(first, end):
        known = roster.at.get(mention.span.start)
        if known is not None and known.is_person:
            yield known


def _fits(known: Known, sex: str | None) -> bool:
    person = known.is_person or (
        known.type is EntityType.UNKNOWN
        and known.gender == sex
        and sex is not None
        and known.words[0].lower() not in words_of("words", "compass")
    )
    return person and known.gender in (None, sex)


def _agrees(who: Resolved, sex: str | None) -> bool:
    return who.known is None or who.known.gender in (None, sex)


def _may_be(speaker: Resolved, sex: str | None) -> bool:
    if speaker.known is not None:
        return _fits(speaker.known, sex)
    return speaker.type in (EntityType.PERSON, EntityType.UNKNOWN)


def other_person(reading: Reading, roster: Roster, span: Span, speaker: Resolved | None) -> Known | None:
    """Return whom "him" or "her" means outside a content: the last person named who fits, but the speaker."""
    pronoun = pronoun_at(reading, span)
    if pronoun not in words_of("speakers", "pronouns_person"):
        return None
    sex = sex_of(pronoun)
    first = reading.paragraphs[max(0, reading.paragraph_of(span.start) - 1)].start
    near = [
        known
        for mention in roster.mentions_between(first, span.start)
        if (known := roster.at.get(mention.span.start)) is not None
        and known.is_person
        and known.gender in (None, sex)
        and (speaker is None or known is not speaker.known)
    ]
    return _likeliest(near, sex) if near else None
