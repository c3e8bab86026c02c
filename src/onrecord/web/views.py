"""What the pages show, worked out from the values: passages, cards of statements, the list of speakers.

Pure. The templates only write down what these hold; every string is still as the report has it, and is made
safe when it is written (`templating`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Document, Report, Span, Statement
from onrecord.services import SpeakerStatements, group_by_speaker
from onrecord.web.api.items import FoundItem
from onrecord.web.passages import (
    DOUBTFUL_BELOW,
    Passage,
    blocks_around,
    blocks_of,
    in_order,
    lay_out_page,
)
from onrecord.web.segments import MarkedSpan, Role, cut
from onrecord.web.wording import shorten

BETWEEN_PIECES = " … "


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as a card shows it. Numbers are positions in the report, counted from 0.

    Attributes:
        number: The statement's own.
        source: The words that name the source, as printed; empty where none are.
        cue: The reporting words, as printed.
        content: The words said, as printed; pieces are joined by an ellipsis.
        excerpt: The beginning of the content, for lists.
        related: Numbers of the statements that share words with this one.
    """

    number: int
    stmt: Statement
    source: str
    cue: str
    content: str
    excerpt: str
    related: tuple[int, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether the attribution is more likely wrong than right."""
        return self.stmt.confidence < DOUBTFUL_BELOW


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report as its page shows it.

    `unplaced` are cards of statements none of whose words stand in a block of the text; `findings_of` has the
    positions of the findings that rest on a statement, by its id.
    """

    report: Report
    passages: tuple[Passage, ...]
    cards: tuple[Card, ...]
    speakers: tuple[SpeakerStatements, ...]
    unplaced: tuple[Card, ...]
    numbers: dict[str, int]
    findings_of: dict[str, list[int]]

    def card_of(self, stmt: Statement) -> Card:
        """Return the card of one of the report's statements."""
        return self.cards[self.numbers[stmt.id]]

    @property
    def marks(self) -> frozenset[str]:
        """The marks that occur in the text, as the style sheet calls them."""
        pieces = (piece for passage in self.passages for block in passage.blocks for piece in block.pieces)
        return frozenset(mark for piece in pieces for mark in piece.classes.split())

    @property
    def has_title(self) -> bool:
        """Whether one of the blocks heads the page."""
        return any(block.role == "title" for passage in self.passages for block in passage.blocks)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that were said, as a page quotes them; `parts/quote.html` writes them down.

    Attributes:
        pieces: The words in order, and of each piece whether it was searched for.
        document_id: The version of the report that prints them.
        title: The report's title, else its name.
        published: EDTF.
        language: Of the report, as a BCP 47 tag.
        latest: False where the story's newest version no longer has these words.
        who: Who the speaker is in the whole record (`re-…`), if that is known.
    """

    stmt: Statement
    pieces: tuple[tuple[str, bool], ...]
    document_id: str
    title: str
    publisher: str | None
    published: str | None
    language: str | None
    latest: bool = True
    who: str | None = None

    @property
    def blank(self) -> bool:
        """Whether no words are quoted: of some statements only who speaks and that they did is printed."""
        return not any(text.strip() for text, _ in self.pieces)


def view_report(report: Report) -> ReportView:
    """Work out everything that a report's page shows."""
    doc = report.document
    statements = in_order(report.statements)
    passages = lay_out_page(doc, statements, blocks_of(doc))
    related = _related(statements)
    cards = tuple(make_card(doc, stmt, number, related[number]) for number, stmt in enumerate(statements))
    placed = {number for passage in passages for number in passage.cards}
    return ReportView(
        report,
        tuple(passages),
        cards,
        group_by_speaker([stmt for stmt in statements if stmt.within is None], report.entities),
        tuple(card for card in cards if card.number not in placed),
        {stmt.id: number for number, stmt in enumerate(statements)},
        _findings_of(report),
    )


def _findings_of(report: Report) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, finding in enumerate(report.findings):
        for stmt in dict.fromkeys(finding.statements):
            found.setdefault(stmt, []).append(at)
    return found


def view_in_context(doc: Document, stmt: Statement) -> list[Passage]:
    """Lay out the blocks around one statement, with it alone marked."""
    spans = (*stmt.source, *stmt.cue, *stmt.content)
    return lay_out_page(doc, [stmt], blocks_around(blocks_of(doc), spans))


def make_card(doc: Document, stmt: Statement, number: int, related: Sequence[int] = ()) -> Card:
    """Cut a statement's words out of its document."""
    content = words_at(doc.text, stmt.content)
    return Card(
        number,
        stmt,
        words_at(doc.text, stmt.source),
        words_at(doc.text, stmt.cue),
        content,
        shorten(content),
        tuple(related),
    )


def words_at(text: str, spans: Iterable[Span]) -> str:
    """Return the words at some spans, an ellipsis where others stand between."""
    return BETWEEN_PIECES.join(span.text_of(text) for span in spans)


def quote_found(item: FoundItem, who: Mapping[str, str] | None = None) -> Quote:
    """Return what was found as the pages quote it: its snippet, the words searched for told apart.

    `who` says who speakers of reports (`en-…`) are in the whole record (`re-…`).
    """
    cited = item.citation
    return Quote(
        item.statement,
        tuple(cut_snippet(item.snippet, item.marks)),
        cited.document_id,
        cited.title or cited.name,
        cited.publisher,
        cited.published,
        cited.language,
        item.latest,
        who.get(item.statement.speaker_id or "") if who else None,
    )


def cut_snippet(snippet: str, found: Iterable[Span]) -> list[tuple[str, bool]]:
    """Return the pieces of a snippet, and of each whether it was searched for."""
    marks = [MarkedSpan(span, 0, Role.CONTENT) for span in found]
    return [(piece.span.text_of(snippet), bool(piece.marks)) for piece in cut(len(snippet), marks)]


def _related(statements: Sequence[Statement], most: int = 8) -> list[tuple[int, ...]]:
    """Return, for each statement, which others share words with it: at most so many, the nearest first."""
    ends = sorted(
        (span.start, span.end, number)
        for number, stmt in enumerate(statements)
        for span in (*stmt.source, *stmt.cue, *stmt.content)
        if span
    )
    found: list[dict[int, None]] = [{} for _ in statements]
    open_spans: list[tuple[int, int]] = []
    for start, end, number in ends:
        open_spans = [item for item in open_spans if item[0] > start][-most:]
        for _, other in open_spans:
            if other != number:
                found[number][other] = None
                found[other][number] = None
        open_spans.append((end, number))
    return [tuple(sorted(others)[:most]) for others in found]
