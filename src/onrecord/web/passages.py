"""Lay a report's text out for the page: passages of blocks of pieces, with the statements made in each.

A *passage* is a run of blocks that share statements: usually one paragraph, more where a quotation runs on.
Within a passage each statement has a small *key*; the style sheet has one rule per key, so that words of the
same statement light up together, and its card shows, without a script. What lies between blocks is blank
space and is left out. Pure; the templates turn it into HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockRole, Document, Span, Statement, hull
from onrecord.web.segments import MarkedSpan, Role, Segment, cut, marked_spans, select

KEYS_PER_PASSAGE = 16
BLOCKS_PER_PASSAGE = 8
DOUBTFUL_BELOW = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that lie wholly inside or wholly outside every marked span.

    Attributes:
        text: The words, as the document has them.
        span: Where they stand.
        classes: What the style sheet needs to know, space between.
        owner: Number of the statement that a click on the words leads to; None for unmarked words.
        stop: Whether the keyboard stops here: once for each statement.
        anchors: Numbers of the statements whose first words these are.
        ends: Numbers of the statements that end here.
    """

    text: str
    span: Span
    classes: str = ""
    owner: int | None = None
    stop: bool = False
    anchors: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether there is only space here, which cannot be pointed at with a keyboard."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block as the page shows it; `role` is `title` for the one headline that heads the page."""

    role: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks that belong together and the numbers of the statements whose cards stand beside them."""

    blocks: tuple[PageBlock, ...]
    cards: tuple[int, ...]
    keys: dict[int, int]


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements in the order in which a reader meets them; their position is their number."""
    return tuple(sorted(statements, key=_first_place))


def _first_place(stmt: Statement) -> tuple[int, bool, int, str]:
    """Return where a statement begins; of two that begin there, one within another comes second."""
    whole = hull((*stmt.source, *stmt.cue, *stmt.content)) or Span(0, 0)
    return whole.start, stmt.within is not None, whole.end, stmt.id


def lay_out_page(doc: Document, statements: Sequence[Statement], blocks: Sequence[Block]) -> list[Passage]:
    """Lay blocks of a document out in passages.

    Args:
        doc: The document.
        statements: Its statements `in_order`.
        blocks: The blocks to show, in order and disjoint, such as `blocks_of(doc)`.
    """
    marked = marked_spans(statements)
    edges = [edge for block in blocks for edge in (block.span.start, block.span.end)]
    if doc.dateline:
        edges += [doc.dateline.span.start, doc.dateline.span.end]
    by_block = select(cut(len(doc.text), marked, edges=edges), [block.span for block in blocks])
    title = _title_at(blocks)
    writer = _Writer(doc, statements, by_block)
    return [
        writer.write_passage(run, ["title" if at == title else blocks[at].role.value for at in run])
        for run in _runs(by_block)
    ]


def blocks_of(doc: Document) -> tuple[Block, ...]:
    """Return a document's blocks, or the whole text as one where it was not laid out."""
    return doc.blocks or (Block(BlockRole.BODY, Span(0, len(doc.text))),)


def blocks_around(blocks: Sequence[Block], spans: Sequence[Span]) -> list[Block]:
    """Return the blocks that some spans touch, what lies between them, and the paragraph on either side."""
    touched = [at for at, block in enumerate(blocks) if any(block.span.overlaps(span) for span in spans)]
    if not touched:
        return []
    prose = [at for at, block in enumerate(blocks) if block.role is BlockRole.BODY]
    first = max((at for at in prose if at < touched[0]), default=touched[0])
    last = min((at for at in prose if at > touched[-1]), default=touched[-1])
    return list(blocks[first : last + 1])


def _title_at(blocks: Sequence[Block]) -> int | None:
    return next((at for at, block in enumerate(blocks) if block.role is BlockRole.HEADLINE), None)


def _runs(by_block: Sequence[Sequence[Segment]]) -> list[range]:
    """Group neighbouring blocks that share a statement, up to `BLOCKS_PER_PASSAGE` of them."""
    last_block: dict[int, int] = {}
    for at, segments in enumerate(by_block):
        last_block.update((mark.statement, at) for segment in segments for mark in segment.marks)
    runs: list[range] = []
    start, reach = 0, 0
    for at, segments in enumerate(by_block):
        if at > reach or at - start >= BLOCKS_PER_PASSAGE:
            runs.append(range(start, at))
            start, reach = at, at
        ends = (last_block[mark.statement] for segment in segments for mark in segment.marks)
        reach = max(reach, *(end for end in ends if end - at < BLOCKS_PER_PASSAGE), at)
    return [*runs, range(start, len(by_block))] if by_block else []


class _Writer:
    """Turns segments into pieces, keeping count of what the page has shown so far."""

    def __init__(
        self, doc: Document, statements: Sequence[Statement], by_block: Sequence[Sequence[Segment]]
    ) -> None:
        self.text = doc.text
        self.lead = doc.dateline.span if doc.dateline else Span(0, 0)
        self.doubtful = {n for n, stmt in enumerate(statements) if stmt.confidence < DOUBTFUL_BELOW}
        self.by_block = by_block
        self.owned = [0] * len(statements)
        self.met: set[int] = set()
        self.last = _last_segments(by_block)

    def write_passage(self, run: range, roles: Sequence[str]) -> Passage:
        marks = (mark.statement for at in run for segment in self.by_block[at] for mark in segment.marks)
        present = dict.fromkeys(marks)
        keys = {number: key for key, number in enumerate(sorted(present), start=1) if key <= KEYS_PER_PASSAGE}
        cards = tuple(number for number in sorted(present) if number not in self.met)
        blocks = tuple(
            PageBlock(role, tuple(self._write_piece(segment, keys) for segment in self.by_block[at]))
            for role, at in zip(roles, run, strict=True)
        )
        return Passage(blocks, cards, keys)

    def _write_piece(self, segment: Segment, keys: dict[int, int]) -> Piece:
        text = segment.span.text_of(self.text)
        lead = "dateline" if segment.span and self.lead.contains(segment.span) else ""
        if not segment.marks:
            return Piece(text, segment.span, lead)
        owners = _owners(segment.marks)
        owner = min(owners, key=lambda number: (self.owned[number] > 0, number))
        numbers = sorted({mark.statement for mark in segment.marks})
        anchors = tuple(number for number in numbers if number not in self.met)
        self.met.update(anchors)
        self.owned[owner] += bool(text.strip())
        return Piece(
            text,
            segment.span,
            " ".join(filter(None, [lead, *self._classes(segment.marks, owners, keys)])),
            owner,
            self.owned[owner] == 1 and bool(text.strip()),
            anchors,
            tuple(number for number in numbers if self.last[number] == segment.span.end),
        )

    def _classes(self, marks: Sequence[MarkedSpan], owners: Sequence[int], keys: dict[int, int]) -> list[str]:
        classes = [role.word for role in sorted({mark.role for mark in marks})]
        contents = {mark.statement for mark in marks if mark.role is Role.CONTENT}
        if len(contents) > 1:
            classes.append("deep")
        if contents and contents <= self.doubtful:
            classes.append("doubt")
        classes += [f"k{keys[number]}" for number in sorted({m.statement for m in marks}) if number in keys]
        return classes + [f"o{keys[number]}" for number in owners if number in keys]


def _owners(marks: Sequence[MarkedSpan]) -> list[int]:
    """Return the statements that words lead to: of the most telling and shortest of the spans over them.

    There are several where statements share these words, as "Renk" in "Renk said … and added …".
    """
    best = (marks[0].role, len(marks[0].span))
    return sorted({mark.statement for mark in marks if (mark.role, len(mark.span)) == best})


def _last_segments(by_block: Sequence[Sequence[Segment]]) -> dict[int, int]:
    """Return, for each statement, where the last segment of its words ends."""
    return {
        mark.statement: segment.span.end
        for segments in by_block
        for segment in segments
        for mark in segment.marks
    }
