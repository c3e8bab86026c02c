"""Cut a text into segments such that each lies wholly inside or wholly outside every marked span.

Marked spans may overlap, nest, coincide and come in pieces; HTML elements may not. So the text is cut at
every edge of every span, and each piece is told which spans cover it. Pure: what a piece looks like is for
`views` and the templates.

    >>> [(s.span.to_list(), len(s.marks)) for s in cut(9, [MarkedSpan(Span(0, 5), 0, Role.CONTENT)])]
    [([0, 5], 1), ([5, 9], 0)]
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from onrecord.model import Span, Statement

MARKS_PER_SEGMENT = 12


class Role(IntEnum):
    """What a marked span is to its statement; the more telling first."""

    CUE = 0
    SOURCE = 1
    CONTENT = 2

    @property
    def word(self) -> str:
        """The role as a word: `source`, `cue` or `content`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A span that plays a role in the statement with the given number."""

    span: Span
    statement: int
    role: Role


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the marked spans that cover all of it, the most telling and shortest first."""

    span: Span
    marks: tuple[MarkedSpan, ...]


def marked_spans(statements: Sequence[Statement]) -> list[MarkedSpan]:
    """Return every source, cue and content span of the statements; a statement's number is its position."""
    return [
        MarkedSpan(span, number, role)
        for number, stmt in enumerate(statements)
        for role, spans in ((Role.SOURCE, stmt.source), (Role.CUE, stmt.cue), (Role.CONTENT, stmt.content))
        for span in spans
    ]


def cut(length: int, marked: Iterable[MarkedSpan], *, edges: Iterable[int] = ()) -> list[Segment]:
    """Cut a text of `length` code points at the edges of all marked spans.

    Time grows as n log n with the number of spans, also where thousands of them cover the same words: a
    segment names at most `MARKS_PER_SEGMENT` of its spans, the most telling and shortest.

    Args:
        length: Code points of the text.
        marked: Spans in any order. What lies beyond the text is clipped, what is empty is ignored.
        edges: Further offsets to cut at, such as the edges of paragraphs.

    Returns:
        Segments in order that together cover `[0, length)` exactly once; none is empty.
    """
    clipped = [mark for mark in (_clip(mark, length) for mark in marked) if mark]
    opening: dict[int, list[MarkedSpan]] = {}
    closing: dict[int, list[MarkedSpan]] = {}
    for mark in clipped:
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    inside = {edge for edge in edges if 0 < edge < length}
    offsets = sorted({0, length, *inside, *opening, *closing})
    return list(_sweep(offsets, opening, closing))


def _clip(mark: MarkedSpan, length: int) -> MarkedSpan | None:
    if mark.span.end > length:
        mark = MarkedSpan(Span(min(mark.span.start, length), length), mark.statement, mark.role)
    return mark if mark.span else None


def _sweep(
    offsets: Sequence[int], opening: dict[int, list[MarkedSpan]], closing: dict[int, list[MarkedSpan]]
) -> Iterator[Segment]:
    active: list[MarkedSpan] = []
    for start, end in pairwise(offsets):
        for mark in closing.get(start, ()):
            del active[bisect_left(active, _rank(mark), key=_rank)]
        for mark in opening.get(start, ()):
            insort(active, mark, key=_rank)
        yield Segment(Span(start, end), tuple(active[:MARKS_PER_SEGMENT]))


def _rank(mark: MarkedSpan) -> tuple[Role, int, int, int]:
    return mark.role, len(mark.span), mark.statement, mark.span.start


def select(segments: Sequence[Segment], spans: Iterable[Span]) -> list[list[Segment]]:
    """Return, for each of some disjoint ordered spans, the segments inside it.

    The segments must have been cut at the spans' edges.
    """
    found: list[list[Segment]] = []
    at = 0
    for span in spans:
        while at < len(segments) and segments[at].span.start < span.start:
            at += 1
        first = at
        while at < len(segments) and segments[at].span.end <= span.end:
            at += 1
        found.append(list(segments[first:at]))
    return found
