"""Claims about one thing become one finding."""

from __future__ import annotations

import pytest

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


def test_a_headline_names_what_the_report_calls_they() -> None:
    text = (
        "[Nurses] <demand> {release of two drivers}\n"
        "[Nurses] <demanded> {that they be freed at once}, Ole Varn wrote.\n"
    )
    (finding,) = findings(text, FindingType.REQUEST)
    assert len(finding.statements) == 2


def test_a_description_in_a_headline_fits_a_name() -> None:
    text = (
        "[Guides] <ask> {governor to open the hut}\n"
        "[The guides] <asked> {Governor Ole Varn to open the hut on the pass}.\n"
    )
    (finding,) = findings(text, FindingType.REQUEST)
    assert finding.object.text == "open the hut on the pass"


def test_a_measure_of_few_words_in_a_headline_is_the_one_with_the_same_head() -> None:
    text = (
        "[Ministry] <:> {Truce in Aldport to begin on Friday}\n"
        "[Ole Varn] <said> {a ceasefire between the guards and the rebels will take effect in Aldport}.\n"
    )
    (finding,) = findings(text, FindingType.MEASURE)
    assert finding.object.text == "ceasefire between the guards and the rebels"


def test_what_a_spokesman_promises_is_what_his_principal_owes() -> None:
    text = (
        "[The mill] <promised> {to hand over 40 boats}.\n"
        "[Renk, a spokesman for the mill,] <promised> {that every one of the 40 would be painted}.\n"
    )
    (finding,) = findings(text, FindingType.COMMITMENT)
    assert finding.object.text == "hand over 40 boats"
    assert len(finding.accounts) == 2


def test_a_number_that_is_not_told_of_before_is_another_promise() -> None:
    text = (
        "[The mill] <promised> {to hand over 40 boats}.\n"
        "[The mill] <promised> {that every one of the 30 would be painted}.\n"
    )
    assert len(findings(text, FindingType.COMMITMENT)) == 2


def test_a_promise_is_kept_where_its_own_words_say_so_later() -> None:
    kept = "[Ada Lund] <said> {“He gave his word that the gate would be open by May 2. The gate is open”}."
    (finding,) = findings(kept, FindingType.COMMITMENT)
    assert finding.state == "kept"
    (finding,) = findings(kept.replace("gate is open”", "gate is shut”"), FindingType.COMMITMENT)
    assert finding.state == "made"


def test_a_thing_disclaimed_by_one_is_held_by_another() -> None:
    text = "[Ada Lund] <said> {the post is subordinate to the customs service, not to the army}."
    found = {
        one.state: [party.name for party in one.parties] for one in findings(text, FindingType.RESPONSIBILITY)
    }
    assert found == {"disclaimed": ["army"], "held": ["customs service"]}


def test_the_day_of_a_promise_said_at_once_to_be_missed_lies_back() -> None:
    text = "[Ada Lund] <said> {“The mill promised to free 28 boats by Monday. It did not keep that promise”}."
    (finding,) = findings(text, FindingType.COMMITMENT, published="2031-03-04")
    assert (finding.state, finding.until) == ("missed", "2031-03-03")


def test_a_promise_for_this_evening_is_due_on_the_day_of_saying() -> None:
    text = "[Ada Lund] <promised> on Tuesday {to mend the dam this very evening}."
    (finding,) = findings(text, FindingType.COMMITMENT, published="2031-03-04")
    assert finding.until == "2031-03-04"


def test_a_promise_named_as_kept_is_not_made_as_well() -> None:
    text = "[Ada Lund] <said> {the mill had kept its promise to free 28 boats}."
    (finding,) = findings(text, FindingType.COMMITMENT)
    assert [account.state for account in finding.accounts] == ["kept"]


@pytest.mark.parametrize(
    "again",
    [
        "[Lund] <stressed> {it is the board that sets the date}.",
        "[Lund] <added> {“The board sets the amount.”}",
        "[Lund] <said> {the limit is up to the board}.",
    ],
)
def test_what_measures_a_charge_is_the_charge_said_again(again: str) -> None:
    text = f"[Ada Lund] <said> {{that the winter fee would be set by the harbour board}}.\n{again}\n"
    (finding,) = findings(text, FindingType.RESPONSIBILITY)
    assert finding.object.text == "the winter fee"


@pytest.mark.parametrize(
    "other",
    [
        "[Lund] <stressed> {it is the board that sets the menu}.",
        "[Lund] <added> {“The council sets the date.”}",
        "[Ole Varn] <said> {the date is up to the board}.",
        "[Lund] <said> {the price of bread is up to the board}.",
    ],
)
def test_another_thing_or_bearer_is_another_charge(other: str) -> None:
    text = f"[Ada Lund] <said> {{that the winter fee would be set by the harbour board}}.\n{other}\n"
    assert len(findings(text, FindingType.RESPONSIBILITY)) == 2
