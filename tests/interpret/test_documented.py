"""What `docs/explanation/findings.md` shows of each type of finding, for and against, is what comes out."""

from __future__ import annotations

import pytest

from onrecord.model import FindingType
from tests.interpret.pages import DOCS, rows_of
from tests.interpret.reports import findings

ROWS = [
    (section, said, finding) for section, _, said, (finding,) in rows_of(DOCS / "explanation" / "findings.md")
]
"""Type, marked text and what it is shown to amount to."""


@pytest.mark.parametrize(("sort", "said", "finding"), ROWS)
def test_the_page_shows_what_comes_out(sort: str, said: str, finding: str) -> None:
    found = [f"{one.state}: {one.object.text}" for one in findings(said, FindingType(sort))]
    assert found == ([] if finding == "none" else finding.split("; "))


def test_each_type_on_the_page_has_three_rows_for_it_and_three_against() -> None:
    for sort in {row[0] for row in ROWS}:
        against = [row for row in ROWS if row[0] == sort and row[2] == "none"]
        assert len(against) >= 3
        assert len([row for row in ROWS if row[0] == sort]) - len(against) >= 3
