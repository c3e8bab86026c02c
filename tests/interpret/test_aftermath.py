"""What followed a promise, told by another party."""

from __future__ import annotations

import pytest

from onrecord.interpret import interpret
from onrecord.model import FindingType
from tests.factories import TODAY
from tests.resolve.reports import read


def states(text: str) -> list[str]:
    """Return the states of the commitments of a marked text."""
    doc, resolution = read(text)
    found = interpret(doc, resolution.statements, now=TODAY)
    return [one.state for one in found if one.finding is FindingType.COMMITMENT]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {the mill had promised to pay the carters but has not paid a penny}.",
        "[Ada Lund] <said> {the county undertook in 2029 to mend the dam, and never sent a mason}.",
        "[Ole Varn] <said> {the club had guaranteed that prices would be frozen, only for them to rise}.",
        "[The monitors] <said> {the army was to have cleared the road}.",
    ],
)
def test_what_did_not_come_of_anothers_promise_is_told_with_it(said: str) -> None:
    assert states(said) == ["missed"]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {the mill had promised to pay the carters but has not said when}.",
        "[Ada Lund] <said> {the county undertook in 2029 to mend the dam, and its masons are at work}.",
        "[Ole Varn] <said> {we had promised to pay the carters but never set a day}.",
        "[Ada Lund] <said> {the mill promises not to close any pit}.",
    ],
)
def test_a_promise_that_is_only_told_of_is_not_missed(said: str) -> None:
    assert states(said) == ["made"]
