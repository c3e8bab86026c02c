"""What `docs/explanation/findings.md` shows of each type of finding, for and against, is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.model import FindingType
from tests.interpret.reports import findings

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "findings.md"
_ROW = re.compile(r"^\| `(?P<said>[^`]+)` \| (?P<finding>[^|]+?) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, str]]:
    """Return (type, marked text, what it is shown to amount to) for each row of the page."""
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [
        (section.split("\n", 1)[0].strip(), found["said"].replace(" / ", "\n"), found["finding"])
        for section in sections
        for found in _ROW.finditer(section)
    ]


@pytest.mark.parametrize(("sort", "said", "finding"), rows())
def test_the_page_shows_what_comes_out(sort: str, said: str, finding: str) -> None:
    found = [f"{one.state}: {one.object.text}" for one in findings(said, FindingType(sort))]
    assert found == ([] if finding == "none" else finding.split("; "))


def test_each_type_on_the_page_has_three_rows_for_it_and_three_against() -> None:
    shown = rows()
    for sort in {row[0] for row in shown}:
        against = [row for row in shown if row[0] == sort and row[2] == "none"]
        assert len(against) >= 3
        assert len([row for row in shown if row[0] == sort]) - len(against) >= 3
