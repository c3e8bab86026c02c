"""Claims about one thing become one finding."""

from __future__ import annotations

from onrecord.model import FindingType
from tests.interpret.reports import findings


def test_a_headline_tells_of_what_the_report_tells_in_other_words() -> None:
    text = (
        "[Nurses] <demand> {masks}\n"
        "[The nurses] <demanded> {that the ministry provide masks for all wards}.\n"
    )
    (finding,) = findings(text, FindingType.REQUEST)
    assert finding.object.text == "the ministry provide masks for all wards"
    assert len(finding.statements) == 2


def test_the_last_account_of_one_party_counts_and_others_dispute_it() -> None:
    promise = "[The mill] <promised> {to pay the carters}.\n"
    broke = "[Ada Lund] <said> {the mill broke its promise}.\n"
    kept = "[{who}] <said> {{the mill kept its promise}}.\n"
    (one,) = findings(promise + broke + kept.format(who="Lund"), FindingType.COMMITMENT)
    (two,) = findings(promise + broke + kept.format(who="Ole Varn"), FindingType.COMMITMENT)
    assert (one.state, two.state) == ("kept", "disputed")
    assert [account.by for account in two.accounts] == ["mill", "Ada Lund", "Ole Varn"]


def test_a_name_with_a_title_does_not_end_a_sentence() -> None:
    (finding,) = findings(
        "[Ada Lund] <said> {the board agreed to lend Dr. Ole Varn a boat by March 4}.",
        FindingType.COMMITMENT,
        published="2031-03-01",
    )
    assert (finding.object.text, finding.until) == ("lend Dr. Ole Varn a boat", "2031-03-04")
