"""What is a view of an option, and what only sounds like one."""

from __future__ import annotations

import pytest

from onrecord.model import FindingType
from tests.interpret.reports import findings


def told(said: str) -> list[tuple[str, str]]:
    """Return state and object of the stances of one marked sentence."""
    return [(one.state, one.object.text) for one in findings(said, FindingType.STANCE)]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {records suggest the mill was sold in May}.",
        "[Ada Lund] <said> {a witness suggested the drivers had slept}.",
        "[Ada Lund] <said> {the figures suggest the lake will dry out}.",
    ],
)
def test_what_is_suggested_to_be_a_fact_is_no_option(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("[Ada Lund] <said> {the mill suggested selling the lake}.", ("for", "selling the lake")),
        ("[Ada Lund] <said> {the union proposed a pause}.", ("for", "a pause")),
        ("[Ada Lund] <said> {the board recommends lower rents}.", ("for", "lower rents")),
    ],
)
def test_what_is_suggested_to_be_done_is_an_option(said: str, stance: tuple[str, str]) -> None:
    assert told(said) == [stance]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {the ferry was back two hours later}.",
        "[Ada Lund] <said> {the quarrel dates back more than ten years}.",
        "[Ada Lund] <said> {the county would be at the back of the queue}.",
        "[Ada Lund] <said> {a bomb attack had shaken the port}.",
        "[Ada Lund] <said> {the union printed attack leaflets}.",
        "[Ada Lund] <said> {the club blasted out a dozen letters}.",
    ],
)
def test_a_noun_or_adverb_is_no_verb_of_opinion(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {she thinks he made a mistake}.",
        "[Ada Lund] <said> {she believes the mill has had a terrible year}.",
        "[Ada Lund] <said> {she thinks the mayor is going to have a good summer}.",
        "[Ada Lund] <said> {she sees growth on the right in the north}.",
    ],
)
def test_what_somebody_is_or_did_is_no_option(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("[Ada Lund] <criticised> {Ole Varn for closing the ford}.", ("against", "closing the ford")),
        ("[Ada Lund] <condemned> {the mill over the layoffs}.", ("against", "the layoffs")),
        ("[Ada Lund] <praised> {Ole Varn for opening the archive}.", ("for", "opening the archive")),
    ],
)
def test_what_somebody_is_praised_or_blamed_for_is_the_option(said: str, stance: tuple[str, str]) -> None:
    assert told(said) == [stance]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <criticised> {the plan for the port}.",
        "[Ada Lund] <backed> {the levy for hospitals}.",
        "[Ada Lund] <rejected> {the offer for two boats}.",
    ],
)
def test_what_a_thing_is_for_belongs_to_it(said: str) -> None:
    assert [one[1] for one in told(said)] == [said[said.index("{") + 1 : said.index("}")]]


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <said> {the deal favours large mills}.",
        "[Ada Lund] <said> {the new rules favour the north}.",
        "[Ada Lund] <said> {this system favors people with boats}.",
    ],
)
def test_a_thing_that_is_of_use_to_somebody_holds_no_view(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "[Ada Lund] <asked> {do you think the levy is a good idea?}",
        "[Ada Lund] <wondered> {who would support the levy?}",
        "[Ada Lund] <said> {“Who backs the levy?”}",
    ],
)
def test_a_question_tells_no_view(said: str) -> None:
    assert told(said) == []
