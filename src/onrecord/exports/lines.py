"""The shapes of a line of output, as plain JSON data: what each holds, and under which keys.

`id` is the name that the input gave itself, else its file name. Offsets are code points of the document's
text, half-open. What is not known is null; nothing is left out. `onrecord schema` describes them. Statements
inside the content of others are in the whole report only, where each says what it is within.

>>> sorted(LINES)
['attributions', 'findings', 'jsonl', 'statements']
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.model import Document, Report

Line = dict[str, Any]

ATTRIBUTION_KEYS = ("source", "cue", "content", "quotation", "confidence")
STATEMENT_KEYS = (
    "id",
    "source",
    "cue",
    "content",
    "quotation",
    "speaker",
    "speaker_type",
    "naming",
    "role",
    "holder",
    "addressee",
    "target",
    "said_on",
    "kind",
    "condition",
    "confidence",
)


def attributions_line(report: Report) -> Line:
    """Return who said what as spans, before anything is resolved."""
    return {"id": report.document.name, "attributions": _statements(report, ATTRIBUTION_KEYS)}


def statements_line(report: Report) -> Line:
    """Return the resolved statements, without their evidence."""
    return {"id": report.document.name, "statements": _statements(report, STATEMENT_KEYS)}


def findings_line(report: Report) -> Line:
    """Return what the statements amount to."""
    return {"id": report.document.name, "findings": [finding.to_dict() for finding in report.findings]}


def report_line(report: Report) -> Line:
    """Return all that is known of a report, its text included."""
    return {
        "id": report.document.name,
        "document": _document(report.document),
        "dated": report.dated.to_dict() if report.dated else None,
        "entities": [entity.to_dict() for entity in report.entities],
        "places": [place.to_dict() for place in report.places],
        "statements": [statement.to_dict() for statement in report.statements],
        "findings": [finding.to_dict() for finding in report.findings],
        "issues": [issue.to_dict() for issue in report.issues],
    }


LINES: dict[str, Callable[[Report], Line]] = {
    "jsonl": report_line,
    "attributions": attributions_line,
    "statements": statements_line,
    "findings": findings_line,
}
"""Each format of one JSON object a line, and what makes its data."""


def _statements(report: Report, keys: tuple[str, ...]) -> list[Line]:
    rows = (statement.to_dict() for statement in report.outer)
    return [{key: row[key] for key in keys} for row in rows]


def _document(doc: Document) -> Line:
    return {"id": doc.id, "story_id": doc.story_id, **doc.to_dict()}
