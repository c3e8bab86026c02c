"""What the interpreters read: a report's reading copy, and its statements in it, in order."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import BlockRole, Document, Excerpt, Quotation, Span, Statement
from onrecord.text.dates import Anchor, anchor_of
from onrecord.text.normalise import ReadingCopy, normalise

_NEAR = 4000


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its spans in the reading copy."""

    stmt: Statement
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the statement begins."""
        return min((span.start for part in (self.source, self.cue, self.content) for span in part), default=0)

    @property
    def end(self) -> int:
        """Where the statement ends."""
        return max((span.end for part in (self.source, self.cue, self.content) for span in part), default=0)


@dataclass(frozen=True, slots=True)
class View:
    """One report as the interpreters see it; offsets are into `text`, the reading copy."""

    doc: Document
    doc_id: str
    copy: ReadingCopy
    text: str
    told: tuple[Told, ...]
    paragraphs: tuple[Span, ...]
    anchor: Anchor | None
    now: dt.date

    def excerpt(self, span: Span) -> Excerpt:
        """Cut the given text where a span of the copy stands in it."""
        return Excerpt.of(self.doc.text, self.copy.to_given(span))

    def given(self, span: Span) -> Span:
        """Return where a span of the copy stands in the given text."""
        return self.copy.to_given(span)

    def near(self, span: Span) -> tuple[Told, ...]:
        """Return the statements that begin around a span, in order."""
        first = bisect_left(self.told, span.start - _NEAR, key=lambda told: told.start)
        last = bisect_left(self.told, span.end + _NEAR, key=lambda told: told.start)
        return self.told[first:last]

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a span lies in words quoted directly."""
        return any(
            part.contains(span)
            for told in self.near(span)
            if told.stmt.quotation is Quotation.DIRECT
            for part in told.content
        )


def view_of(doc: Document, statements: Sequence[Statement], now: dt.date) -> View:
    """Prepare a report and its statements for the interpreters."""
    copy = normalise(doc.text)
    told = sorted((_told(copy, stmt) for stmt in statements), key=lambda item: (item.start, item.end))
    prose = [block.span for block in doc.blocks_of(BlockRole.BODY)] or [Span(0, len(doc.text))]
    return View(
        doc=doc,
        doc_id=doc.id,
        copy=copy,
        text=copy.text,
        told=tuple(told),
        paragraphs=tuple(copy.from_given(span) for span in prose),
        anchor=anchor_of(doc),
        now=now,
    )


def _told(copy: ReadingCopy, stmt: Statement) -> Told:
    source, cue, content = (
        tuple(copy.from_given(span) for span in part) for part in (stmt.source, stmt.cue, stmt.content)
    )
    return Told(stmt, source, cue, content)
