"""What a real report amounts to, with the model that ships: each thing that a reader would write down."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.model import Finding

pytestmark = [pytest.mark.slow, pytest.mark.shared]

ASKED = "Dmitry Peskov"


@pytest.fixture(scope="module")
def report(shared):
    (path,) = (shared / "seed").glob("*.txt")
    return onrecord.read_file(path, published="2016-10-28")


def the(report, kind: str, words: str) -> Finding:
    """Return the one finding of a type whose object has some words."""
    (found,) = (one for one in report.findings if one.finding == kind and words in one.object.text)
    return found


def parties(finding: Finding) -> set[tuple[str, str]]:
    """Return the parts and names of a finding's parties."""
    return {(one.part, one.name) for one in finding.parties}


def words_behind(report, finding: Finding) -> list[str]:
    """Return the contents of the statements behind a finding."""
    behind = {one.id: one for one in report.statements}
    return [
        " ".join(span.text_of(report.document.text) for span in behind[id_].content)
        for id_ in finding.statements
    ]


def test_the_pause_is_in_force_in_one_place_with_no_end_set(report):
    pause = the(report, "measure", "humanitarian pause")
    assert (pause.state, pause.places, pause.until) == ("in_force", ("Aleppo",), None)
    assert pause.scope is not None
    assert pause.scope.text == "only around Aleppo"
    (words,) = words_behind(report, pause)
    assert pause.scope.text in words


def test_an_extension_of_the_pause_is_held_possible_by_the_president(report):
    extension = the(report, "stance", "extend the ongoing humanitarian pause")
    assert extension.state in ("for", "open")
    assert parties(extension) == {("bearer", "Vladimir Putin")}


def test_air_strikes_are_halted_in_one_place(report):
    strikes = the(report, "measure", "air strikes")
    assert (strikes.state, strikes.places) == ("suspended", ("Aleppo",))
    assert strikes.scope is not None
    assert strikes.scope.text == "only in Aleppo"


def test_decisions_are_the_commander_in_chiefs_and_command_the_general_staffs(report):
    command = the(report, "responsibility", "operational command")
    decisions = the(report, "responsibility", "adoption of strategic decisions")
    assert (command.state, parties(command)) == ("held", {("bearer", "General Staff")})
    assert decisions.state == "held"
    assert ["Commander-in-Chief" in name for _, name in parties(decisions)] == [True]


def test_the_right_is_reserved_on_a_condition(report):
    right = the(report, "reservation", "all available means")
    assert right.state == "stated"
    assert right.condition is not None
    assert right.condition.text == "in case of emergency"
    assert ("bearer", "Russia") in parties(right)


def test_the_promise_of_the_other_side_is_missed_according_to_the_spokesman(report):
    promise = the(report, "commitment", "separating the so-called moderate opposition")
    assert promise.state == "missed"
    assert {part for part, _ in parties(promise)} == {"debtor"}
    assert all(name.startswith("American") for _, name in parties(promise))
    assert ("Dmitry Peskov", "missed") in {(one.by, one.state) for one in promise.accounts}


def test_the_general_staff_asks_its_commander(report):
    request = the(report, "request", "resuming air strikes")
    assert request.state == "made"
    assert {part for part, _ in parties(request)} == {"requester", "requested"}
    assert any("General Staff" in name for part, name in parties(request) if part == "requester")


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("who would make a decision", "answered"),
        ("if the decisions would be announced", "declined"),
        ("how long Putin was ready to wait", "declined"),
        ("if Russia had notified the US", "partly"),
    ],
)
def test_each_question_has_what_came_back(report, words, state):
    question = the(report, "question", words)
    assert (question.state, parties(question)) == (state, {("asked", ASKED)})


def test_no_contact_of_the_presidents_is_planned_and_a_channel_is_used(report):
    planned = the(report, "contact", "another contacts")
    channel = the(report, "contact", "information is exchanged")
    assert planned.state == "not_planned"
    assert parties(planned) == {("party", "Vladimir Putin"), ("party", "Barack Obama")}
    assert len(planned.statements) == 2
    assert (channel.state, parties(channel)) == ("ongoing", {("channel", "operative military channels")})


def test_resuming_strikes_is_held_inexpedient_by_the_president(report):
    stance = the(report, "stance", "resumption of airstrikes")
    assert (stance.state, parties(stance)) == ("against", {("bearer", "Vladimir Putin")})
    assert len(stance.statements) == 2


def test_nothing_else_is_found_but_one_more_account_of_the_channel(report):
    rest = [one for one in report.findings if "regular exchanges" not in one.object.text]
    assert len(rest) == 15


def test_answers_that_are_none_are_of_kind_decline(report):
    declined = [stmt for stmt in report.statements if stmt.kind == "decline"]
    assert len(declined) == 3
