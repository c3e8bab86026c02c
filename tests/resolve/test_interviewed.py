"""Who answers in an interview whose turns name nobody."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements

DASHED = (
    "{head}\n<—> {{Will the pier open?}}\n<—> {{In May.}}\n<—> {{And the boats?}}\n<—> {{The county pays.}}"
)
LABELLED = "{head}\n[Q]<:> {{Will the pier open?}}\n[A]<:> {{In May.}}"


@pytest.mark.parametrize("form", [DASHED, LABELLED])
@pytest.mark.parametrize(
    "head",
    [
        "Interview with Mr Ole Varn, who runs the ferries.",
        "Mr Ole Varn, who runs the ferries, spoke to The Pier Post.",
        "Mr Ole Varn answers our questions. Mrs Ada Lund took the pictures.",
        "Press conference of the minister, Ole Varn.",
    ],
)
def test_the_report_says_above_the_turns_who_answers(form: str, head: str) -> None:
    answers = statements(form.format(head=head))[1::2]
    assert {stmt.speaker for stmt in answers} == {"Ole Varn"}


def test_the_side_that_asks_is_not_who_answers() -> None:
    asked = statements(DASHED.format(head="Interview with Mr Ole Varn."))[::2]
    assert {stmt.speaker for stmt in asked} == {None}


def test_nobody_answers_where_several_are_named_and_nothing_tells_which() -> None:
    said = statements(DASHED.format(head="Mr Ole Varn and Mrs Ada Lund took the ferry."))
    assert {stmt.speaker for stmt in said} == {None}
