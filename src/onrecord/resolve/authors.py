"""Who "I" and "we" are outside quotation marks: whoever wrote the piece, or the letter that they stand in.

The report has to say so: in a line that holds only a name, as below a letter, or in a last
paragraph that tells who the author is ("Ada Lund is the author of …").
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
    r",?\s(?:[^.]{0,40},\s)?(?:is|are|was|were|teaches|teach|writes|write|covers|serves|served|works|worked|blogs)\b"
)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a piece, and where the report says so."""

    names: tuple[str, ...]
    span: Span


def author_of(reading: Reading, roster: Roster, at: int) -> Author | None:
    """Return who wrote the words at a place."""
    return _signed(reading, at) or _told(reading, roster)


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
