"""Who "I" and "we" are outside quotation marks: whoever wrote the piece, or the letter that they stand in.

The report has to say so: in a line that holds only a name, as below a letter; in a last paragraph that
tells who the author is ("Ada Lund is the author of …"); in a line at either end that is "by" somebody
("From Tides by Ada Lund"); in a headline that opens with a name and a colon ("Ada Lund: Leave the Port
Alone"); or in one that gives somebody's answers ("Q&A with Ada Lund").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.gender import given_gender
from onrecord.resolve.names import Mention, NameSort
from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import Roster

_LAST = 3
_LETTER = 14
_HANDLE = re.compile(r"\W*(@\w{2,})\W*")
_IS = re.compile(
    r",?\s(?:[^\n]{0,60},\s)?(?:is|are|was|were|teaches|teach|writes|write|covers|serves|served|works|worked|blogs"
    r"|hosts|chairs|directs|leads|edits|reports)\b"
)
_BY = re.compile(r"(?:^|\s)[Bb]y\s$")
_LONGEST_BYLINE = 12
_ANSWERS = re.compile(
    r"\b(?:q ?(?:&|and) ?a|interview|conversation|questions?) (?:with|for)\s(?:the\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a piece, and where the report says so."""

    names: tuple[str, ...]
    span: Span


def author_of(reading: Reading, roster: Roster, at: int) -> Author | None:
    """Return who wrote the words at a place."""
    return (
        _signed(reading, at)
        or _answering(reading, roster)
        or _told(reading, roster)
        or _byline(reading, roster)
        or _headed(reading)
    )


def _signed(reading: Reading, at: int) -> Author | None:
    here = reading.paragraph_of(at)
    for paragraph in reading.paragraphs[here + 1 : here + _LETTER]:
        printed = paragraph.text_of(reading.text).strip()
        if found := _HANDLE.fullmatch(printed):
            return Author((found[1],), paragraph)
        words = printed.rstrip(".").split()
        if (
            2 <= len(words) <= 4
            and all(word[:1].isupper() for word in words)
            and given_gender(words) is not None
        ):
            return Author((" ".join(words),), paragraph)
    return None


def _told(reading: Reading, roster: Roster) -> Author | None:
    for paragraph in reading.paragraphs[-_LAST:]:
        names = _people(reading, roster, paragraph)
        if names:
            span = Span(names[0].span.start, names[-1].span.end)
            return Author(tuple(mention.name for mention in names), span)
    return None


def _byline(reading: Reading, roster: Roster) -> Author | None:
    """Return whom a line near either end says that the piece is by; not one that goes on after the name."""
    paragraphs = reading.paragraphs
    for paragraph in (*paragraphs[:_LAST], *paragraphs[-_LAST:]):
        line = reading.sentence_of(paragraph.start)
        if len(reading.words_in(line)) > _LONGEST_BYLINE:
            continue
        for mention in roster.mentions_in(line):
            before = reading.text[line.start : mention.lead]
            ends = not reading.text[mention.span.end : line.end].strip(" .,")
            if ends and len(mention.words) > 1 and _BY.search(before):
                return Author((mention.name,), mention.span)
    return None


def _answering(reading: Reading, roster: Roster) -> Author | None:
    """Return whose answers the headline says that the piece gives."""
    first = reading.paragraphs[0] if reading.paragraphs else Span(0, 0)
    if not reading.in_heading(Span(first.start, first.start + 1)):
        return None
    for mention in roster.mentions_in(first):
        known = roster.at.get(mention.span.start)
        if (
            known is not None
            and known.is_person
            and _ANSWERS.search(reading.text[first.start : mention.lead])
        ):
            return Author((known.name,), mention.span)
    return None


def _headed(reading: Reading) -> Author | None:
    """Return the person whose name and a colon open the first line, if that is a heading."""
    first = reading.paragraphs[0] if reading.paragraphs else Span(0, 0)
    name, colon, _ = first.text_of(reading.text).partition(":")
    words = name.split()
    if not colon or len(words) not in (2, 3) or not reading.in_heading(Span(first.start, first.start + 1)):
        return None
    if not all(word[:1].isupper() for word in words) or given_gender(words) is None:
        return None
    return Author((name,), Span(first.start, first.start + len(name)))


def _people(reading: Reading, roster: Roster, paragraph: Span) -> Sequence[Mention]:
    """Return the one or two people whom a paragraph opens with and goes on to introduce."""
    inside = roster.mentions_in(paragraph)[:2]
    if not inside or reading.text[paragraph.start : inside[0].lead].strip():
        return ()
    if inside[0].sort in (NameSort.ORGANISATION, NameSort.GROUP) or len(inside[0].words) < 2:
        return ()
    known = roster.at.get(inside[0].span.start)
    if known is None or len(known.mentions) > 2:
        return ()
    if len(inside) == 2 and reading.text[inside[0].span.end : inside[1].lead] == " and ":
        return inside if _IS.match(reading.text, inside[1].span.end) else ()
    return inside[:1] if _IS.match(reading.text, inside[0].span.end) else ()
