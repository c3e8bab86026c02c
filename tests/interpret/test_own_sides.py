"""Who is to act on a condition: the speaker's own body, one that the speaker heads, or somebody else."""

from __future__ import annotations

import pytest

from onrecord.model import FindingType
from tests.interpret.reports import findings


def acts(said: str) -> list[str]:
    """Return the objects of the reservations of one marked text."""
    return [one.object.text for one in findings(said, FindingType.RESERVATION)]


@pytest.mark.parametrize(
    "said",
    [
        "[Coach Ivo Renk] <said> {his club may sue}.",
        "[Judge Ada Lund] <said> {the court may sue}.",
        "[Northgate manager Ada Lund] <said> {Northgate could sue if nothing was paid}.",
        "President Ole Varn ate. [Presidential spokesman Ada Lund] <said> {the president may sue}.",
        "The office has a new head, Ada Lund. [Ada Lund] <said> {the office could sue if nothing was paid}.",
    ],
)
def test_a_body_is_of_who_heads_it(said: str) -> None:
    assert acts(said) == ["sue"]


@pytest.mark.parametrize(
    "said",
    [
        "[Economist Ada Lund] <said> {the bank could sue if nothing was paid}.",
        "[Manager Ada Lund] <said> {Varn could sue if nothing was paid}.\n[Ole Varn] <said> {bread rose}.",
        "[Minister Ada Lund] <said> {Northgate could sue if nothing was paid}.",
    ],
)
def test_who_looks_on_speaks_for_nobody(said: str) -> None:
    assert acts(said) == []
