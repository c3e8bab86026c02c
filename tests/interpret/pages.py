"""Read the tables of a page of the manual whose rows are held by tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).parents[2] / "docs"
_ROW = re.compile(r"^\| `(?P<said>[^`]+)` \| (?P<rest>.+) \|$", re.MULTILINE)
_HEAD = re.compile(r"^(?P<level>##+) (?P<name>.+)$", re.MULTILINE)


class Shown(NamedTuple):
    """A row: the headings that it stands below, the marked text that it opens with, and its other cells.

    `rule` is that of the section where no heading below it comes before the row.
    """

    section: str
    rule: str
    said: str
    cells: tuple[str, ...]


def rows_of(page: Path) -> Iterator[Shown]:
    """Yield the rows of a page that open with a marked text, in which " / " ends a line."""
    text = page.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    section = ""
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        section = head["name"] if head["level"] == "##" else section
        for row in _ROW.finditer(text, head.end(), following.start() if following else len(text)):
            yield Shown(
                section, head["name"], row["said"].replace(" / ", "\n"), tuple(row["rest"].split(" | "))
            )
