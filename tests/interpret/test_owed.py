"""Whether what is to be done is owed."""

from __future__ import annotations

import pytest

from onrecord.interpret import interpret
from onrecord.model import Finding, FindingType
from tests.factories import TODAY
from tests.resolve.reports import read


def commitments(text: str) -> list[Finding]:
    """Return the commitments of a marked text."""
    doc, resolution = read(text)
    found = interpret(doc, resolution.statements, now=TODAY)
    return [one for one in found if one.finding is FindingType.COMMITMENT]


@pytest.mark.parametrize(
    "said",
    [
        "[The bank’s spokeswoman, Ada Lund,] <said> {the votes would be published on May 2}.",
        "[Mayor Ole Varn] <said> {his staff would finish the count by Sunday night}.",
        "[The ministry] <said> {it would refund every traveller within ten days}.",
        "[The monitors] <said> {under the accord, the army must hand over its maps}.",
        "[Minister Ada Lund] <said> {teachers will be paid by the end of the month}.",
    ],
)
def test_an_act_for_others_is_owed_by_its_day_or_its_deed(said: str) -> None:
    assert [one.state for one in commitments(said)] == ["made"]


@pytest.mark.parametrize(
    "said",
    [
        "[Economist Ada Lund] <said> {the shop will be closed by 2040}.",
        "[Mayor Ole Varn] <said> {the bridge will be 100 years old by June}.",
        "[Ada Lund] <said> {that if Varn would debate on May 2, she would help}.",
        "[Ada Lund] <said> {George Will mended the fence by Friday}.",
        "[The mayor, Ole Varn,] <said> {the county would go to court if the dam was not mended by Friday}.",
        "[The union] <is asking for> {a guarantee of work over five years}.",
    ],
)
def test_an_outlook_a_condition_a_name_and_a_wish_owe_nothing(said: str) -> None:
    assert commitments(said) == []


def test_it_that_opens_what_is_relayed_of_a_body_is_the_debtor() -> None:
    (found,) = commitments("[The ministry] <said> {it would refund every traveller within ten days}.")
    owing, owed = ("debtor", "ministry"), ("creditor", "every traveller")
    assert [(party.part, party.name) for party in found.parties] == [owing, owed]
    assert found.until == "2031-03-14"
