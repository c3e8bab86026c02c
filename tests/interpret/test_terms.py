"""From when and until when a measure holds, by the verbs that say so."""

import datetime as dt
from types import SimpleNamespace

import pytest

from onrecord.interpret.terms import due_in, since_in, until_in
from onrecord.model import Span
from onrecord.text.dates import Anchor

TUESDAY = Anchor(dt.date(2035, 2, 20), True, 1)


def told(text, *, ahead=True):
    view = SimpleNamespace(text=text, anchor=TUESDAY)
    span = Span(0, len(text))
    return since_in(view, span, ahead=ahead), until_in(view, span)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("a truce will enter into force in the city of Salen at 06:00 on Thursday", "2035-02-22"),
        ("the pause begins at 6 a.m. Thursday in Salen", "2035-02-22"),
        ("the ban takes effect March 1", "2035-03-01"),
        ("a hosepipe ban will come in on Saturday", "2035-02-24"),
        ("the exchange will be held on March 10", "2035-03-10"),
        ("the curfew was imposed on Friday", "2035-02-16"),
        ("the rule came into force on 1 February", "2035-02-01"),
        ("the cap has been in force since Thursday", "2035-02-15"),
        ("a new cap takes effect next month", "2035-03"),
    ],
)
def test_a_verb_of_beginning_tells_the_day(text, since):
    assert told(text)[0] == since


@pytest.mark.parametrize(
    "text",
    [
        "the ban takes effect after a vote on Monday",
        "the rules start to apply, the mayor said on Monday",
        "the strike begins when talks with the owners fail",
        "the cap was lifted after talks on Monday",
    ],
)
def test_the_day_of_something_else_is_no_beginning(text):
    assert told(text)[0] is None


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("the truce will enter into force on Thursday and will last 72 hours", "2035-02-25"),
        ("a strike begins Monday and will run for two weeks", "2035-03-12"),
        ("the freeze starts on Friday and stays in place for ten days", "2035-03-05"),
        ("the freeze ends on Sunday", "2035-02-25"),
        ("the permit expires at midnight on Friday", "2035-02-23"),
        ("the truce runs out at 6 a.m. Sunday", "2035-02-25"),
    ],
)
def test_how_long_it_lasts_or_when_it_runs_out_tells_the_end(text, until):
    assert told(text)[1] == until


@pytest.mark.parametrize(
    "text",
    [
        "the truce will last 72 hours",
        "the truce will enter into force on Thursday and will last ² hours",
        "the talks begin on Thursday and two hours later the press is told",
        "the week ends with a vote on Sunday",
        "the strike starts Monday and will last some weeks",
    ],
)
def test_what_has_no_day_to_count_from_has_no_end(text):
    assert told(text)[1] is None


def test_the_stops_of_an_hour_end_no_clause():
    text = "The pause will now last until 6 a.m. on Sunday"
    view = SimpleNamespace(text=f"{text}, the envoy said.", anchor=TUESDAY)
    assert until_in(view, Span(0, text.index(".m."))) == "2035-02-25"


@pytest.mark.parametrize(
    ("text", "ahead", "due"),
    [
        ("had promised to free them by March 10", False, "2035-03-10"),
        ("had promised to free them by Feb. 10", False, "2035-02-10"),
        ("had promised to pay by March 10, 2034", False, "2034-03-10"),
        ("will pay by March 10", True, "2035-03-10"),
    ],
)
def test_what_was_promised_is_due_on_the_nearest_day(text, ahead, due):
    view = SimpleNamespace(text=text, anchor=TUESDAY)
    assert due_in(view, Span(0, len(text)), ahead=ahead) == due
