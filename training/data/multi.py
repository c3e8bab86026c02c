"""Load articles that several people annotated, each on their own: people are compared on them with people.

    {"id": "a", "text": "...", "annotators": [[{"source": [], "cue": [], "content": [[0, 9]]}], []]}

They are for measuring only and must stay out of training.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.evaluation import Marked
from onrecord.model import Span

PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Versions:
    """An article with what each annotator marked in it."""

    id: str
    text: str
    annotators: tuple[tuple[Marked, ...], ...]


def load_versions(path: Path) -> list[Versions]:
    """Read a file of one JSON object a line; none where there is no such file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Versions(row["id"], row["text"], tuple(tuple(map(_marked, one)) for one in row["annotators"]))
        for row in rows
    ]


def _marked(row: dict[str, Any]) -> Marked:
    return Marked(*(tuple(map(Span.from_list, row.get(part, ()))) for part in PARTS))
