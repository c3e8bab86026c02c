"""Find the name in apposition to a description: "the port's director, Mara Oray", "two unions, A and B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import EntityType, Span
from onrecord.resolve.gender import given_gender
from onrecord.resolve.known import modifies
from onrecord.resolve.names import Mention, NameSort
from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import Roster
from onrecord.resolve.words import Word
from onrecord.resources import words_of

_APART = re.compile(r"(?:,|—|–| - |--)\s*(?:the )?(?:[\w-]+ ){0,5}$")
_RELATIVE = re.compile(r",\s(?:who|which|whose)\s")
_CLOSE = re.compile(r"(?:\s+(?:of|from|in|at|for)\b[^,—–()]*)?\s*(?:,|—|–|- |\(|$)")
_REACH = 40


def apposed_name(reading: Reading, roster: Roster, span: Span, core: Sequence[Word]) -> Mention | None:
    """Return the first name that stands in apposition to a description.

    Args:
        reading: The report.
        roster: Whom it names.
        span: The whole source.
        core: The words of the description, determiner to head.
    """
    last = core[-1]
    if last.capital or last.lower in words_of("speakers", "documents"):
        return None
    for mention in roster.mentions_in(span):
        if mention.lead < last.end or not _stands_apart(reading, mention) or modifies(reading, mention):
            continue
        before = reading.words_in(Span(span.start, mention.lead))
        of_person = any(_is_person_noun(word.lower) for word in before)
        if _can_be_apposed(roster, mention, of_person=of_person, of_body=_is_body_noun(last.lower)):
            return mention
    return None


def with_article(reading: Reading, mention: Mention) -> int:
    """Return where a name begins with its titles and its "the"."""
    at = reading.index_at(mention.lead) - 1
    return reading.words[at].start if reading.words[at].lower == "the" else mention.lead


def is_plural(core: Sequence[Word]) -> bool:
    """Tell whether a description is of several."""
    head = core[-1].lower
    return (head.endswith("s") and not head.endswith("ss")) or head in words_of("speakers", "crowd")


def _stands_apart(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mark stands before a name and its titles, an article aside."""
    before = reading.text[max(0, mention.lead - _REACH) : mention.lead]
    return _APART.search(before) is not None and not mention.possessive and not _RELATIVE.search(before)


def _is_person_noun(noun: str) -> bool:
    plain = noun.removesuffix("s")
    return any(
        form in words_of("speakers", "persons") or form in words_of("offices", "male", "female", "neutral")
        for form in (noun, plain)
    )


def _is_body_noun(noun: str) -> bool:
    return noun in words_of("speakers", "organisation_nouns", "collective_bodies")


def _can_be_apposed(roster: Roster, mention: Mention, *, of_person: bool, of_body: bool) -> bool:
    """Tell whether a name can say who a description is of: a person or not, a body or not."""
    if mention.sort is NameSort.GROUP:
        return not of_person and len(mention.words) > 1
    known = roster.at.get(mention.span.start)
    if mention.sort is not NameSort.OPEN or (known is not None and known.type is not EntityType.UNKNOWN):
        if mention.sort is NameSort.ORGANISATION or (known is not None and known.is_body):
            return not of_person
        return of_person or not of_body
    return of_body or given_gender(mention.words) is not None or (of_person and len(mention.words) > 1)


def closes(text: str, mention: Mention, span: Span) -> bool:
    """Tell whether a mark or the end of the source follows a name, its place aside."""
    rest = text[mention.span.end : span.end]
    return _CLOSE.match(rest) is not None
