"""Find what stands in quotation marks, and tell direct from indirect quotation.

Every usual style is known: straight and curly doubles, British singles, guillemets in both directions,
low-high marks, corner brackets, backticks. A quotation ends with its paragraph, unless the next paragraph
opens the mark anew: then both are parts of one. A stray mark therefore costs at most its own paragraph.

    >>> text = 'She said "yes".'
    >>> [q.inner.text_of(text) for q in find_quotations(text, [Block(BlockRole.BODY, Span(0, 15))])]
    ['yes']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter

from onrecord.model import Block, BlockRole, Quotation, Span
from onrecord.text.marks import Mark, find_marks
from onrecord.text.normalise import ReadingCopy, normalise
from onrecord.text.pairing import Paired, pair_marks

MAX_MARKS = 300_000
MAX_PARAGRAPH_MARKS = 30_000

_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_start = attrgetter("span.start")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks, within one paragraph.

    Attributes:
        span: With its marks.
        inner: Without them.
        opener: The glyph that opens it.
        closed: Its closing mark is there. Where it is not, the next part of the quotation follows in the next
            paragraph, or the quotation's last mark was forgotten.
        continues: It is the next part of the quotation before it, whose mark it opens anew.
        depth: How many other quotations it stands in.
    """

    span: Span
    inner: Span
    opener: str
    closed: bool
    continues: bool
    depth: int = 0


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quoted]:
    """Find the quotations of a text, in order of their openers; inner ones follow those they stand in.

    Apostrophes, feet, inches and decades are not quotation marks. Marks without a word between them are left
    out, and so are those in furniture. A paragraph of more than 30,000 marks is no prose and has none, and so
    is what follows the first 300,000 marks of a text; so memory stays bounded.

    Args:
        text: The given text, or a reading copy.
        blocks: Its paragraphs, in order. A quotation runs on over body paragraphs only; crossheads and
            furniture may stand between.
    """
    copy = normalise(text)
    body: list[_Paragraph] = []
    found: list[Quoted] = []
    left = MAX_MARKS
    for block in blocks:
        if block.role is BlockRole.FURNITURE:
            continue
        paragraph = _Paragraph.of(copy.text, copy.from_given(block.span), min(left, MAX_PARAGRAPH_MARKS))
        left -= paragraph.marks
        if block.role is BlockRole.BODY:
            body.append(paragraph)
        else:
            found.extend(paragraph.quoted(runs_on=False, continues=False))
    found.extend(_linked(body))
    return sorted((_placed(quoted, copy) for quoted in found), key=_start)


def parts_of_quotations(quoted: Sequence[Quoted]) -> list[tuple[Quoted, ...]]:
    """Group the parts of each quotation: most have one, those that run over paragraphs several.

    Args:
        quoted: As `find_quotations` gives them.
    """
    groups: list[list[Quoted]] = []
    running: list[Quoted] | None = None
    for part in quoted:
        if part.continues and running is not None:
            group = running
        else:
            group = []
            groups.append(group)
        group.append(part)
        running = running if part.closed else group
    return [tuple(group) for group in groups]


def quotation_type(text: str, content: Sequence[Span], quoted: Sequence[Quoted]) -> Quotation:
    """Tell how a content relays its words.

    Direct: every word of it stands in quotation marks. Indirect: none does. Mixed: some do, be it only a
    title or one scare-quoted word in a long indirect content. A content without any word is indirect.

    Args:
        text: The given text.
        content: The spans of the content.
        quoted: All quotations of the text, as `find_quotations` gives them.
    """
    inside = words = 0
    for span in content:
        covers = _covers(span, quoted)
        cover = next(covers, None)
        for word in _WORD.finditer(text, span.start, span.end):
            words += 1
            while cover is not None and cover.end <= word.start():
                cover = next(covers, None)
            inside += cover is not None and cover.start <= word.start()
    if not inside:
        return Quotation.INDIRECT
    return Quotation.DIRECT if inside == words else Quotation.MIXED


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    span: Span
    paired: Paired
    marks: int

    @classmethod
    def of(cls, text: str, span: Span, most: int) -> _Paragraph:
        """Pair the marks of a paragraph, unless there are more than `most`."""
        start = span.start
        while start < span.end and text[start].isspace():
            start += 1
        marks = list(islice(find_marks(text, start, span.end), most + 1))
        paired = pair_marks(marks if len(marks) <= most else [], start)
        return cls(text, Span(start, span.end), paired, min(len(marks), most))

    def reopens(self, dangling: Mark) -> bool:
        first = self.paired.first
        return first is not None and first.family is dangling.family

    def quoted(self, *, runs_on: bool, continues: bool) -> Iterator[Quoted]:
        """Yield the quotations; the dangling one only where it runs on or is a continuation itself."""
        first, dangling = self.paired.first, self.paired.dangling
        spans = [
            (pair.opener, Span(pair.opener.end, pair.closer.start), pair.closer.end)
            for pair in self.paired.pairs
        ]
        if dangling is not None and (runs_on or (continues and dangling is first)):
            spans.append((dangling, Span(dangling.end, self.span.end), self.span.end))
        ends: list[int] = []
        for opener, inner, end in sorted(spans, key=lambda item: item[0].start):
            while ends and ends[-1] <= opener.start:
                ends.pop()
            if _LETTER.search(self.text, inner.start, inner.end):
                closed = end > inner.end
                yield Quoted(
                    Span(opener.start, end),
                    inner,
                    opener.glyph,
                    closed,
                    continues and opener is first,
                    len(ends),
                )
                ends.append(end)


def _linked(paragraphs: Sequence[_Paragraph]) -> Iterator[Quoted]:
    continues = False
    for index, paragraph in enumerate(paragraphs):
        dangling = paragraph.paired.dangling
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        runs_on = dangling is not None and following is not None and following.reopens(dangling)
        yield from paragraph.quoted(runs_on=runs_on, continues=continues)
        continues = runs_on


def _placed(quoted: Quoted, copy: ReadingCopy) -> Quoted:
    if not copy.dropped:
        return quoted
    return replace(quoted, span=copy.to_given(quoted.span), inner=copy.to_given(quoted.inner))


def _covers(span: Span, quoted: Sequence[Quoted]) -> Iterator[Span]:
    """Yield the insides of the outermost quotations that overlap a span."""
    index = bisect_right(quoted, span.start, key=_start)
    while index > 0:
        index -= 1
        if quoted[index].depth == 0:
            break
    while index < len(quoted) and quoted[index].span.start < span.end:
        if quoted[index].depth == 0:
            yield quoted[index].inner
        index += 1
