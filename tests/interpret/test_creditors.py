"""To whom something is owed, by what is done for them and by whom the promise is addressed to."""

from __future__ import annotations

import pytest

from onrecord.model import FindingType
from tests.interpret.reports import findings


def owed_to(report: str) -> list[str]:
    """Return to whom the commitments of a report are owed."""
    return [
        party.name
        for one in findings(report, FindingType.COMMITMENT)
        for party in one.parties
        if party.part == "creditor"
    ]


@pytest.mark.parametrize(
    ("report", "names"),
    [
        ("[Veldt Motor] <promised> {to send tenants two pumps}.", ["tenants"]),
        ("[Veldt Motor] <promised> {to compensate households}.", ["households"]),
        ("[Veldt Motor] <promised> {that all patients would be fully reimbursed}.", ["patients"]),
    ],
)
def test_people_for_whom_something_is_done_are_owed_it(report: str, names: list[str]) -> None:
    assert owed_to(report) == names


@pytest.mark.parametrize(
    "report",
    [
        "[Veldt Motor] <promised> {to send two pumps}.",
        "[Veldt Motor] <promised> {to let the matter rest}.",
        "[Veldt Motor] <promised> {that the fare would be refunded}.",
    ],
)
def test_things_are_owed_nothing(report: str) -> None:
    assert owed_to(report) == []


def test_who_is_named_already_is_left() -> None:
    assert owed_to("[Ada Lund] <said> {the mill owes the carters three months’ pay}.") == ["carters"]
