"""What the interpreters read: a report's reading copy, and its statements in it, in order."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from types import MappingProxyType

from onrecord.interpret.phrases import NO_STOP
from onrecord.model import BlockRole, Document, Excerpt, FindingWords, Quotation, Span, Statement
from onrecord.text.dates import Anchor, anchor_of
from onrecord.text.normalise import ReadingCopy, normalise

_NEAR = 4000
_HEADINGS = (BlockRole.HEADLINE, BlockRole.SUBHEAD, BlockRole.CROSSHEAD)
_GAP = 60
_LONGEST = 2000
_SENTENCE = re.compile(rf"{NO_STOP}[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|;\s|\n\s*\n")
_VOICE = re.compile(r"\bspokes\w+|\bpress (?:secretary|officer|service)\b", re.IGNORECASE)
_ACTED = re.compile(r"\s(?!,|who\b|which\b|whose\b)[^,;:.!?()\"“”\n]{4,90},?\s(?:and\s|but\s|by\s)?")
"""What a source does before the cue of its words; what is told of it between commas is none of this."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

Whom = Callable[[Span], str | None]
"""Tells the name of whom words of the reading copy mean; None where that is not known."""


def nobody(span: Span) -> None:
    """Tell whom words mean where nobody knows."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its spans in the reading copy; `words` are those the network marks in it."""

    stmt: Statement
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    words: tuple[FindingWords, ...] = ()

    @property
    def start(self) -> int:
        """Where the statement begins."""
        return min((span.start for part in (self.source, self.cue, self.content) for span in part), default=0)

    @property
    def said_at(self) -> int:
        """Where the statement begins beside its source, which it may share with the one before."""
        return min((span.start for span in (*self.cue, *self.content)), default=self.start)

    @property
    def is_voice(self) -> bool:
        """Whether its speaker speaks for somebody: what a spokesman promises or asks is his principal's."""
        return _VOICE.search(self.stmt.role or "") is not None

    def opens_at(self, at: int) -> bool:
        """Tell whether a part of the content begins at a place, "that" before it or not."""
        return any(at - part.start in (0, len("that ")) for part in self.content)

    @property
    def end(self) -> int:
        """Where the statement ends."""
        return max((span.end for part in (self.source, self.cue, self.content) for span in part), default=0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of what was said, with the cue where that leads into it ("urged both sides to …")."""

    told: Told
    span: Span
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a finding stand, in the reading copy.

    Attributes:
        told: The statement that tells them.
        at: The words.
        where: Their sentence.
    """

    told: Told
    at: Span
    where: Span


@dataclass(frozen=True, slots=True)
class View:
    """One report as the interpreters see it; offsets are into `text`, the reading copy.

    `headlines` holds the ids of statements in headings; `names` tells the name behind a mention in lower
    case ("the envoy"), as far as the statements resolve it; `whom` whom other words mean.
    """

    doc: Document
    doc_id: str
    copy: ReadingCopy
    text: str
    told: tuple[Told, ...]
    sentences: tuple[Sentence, ...]
    names: Mapping[str, str]
    paragraphs: tuple[Span, ...]
    headlines: frozenset[str]
    anchor: Anchor | None
    now: dt.date
    whom: Whom

    def excerpt(self, span: Span) -> Excerpt:
        """Cut the given text where a span of the copy stands in it."""
        return Excerpt.of(self.doc.text, self.copy.to_given(span))

    def given(self, span: Span) -> Span:
        """Return where a span of the copy stands in the given text."""
        return self.copy.to_given(span)

    def is_headline(self, told: Told) -> bool:
        """Tell whether a statement stands in a headline, which tells what the report tells again."""
        return told.stmt.id in self.headlines

    def near(self, span: Span) -> tuple[Told, ...]:
        """Return the statements that begin around a span, in order."""
        first = bisect_left(self.told, span.start - _NEAR, key=lambda told: told.start)
        last = bisect_left(self.told, span.end + _NEAR, key=lambda told: told.start)
        return self.told[first:last]

    def sentence_of(self, told: Told, span: Span) -> Span:
        """Return the sentence of a statement that holds words; the whole statement where none does."""
        first = bisect_left(self.sentences, told.start, key=lambda one: one.told.start)
        here = takewhile(lambda one: one.told.start == told.start, islice(self.sentences, first, None))
        for sentence in here:
            if sentence.told is told and sentence.span.overlaps(span):
                return sentence.span
        return Span(min(told.start, span.start), max(told.end, span.end))

    def place_of(self, told: Told, span: Span) -> Place:
        """Return where words of the given text stand that a statement tells."""
        at = self.copy.from_given(span)
        return Place(told, at, self.sentence_of(told, at))

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a span lies in words quoted directly."""
        return any(
            part.contains(span)
            for told in self.near(span)
            if told.stmt.quotation is Quotation.DIRECT
            for part in told.content
        )


_STOPS = re.compile(rf"{_SENTENCE.pattern}|[.!?][\"”]|\.\n")


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence that goes on at a place ends: its full stop, or the end of the paragraph."""
    found = _STOPS.search(text, at)
    return found.start() if found else len(text)


def view_of(
    doc: Document,
    statements: Sequence[Statement],
    now: dt.date,
    words: Mapping[str, Sequence[FindingWords]] = MappingProxyType({}),
    whom: Whom = nobody,
) -> View:
    """Prepare a report and its statements for the interpreters.

    Args:
        doc: The report.
        statements: Its statements.
        now: The day of reading.
        words: By the id of a statement, what the network marks in it.
        whom: Tells whom words mean that are no source of a statement.
    """
    copy = normalise(doc.text)
    told = sorted(
        (_told(copy, stmt, words.get(stmt.id, ())) for stmt in statements),
        key=lambda item: (item.start, item.end),
    )
    prose = [block.span for block in doc.blocks_of(BlockRole.BODY)] or [Span(0, len(doc.text))]
    return View(
        doc=doc,
        doc_id=doc.id,
        copy=copy,
        text=copy.text,
        told=tuple(told),
        sentences=tuple(sentence for item in told for sentence in _sentences(copy.text, item)),
        names=_names(copy, told),
        paragraphs=tuple(copy.from_given(span) for span in prose),
        headlines=_headlined(doc, copy, told),
        anchor=anchor_of(doc),
        now=now,
        whom=whom,
    )


def _headlined(doc: Document, copy: ReadingCopy, told: Sequence[Told]) -> frozenset[str]:
    """Return the ids of the statements that begin in a heading; statements are in order."""
    starts = [item.start for item in told]
    spans = [copy.from_given(block.span) for role in _HEADINGS for block in doc.blocks_of(role)]
    inside = (told[bisect_left(starts, span.start) : bisect_left(starts, span.end)] for span in spans)
    return frozenset(item.stmt.id for items in inside for item in items)


def _told(copy: ReadingCopy, stmt: Statement, words: Sequence[FindingWords]) -> Told:
    source, cue, content = (
        tuple(copy.from_given(span) for span in part) for part in (stmt.source, stmt.cue, stmt.content)
    )
    return Told(stmt, source, cue, content, tuple(_in_copy(copy, one) for one in words))


def _in_copy(copy: ReadingCopy, words: FindingWords) -> FindingWords:
    by, to = (tuple(map(copy.from_given, spans)) for spans in (words.by, words.to))
    return replace(words, span=copy.from_given(words.span), by=by, to=to)


def _sentences(text: str, told: Told) -> Iterator[Sentence]:
    for region in _regions(text, told):
        start = region.start
        for found in _SENTENCE.finditer(text, region.start, region.end):
            yield _sentence(text, told, Span(start, min(found.start() + 1, start + _LONGEST)))
            start = found.end()
        if start < region.end:
            yield _sentence(text, told, Span(start, min(region.end, start + _LONGEST)))


def _regions(text: str, told: Told) -> Iterator[Span]:
    """Yield the contents, the first one with a cue that stands before it in the same sentence."""
    for nth, part in enumerate(told.content):
        leads = [cue.start for cue in told.cue if cue.end <= part.start and part.start - cue.end <= _GAP]
        if nth == 0 and leads and not _SENTENCE.search(text, leads[0], part.start):
            yield from _before_cue(text, told, leads[0])
            yield Span(leads[0], part.end)
        else:
            yield part


def _before_cue(text: str, told: Told, cue: int) -> Iterator[Span]:
    """Yield what the source does before it speaks, if that is told ("Lund turned it down, saying …")."""
    before = [span.end for span in told.source if span.end < cue]
    if before and _ACTED.fullmatch(text, before[-1], cue):
        yield Span(before[-1] + 1, cue)


def _sentence(text: str, told: Told, span: Span) -> Sentence:
    words = frozenset(found.group().lower() for found in _WORD.finditer(text, span.start, span.end))
    return Sentence(told, span, words)


def _names(copy: ReadingCopy, told: Sequence[Told]) -> Mapping[str, str]:
    """Return whom the report's mentions name: sources, and what holders and hearers rest on."""
    names: dict[str, str] = {}
    for item in told:
        for mention, name in _mentions(copy, item):
            words = mention.text_of(copy.text).lower().removeprefix("the ")
            if name is not None and len(words) < _GAP:
                names.setdefault(words, name)
                names.setdefault(name.lower(), name)
    return names


def _mentions(copy: ReadingCopy, told: Told) -> Iterator[tuple[Span, str | None]]:
    yield from ((span, told.stmt.speaker) for span in told.source)
    who = {"holder": told.stmt.holder, "addressee": told.stmt.addressee, "target": told.stmt.target}
    for evidence in told.stmt.evidence:
        if evidence.field in who:
            yield from ((copy.from_given(span), who[evidence.field]) for span in evidence.spans[:1])
