"""What a party says it may do, and what is only foreseen, hoped or imagined."""

from __future__ import annotations

import pytest

from onrecord.model import FindingType
from tests.interpret.reports import findings


def told(said: str) -> list[str]:
    """Return the objects of the reservations of one marked sentence."""
    return [one.object.text for one in findings(said, FindingType.RESERVATION)]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <may blame> {the mill}.",
        "[Fans] <speculated> {they might boycott the final}.",
        "[Ada Lund] <said> {she may think it over}.",
        "[The club] <said> {it might fail to pay its players}.",
    ],
)
def test_what_may_come_to_be_or_be_thought_is_no_act(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {“If many vote, we will win here.”}",
        "[Ada Lund] <said> {“If I had to bet today, I would bet on the mill.”}",
        "[Ada Lund] <said> {“If the levy goes, I would say it was time.”}",
        "[Ada Lund] <hedged> {on whether she would sell the boat if asked}.",
    ],
)
def test_what_would_be_thought_or_come_out_is_no_act(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {she would advise the mill to sell if she were a banker}.",
        "[Ada Lund] <said> {“If my father were still the owner, I would sell him the boat.”}",
        "[The club] <said> {it would play in the old gym if it were a small club}.",
    ],
)
def test_what_somebody_would_do_in_another_world_is_no_reservation(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {“I will open the archive if elected.”}",
        "[Ada Lund] <said> {if she wins, she would sell the lake}.",
        "[The party] <said> {“We will cut the levy when we meet next week.”}",
    ],
)
def test_what_is_promised_for_an_office_or_a_day_is_no_reservation(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("[The union] <said> {it might strike if nothing was done}.", "strike"),
        ("[The league] <said> {it would go to court if fines were imposed}.", "go to court"),
        ("[Ada Lund] <said> {“If the loan comes, we will sell the boat.”}", "sell the boat"),
        ("[The army] <said> {it would withdraw its guns when the tests are done}.", "withdraw its guns"),
    ],
)
def test_an_act_of_ones_own_on_a_condition_is_a_reservation(said: str, act: str) -> None:
    assert told(said) == [act]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {a flood threatens to wash the road away}.",
        "[Ada Lund] <said> {the quarrel threatened to spoil the feast}.",
        "[Ada Lund] <said> {it was a drought that threatened to empty the lake}.",
    ],
)
def test_a_thing_that_may_do_harm_threatens_nobody(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("[Ada Lund] <said> {the drivers threatened to block the road}.", "block the road"),
        ("[Ada Lund] <said> {Ole Varn threatens to sell the boat}.", "sell the boat"),
        ("[The union] <threatened> {to close the port}.", "close the port"),
    ],
)
def test_somebody_threatens_an_act(said: str, act: str) -> None:
    assert told(said) == [act]
