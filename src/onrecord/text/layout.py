r"""Say what each paragraph is to its story: headline, subhead, crosshead, body or furniture.

A headline is told by its place and its shape: a short paragraph without a full stop above the body, which
starts at the dateline or at the first paragraph of prose. Nothing is dropped: what is no part of the story
is laid out as furniture.

    >>> lay_out("All news\n\nTruce in Salen holds\n\nSALEN (Corvane) — It held.").blocks[1].role.value
    'headline'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockRole, Dateline, Span
from onrecord.text.datelines import find_dateline
from onrecord.text.furniture import byline_name, is_foot_label, is_furniture, is_label, is_trail
from onrecord.text.normalise import normalise
from onrecord.text.paragraphs import find_paragraphs
from onrecord.text.turns import find_turns

MAX_HEADING_CHARS = 240
MAX_HEADING_WORDS = 30
MAX_DECK_WORDS = 45
MAX_CROSSHEAD_WORDS = 12
MAX_KICKER_WORDS = 3
MIN_TITLE_WORDS = 3
MAX_HEAD_PARAGRAPHS = 40
DATELINE_PARAGRAPHS = 8

_WORD = re.compile(r"[^\W_]+")
_AFTER_STOP = " \n'\"”’»›“)]}"
_STOPS = (".", ",", ";", ":")
_ABBREVIATION = re.compile(r"(?:\b\w\.){2,}$")
_SPOKEN = re.compile(r"[.,!?…][\"”’»]|^\w+:.*\?$")
_BULLET = re.compile(r"^(?:[-–—*•·▪►]|\(?\d+[.)]\s|\(?(?:[a-z]|[ivx]{1,4})\)\s)", re.IGNORECASE)
_THIRD = re.compile(r"^\(?c\)\s", re.IGNORECASE)
_POST = re.compile(r"(?:^|[\s.(])(?:@\w|#\w|https?://\S)")
_QUOTED = re.compile(r"^[\"“«‘„].*[\"”»’“]$")
_SIGNED_HERE = re.compile(r"[.!?\"”’»]\s*[-–—―]{1,2}\s?[^\W\d_]")
_SIGNED = re.compile(r"^[-–—―]{1,2}\s?\w")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a report.

    Attributes:
        blocks: All of its paragraphs in order; they don't overlap, and hold every character that is seen.
        dateline: The dateline, which is the start of a body block.
        byline: The names in a line such as `By Oda Renk`, which is furniture.
    """

    blocks: tuple[Block, ...]
    dateline: Dateline | None = None
    byline: Span | None = None


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of the reading copy with what its looks say."""

    words: str
    span: Span
    role: BlockRole = BlockRole.BODY
    is_turn: bool = False

    @property
    def is_short(self) -> bool:
        return len(self.words) <= MAX_HEADING_CHARS

    @property
    def size(self) -> int:
        return len(self.words.split()) if len(self.words) <= 4 * MAX_HEADING_CHARS else MAX_HEADING_CHARS

    @property
    def is_furniture(self) -> bool:
        return self.role is BlockRole.FURNITURE


def lay_out(text: str, *, title: str | None = None, headings: Sequence[Span] = ()) -> Layout:
    """Lay out a report.

    Args:
        text: The given text.
        title: Its title as stated beside the text; helps to find it in the text.
        headings: Paragraphs of `text` that are known to be headings, where the format says so.

    Returns:
        Spans of the given text.
    """
    copy = normalise(text)
    paragraphs = [_Paragraph(span.text_of(copy.text), span) for span in find_paragraphs(copy.text)]
    known = {copy.from_given(heading).start for heading in headings}
    dateline = _assign_roles(paragraphs, copy.text, title or "", known)
    byline = _find_byline(paragraphs)
    return Layout(
        tuple(Block(item.role, copy.to_given(item.span)) for item in paragraphs),
        None if dateline is None else find_dateline(text, copy.to_given(dateline.span)),
        None if byline is None else copy.to_given(byline),
    )


def _assign_roles(paragraphs: list[_Paragraph], text: str, title: str, known: set[int]) -> _Paragraph | None:
    """Give each paragraph its role; return the one that the dateline opens."""
    for index in find_turns([item.words for item in paragraphs]):
        paragraphs[index].is_turn = True
    for before, item in zip([None, *paragraphs], paragraphs, strict=False):
        if is_furniture(item.words) and not item.is_turn and not _is_third(item, before):
            item.role = BlockRole.FURNITURE
    _find_foot(paragraphs)
    if all(item.is_furniture or not _WORD.search(item.words) for item in paragraphs):
        return None
    dateline = _find_dateline_paragraph(paragraphs, text)
    body = _find_body(paragraphs, dateline, title)
    _assign_head(paragraphs[:body], title)
    _assign_crossheads(paragraphs[body:], known)
    return dateline


def _is_third(item: _Paragraph, before: _Paragraph | None) -> bool:
    """Tell item (c) of a list from a notice of copyright."""
    return before is not None and bool(_THIRD.match(item.words) and _BULLET.match(before.words))


def _find_dateline_paragraph(paragraphs: Sequence[_Paragraph], text: str) -> _Paragraph | None:
    story = [item for item in paragraphs[:MAX_HEAD_PARAGRAPHS] if not item.is_furniture]
    for item in story[:DATELINE_PARAGRAPHS]:
        if find_dateline(text, item.span) is not None:
            return item
    return None


def _find_body(paragraphs: Sequence[_Paragraph], dateline: _Paragraph | None, title: str) -> int:
    """Return the index of the first paragraph of the body.

    What stands above a dateline is head, unless it is too long for that. A text of headings alone is body.
    """
    if dateline is not None:
        index = paragraphs.index(dateline)
        if all(item.is_furniture or _may_be_head(item) for item in paragraphs[:index]):
            return index
    for index, item in enumerate(paragraphs):
        if not item.is_furniture and not _is_heading(item) and not _is_title(item, title):
            return index
    return next((i + 1 for i, item in enumerate(paragraphs) if _is_title(item, title)), 0)


def _may_be_head(item: _Paragraph) -> bool:
    return item.size <= MAX_DECK_WORDS and not item.is_turn


def _assign_head(head: Sequence[_Paragraph], title: str) -> None:
    """Find the headline; labels above it are furniture, headings below it subheads."""
    for item in head:
        if byline_name(item.words) or is_label(item.words, at_edge=True) or is_trail(item.words):
            item.role = BlockRole.FURNITURE
    story = [item for item in head if not item.is_furniture]
    if not story:
        return
    headline, kicker_words = _find_headline(story, title)
    for item in story[:headline]:
        item.role = BlockRole.FURNITURE if item.size <= kicker_words else BlockRole.SUBHEAD
    story[headline].role = BlockRole.HEADLINE
    for item in story[headline + 1 :]:
        item.role = BlockRole.SUBHEAD


def _find_headline(story: Sequence[_Paragraph], title: str) -> tuple[int, int]:
    """Return the index of the headline, and how many words a label above it may have."""
    for index, item in enumerate(story):
        if _is_title(item, title):
            return index, 2 * MAX_KICKER_WORDS
    for index, item in enumerate(story):
        if item.size > MAX_KICKER_WORDS:
            return index, MAX_KICKER_WORDS
    return 0, 0


def _assign_crossheads(body: Sequence[_Paragraph], known: set[int]) -> None:
    """Find the headings between paragraphs; a text that has more of them than prose has none.

    A short question or exclamation is a heading only beside headings that are neither.
    """
    story = [item for item in body if not item.is_furniture]
    announced = _announced(story)
    candidates = {
        index
        for index in range(1, len(story) - 1)
        if index not in announced and _is_crosshead(story[index], story[index + 1])
    }
    headings = {index for index in candidates if not _in_list(index, candidates)}
    plain = any(not story[index].words.endswith(("?", "!")) for index in headings)
    if plain and 2 * len(candidates) <= len(story):
        for index in headings:
            story[index].role = BlockRole.CROSSHEAD
    for item in story:
        if item.span.start in known:
            item.role = BlockRole.CROSSHEAD


def _announced(story: Sequence[_Paragraph]) -> set[int]:
    """Return the items of lists that a colon announces, be they marked or not."""
    found: set[int] = set()
    for index, item in enumerate(story[1:], start=1):
        listed = _is_heading(item) or (item.is_short and item.words.endswith((",", ";")))
        if listed and (story[index - 1].words.endswith(":") or index - 1 in found):
            found.add(index)
    return found


def _in_list(index: int, taken: set[int]) -> bool:
    """Tell whether three candidates follow each other: those are items of a list."""
    return any({start, start + 1, start + 2} <= taken for start in (index - 2, index - 1, index))


def _is_crosshead(item: _Paragraph, after: _Paragraph) -> bool:
    if not _is_heading(item) or item.size > MAX_CROSSHEAD_WORDS or "\n" in item.words:
        return False
    if _SPOKEN.search(item.words) or _POST.search(item.words):
        return False
    if _SIGNED_HERE.search(item.words) or (_QUOTED.match(item.words) and _SIGNED.match(after.words)):
        return False
    first = next((char for char in item.words if char.isalnum()), "")
    return not first.islower()


def _is_heading(item: _Paragraph) -> bool:
    """Tell whether a paragraph looks like a heading: short, and without the stop that ends a sentence."""
    if not item.is_short or item.size > MAX_HEADING_WORDS or _BULLET.match(item.words) or item.is_turn:
        return False
    words = item.words.rstrip(_AFTER_STOP)
    return not words.endswith(_STOPS) or _ABBREVIATION.search(words) is not None


def _is_title(item: _Paragraph, title: str) -> bool:
    """Tell whether a paragraph is the stated title, an end of it, or it and a little more."""
    if not title or not item.is_short:
        return False
    own, stated = _folded(item.words), _folded(title[: 2 * MAX_HEADING_CHARS])
    if len(own) <= len(stated):
        size = len(own)
        return own == stated or (size >= MIN_TITLE_WORDS and own in (stated[:size], stated[-size:]))
    return own[: len(stated)] == stated and 2 * len(stated) >= len(own)


def _folded(words: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(words)]


def _find_foot(paragraphs: Sequence[_Paragraph]) -> None:
    """Mark what stands below the story: names of sections, and the links below `Related` and its like."""
    index = len(paragraphs)
    while index > 1 and (
        paragraphs[index - 1].is_furniture
        or is_label(paragraphs[index - 1].words, at_edge=True)
        or _is_heading(paragraphs[index - 1])
    ):
        index -= 1
    links = False
    for item in paragraphs[max(index, 1) :]:
        links = links or is_foot_label(item.words)
        if links or is_label(item.words, at_edge=True):
            item.role = BlockRole.FURNITURE


def _find_byline(paragraphs: Sequence[_Paragraph]) -> Span | None:
    for item in paragraphs[:MAX_HEAD_PARAGRAPHS]:
        names = byline_name(item.words) if item.is_furniture else None
        if names is not None:
            return Span(item.span.start + names[0], item.span.start + names[1])
    return None
