"""Questions and the audit of sources, as rows of tables and as plain JSON data.

>>> sources_row("Corvane", NamingCounts({"named": 3, "unnamed": 1}, 1))
('Corvane', 4, 3, 1, 0, 0, 1, 0.25)
"""

from __future__ import annotations

from typing import Any

from onrecord.exports.table import Cell
from onrecord.store.base_notes import Answer, NamingCounts, QuestionRow

QUESTION_COLUMNS = (
    *("id", "day", "state", "asker", "asked", "asked_id", "question", "answers", "statements"),
    *("confidence", "title", "publisher", "published", "document_id"),
)
SOURCES_COLUMNS = (
    *("publisher", "statements", "named", "unnamed", "collective", "document"),
    *("with_reason", "unnamed_share"),
)


def question_row(row: QuestionRow) -> tuple[Cell, ...]:
    """Return a question as a row below `QUESTION_COLUMNS`."""
    finding = row.finding
    return (
        finding.id,
        row.day,
        finding.state,
        row.asker,
        row.asked,
        row.asked_id,
        finding.object.text,
        "\n".join(map(said_to_it, row.answers)),
        " ".join(answer.statement_id for answer in row.answers),
        finding.confidence,
        row.where.title,
        row.where.publisher,
        row.where.published,
        row.where.document_id,
    )


def said_to_it(answer: Answer) -> str:
    """Return an answer in a line: who, how, what."""
    return f"{answer.by or 'Speaker not resolved'} {answer.cue}: {answer.words}"


def question_line(row: QuestionRow) -> dict[str, Any]:
    """Return a question as plain JSON data."""
    return {
        "finding": row.finding.to_dict(),
        "day": row.day,
        **{name: getattr(row, name) for name in ("asker", "asker_id", "asked", "asked_id")},
        "answers": [_answer_line(answer) for answer in row.answers],
        **{name: getattr(row.where, name) for name in ("document_id", "title", "publisher", "published")},
    }


def _answer_line(answer: Answer) -> dict[str, Any]:
    return {
        "statement": answer.statement_id,
        **{name: getattr(answer, name) for name in ("by", "by_id", "said_on", "cue", "words", "quotation")},
        "content": [span.to_list() for span in answer.content],
    }


def sources_row(publisher: str | None, counts: NamingCounts) -> tuple[Cell, ...]:
    """Return how a publisher names its sources as a row below `SOURCES_COLUMNS`."""
    namings = (counts.namings.get(name, 0) for name in ("named", "unnamed", "collective", "document"))
    return publisher, counts.total, *namings, counts.reasoned, round(counts.share("unnamed"), 4)


def sources_line(publisher: str | None, counts: NamingCounts) -> dict[str, Any]:
    """Return how a publisher names its sources as plain JSON data."""
    return dict(zip(SOURCES_COLUMNS, sources_row(publisher, counts), strict=True))
