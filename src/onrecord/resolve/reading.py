"""What the rules read: a reading copy of a report, its words, its paragraphs and its attributions in order.

The copy has plain spaces and no soft hyphens, so that names compare; every span that leaves this package is
mapped back to the given text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import itemgetter

from onrecord.model import Attribution, Block, BlockRole, Document, Gist, Mention, Quotation, Span, Tagging
from onrecord.resolve.words import Word, find_words
from onrecord.text.normalise import ReadingCopy, normalise

_BREAK = re.compile(r"\n\s*\n")
_FARTHEST = 3000
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*(?=\s+(?:[\"“‘(]|'')?[A-Z])|\n\s*\n")
_STOPPED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|St|No)\.$"
)
_OPENERS = "\"“„«‘'"


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution with its spans in the reading copy, those found inside its content, and its gist.

    The gist is as the tagger gave it: its spans are those of the given text.
    """

    given: Attribution
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    inner: tuple[Said, ...] = ()
    gist: Gist | None = None

    @property
    def place(self) -> int:
        """Where the attribution says who speaks, else where it begins."""
        part = self.source or self.cue or self.content
        return part[0].start if part else 0


@dataclass(frozen=True, slots=True)
class Cover:
    """What a set of spans covers: disjoint, in order."""

    spans: tuple[Span, ...]

    def contains(self, span: Span) -> bool:
        """Tell whether a span is covered from its start to its end."""
        at = bisect_right(self.spans, span.start, key=lambda one: one.start) - 1
        return at >= 0 and self.spans[at].contains(span)

    def overlaps(self, span: Span) -> bool:
        """Tell whether a span shares a code point with what is covered."""
        at = bisect_left(self.spans, span.end, key=lambda one: one.start) - 1
        return at >= 0 and self.spans[at].overlaps(span)


def cover_of(spans: Iterable[Span]) -> Cover:
    """Join spans that overlap."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return Cover(tuple(joined))


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as the rules see it; offsets are into `text`, the reading copy."""

    copy: ReadingCopy
    text: str
    words: tuple[Word, ...]
    paragraphs: tuple[Span, ...]
    headings: Cover
    said: tuple[Said, ...]
    quoted: Cover
    starts: tuple[int, ...]
    """Where each word begins: looked up often."""
    mentions: tuple[Mention, ...] = ()
    """What the encoder found to be mentioned, by place; its spans are in the reading copy."""
    sentences: dict[int, Span] = field(default_factory=dict, repr=False, compare=False)
    """The sentences asked for before, by offset: many rules ask about the same places."""
    contents: tuple[tuple[int, int, int], ...] = field(init=False, repr=False, compare=False)
    """Every span of a content as start, end and number of its attribution, in order: looked up often."""
    reaches: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """How far the contents up to each one reach."""

    def __post_init__(self) -> None:
        """List the contents."""
        every = (
            (one.start, one.end, number) for number, said in enumerate(self.said) for one in said.content
        )
        contents = sorted(every)
        object.__setattr__(self, "contents", tuple(contents))
        object.__setattr__(self, "reaches", tuple(accumulate((end for _, end, _ in contents), max)))

    def telling(self, span: Span) -> list[int]:
        """Return the numbers of the attributions in a span of whose content another span lies."""
        first = bisect_left(self.reaches, span.end)
        last = bisect_right(self.contents, span.start, key=itemgetter(0))
        found = [number for _, end, number in self.contents[first:last] if span.end <= end]
        return sorted(set(found))

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """Return the words that lie inside a span."""
        first, last = self.index_at(span.start), self.index_at(span.end)
        # Only the last word can reach beyond the span.
        if first < last and self.words[last - 1].end > span.end:
            last -= 1
        return self.words[first:last]

    def index_at(self, offset: int) -> int:
        """Return the number of the first word that begins at an offset or after it."""
        return bisect_left(self.starts, offset)

    def paragraph_of(self, offset: int) -> int:
        """Return the number of the paragraph that an offset lies in, or of the last one before it."""
        return max(0, bisect_right(self.paragraphs, offset, key=lambda span: span.start) - 1)

    def sentence_of(self, offset: int) -> Span:
        """Return the sentence around an offset, as far as marks and capitals tell, in its paragraph."""
        found = self.sentences.get(offset)
        if found is None:
            found = self.sentences[offset] = self._sentence_of(offset)
        return found

    def _sentence_of(self, offset: int) -> Span:
        paragraph = self.paragraphs[self.paragraph_of(offset)]
        start, end = max(paragraph.start, offset - _FARTHEST), min(paragraph.end, offset + _FARTHEST)
        for found in _SENTENCE_END.finditer(self.text, start, end):
            if _STOPPED.search(self.text, max(0, found.end() - 6), found.end()):
                continue
            if found.end() > offset:
                end = found.end()
                break
            start = found.end()
        return Span(min(start, end), end)

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a span lies inside words quoted directly."""
        return self.quoted.contains(span)

    def in_heading(self, span: Span) -> bool:
        """Tell whether a span lies in a headline, a subhead or a crosshead, or in a line set like one."""
        return self.headings.overlaps(span)

    def given(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Map spans of the reading copy to the given text."""
        return tuple(self.copy.to_given(span) for span in spans)


def reading_of(doc: Document, tagging: Tagging) -> Reading:
    """Prepare a report for the rules."""
    copy = normalise(doc.text)
    words = tuple(find_words(copy.text))
    paragraphs = _paragraphs(copy, doc.blocks)
    said = tuple(sorted(_outer(copy, tagging), key=lambda item: item.place))
    return Reading(
        copy=copy,
        text=copy.text,
        words=words,
        paragraphs=paragraphs,
        headings=cover_of(_headings(copy, doc.blocks, paragraphs, words)),
        said=said,
        quoted=cover_of(_quoted(copy.text, said)),
        starts=tuple(word.start for word in words),
        mentions=tuple(replace(one, span=copy.from_given(one.span)) for one in tagging.mentions),
    )


def with_more(reading: Reading, attributions: Iterable[Attribution]) -> Reading:
    """Return a reading to which attributions without quoted words are added, in their places."""
    more = (said_of(reading.copy, attr) for attr in attributions)
    return replace(reading, said=tuple(sorted((*reading.said, *more), key=lambda item: item.place)))


def _outer(copy: ReadingCopy, tagging: Tagging) -> Iterator[Said]:
    """Yield the outer attributions, each with the nested ones inside it."""
    inside: defaultdict[int, list[int]] = defaultdict(list)
    every = [*tagging.attributions, *(nested.attribution for nested in tagging.nested)]
    for number, nested in enumerate(tagging.nested, len(tagging.attributions)):
        inside[nested.within].append(number)

    def grown(number: int) -> Said:
        gist = tagging.gists[number] if tagging.gists else None
        return said_of(copy, every[number], tuple(grown(inner) for inner in inside[number]), gist)

    return (grown(number) for number in range(len(tagging.attributions)))


def said_of(
    copy: ReadingCopy, attr: Attribution, inner: tuple[Said, ...] = (), gist: Gist | None = None
) -> Said:
    """Return an attribution of the given text with its spans in the reading copy, no space at their ends."""
    source, cue, content = (
        tuple(trimmed(copy.text, copy.from_given(span)) for span in part)
        for part in (attr.source, attr.cue, attr.content)
    )
    return Said(attr, source, cue, content, inner, gist)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the space at its ends."""
    printed = span.text_of(text)
    lead = len(printed) - len(printed.lstrip())
    return Span(span.start + lead, span.start + max(lead, len(printed.rstrip())))


def _paragraphs(copy: ReadingCopy, blocks: Sequence[Block]) -> tuple[Span, ...]:
    if blocks:
        return tuple(copy.from_given(block.span) for block in blocks if block.role is not BlockRole.FURNITURE)
    starts = [0, *(found.end() for found in _BREAK.finditer(copy.text))]
    return tuple(Span(start, end) for start, end in zip(starts, [*starts[1:], len(copy.text)], strict=True))


def _headings(
    copy: ReadingCopy, blocks: Sequence[Block], paragraphs: Sequence[Span], words: Sequence[Word]
) -> tuple[Span, ...]:
    roles = (BlockRole.HEADLINE, BlockRole.SUBHEAD, BlockRole.CROSSHEAD)
    marked = [copy.from_given(block.span) for block in blocks if block.role in roles]
    return tuple(marked) + tuple(span for span in paragraphs if _set_like_title(copy.text, words, span))


def _set_like_title(text: str, words: Sequence[Word], span: Span) -> bool:
    """Tell whether words are capitalised as in a title: most long ones; all of them before a full stop."""
    closed = span.text_of(text).rstrip().endswith(".")
    start = bisect_left(words, span.start, key=lambda word: word.start)
    long = []
    for word in words[start : start + 40]:
        if word.start >= span.end:
            break
        if len(word.text) > 2 and word.text[0].isalpha():
            long.append(word)
    return len(long) >= 3 and sum(word.capital for word in long) >= (1.0 if closed else 0.75) * len(long)


def _quoted(text: str, said: Sequence[Said]) -> Iterable[Span]:
    for item in said:
        for span in item.content:
            if item.given.quotation is Quotation.DIRECT or text[span.start : span.start + 1] in _OPENERS:
                yield span
