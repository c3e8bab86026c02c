"""What people judged, as examples to learn from: a line for each report that they judged something in.

`id`, `text` and `attributions` are as the corpora of `training/` have them; `rows` says of each attribution
what it is and whether a person has looked at it, and `rejected` what the machine found and people did not.

>>> sorted(TRAINING_KEYS)
['attributions', 'date', 'id', 'publisher', 'rejected', 'rows', 'text', 'title']
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.model import Report, Statement

TRAINING_KEYS = ("id", "title", "publisher", "date", "text", "attributions", "rows", "rejected")
PARTS = ("source", "cue", "content")
ROW = ("kind", "quotation", "naming", "speaker", "role", "holder", "addressee", "target", "said_on")


def training_line(report: Report, as_read: Report, judged: Mapping[str, str]) -> dict[str, Any]:
    """Return a report as examples.

    Args:
        report: As it is shown, folded with judgements.
        as_read: As the machine read it.
        judged: `accepted` or `corrected` for each row that a person looked at, by id.
    """
    shown = report.outer
    kept = {stmt.id for stmt in report.statements}
    doc = report.document
    return {
        "id": doc.id,
        "title": doc.title,
        "publisher": doc.publisher,
        "date": doc.published,
        "text": doc.text,
        "attributions": [_attribution(stmt) for stmt in shown],
        "rows": [_row(number, stmt, judged) for number, stmt in enumerate(shown)],
        "rejected": [_attribution(stmt) for stmt in as_read.outer if stmt.id not in kept],
    }


def _attribution(stmt: Statement) -> dict[str, Any]:
    row = stmt.to_dict()
    return {part: row[part] for part in PARTS}


def _row(number: int, stmt: Statement, judged: Mapping[str, str]) -> dict[str, Any]:
    row = stmt.to_dict()
    return {"n": number, "judged": judged.get(stmt.id)} | {name: row[name] for name in ROW}
