"""To whom something is owed, by what is done for them and by whom the promise is addressed to."""

from __future__ import annotations

import pytest

from onrecord.model import FindingType
from tests.interpret.reports import playing


@pytest.mark.parametrize(
    ("report", "names"),
    [
        ("[Veldt Motor] <promised> {to send tenants two pumps}.", ["tenants"]),
        ("[Veldt Motor] <promised> {to compensate households}.", ["households"]),
        ("[Veldt Motor] <promised> {that all patients would be fully reimbursed}.", ["patients"]),
    ],
)
def test_people_for_whom_something_is_done_are_owed_it(report: str, names: list[str]) -> None:
    assert playing(report, FindingType.COMMITMENT, "creditor") == names


@pytest.mark.parametrize(
    "report",
    [
        "[Veldt Motor] <promised> {to send two pumps}.",
        "[Veldt Motor] <promised> {to let the matter rest}.",
        "[Veldt Motor] <promised> {that the fare would be refunded}.",
    ],
)
def test_things_are_owed_nothing(report: str) -> None:
    assert playing(report, FindingType.COMMITMENT, "creditor") == []


def test_who_is_named_already_is_left() -> None:
    assert playing(
        "[Ada Lund] <said> {the mill owes the carters three months’ pay}.", FindingType.COMMITMENT, "creditor"
    ) == ["carters"]
