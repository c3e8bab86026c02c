"""What is somebody's to decide, where a wording tells of it, points back to it, or answers a question."""

from __future__ import annotations

import pytest

from onrecord.model import FindingType
from tests.interpret.reports import findings


def charges(said: str) -> list[str]:
    """Return the objects of the responsibilities of one marked text."""
    return [one.object.text for one in findings(said, FindingType.RESPONSIBILITY)]


@pytest.mark.parametrize(
    ("said", "charge"),
    [
        ("[Ada Lund] <said> {the county board sets the ferry fare}.", "the ferry fare"),
        ("[Ada Lund] <said> {bail is a matter for the judge}.", "bail"),
        ("[Ada Lund] <said> {whether to close the mill rests with the owner}.", "whether to close the mill"),
    ],
)
def test_a_charge_is_an_object_a_subject_or_a_clause(said: str, charge: str) -> None:
    assert charges(said) == [charge]


@pytest.mark.parametrize(
    ("said", "charge"),
    [
        ("[Ada Lund] <said> {as for the fees, they are a matter for the board}.", "the fees"),
        (
            "Asked whether the pass would reopen, [Ada Lund] <said> {that was up to the army}.",
            "the pass would reopen",
        ),
    ],
)
def test_what_only_points_is_what_the_sentence_or_a_question_names(said: str, charge: str) -> None:
    assert charges(said) == [charge]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {the rope came up to the sill}.",
        "[Ada Lund] <said> {it was up to the army}.",
    ],
)
def test_what_points_to_nothing_is_no_charge(said: str) -> None:
    assert charges(said) == []
