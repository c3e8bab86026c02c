"""By when an act is owed."""

from __future__ import annotations

import pytest

from onrecord.interpret.dues import day_of, due_of
from onrecord.interpret.view import View, view_of
from onrecord.model import Span
from tests.factories import TODAY, make_document


def view(text: str) -> View:
    """Return a view of a text that was published on 4 March 2031."""
    return view_of(make_document(text), (), TODAY)


def whole(text: str) -> Span:
    """Return the span of a whole text."""
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("It will pay by March 9.", "2031-03-09"),
        ("It will pay within 48 hours.", "2031-03-06"),
        ("It will pay within ten days.", "2031-03-14"),
        ("It will pay within two months.", "2031-05-04"),
        ("It will pay by the end of the month.", "2031-03-22/2031-03-31"),
        ("It will pay before the end of the year.", "2031-12-22/2031-12-31"),
        ("It will pay by June.", "2031-06"),
        ("It will pay within 30 days of getting the toy back.", None),
        ("It will pay within a few weeks.", None),
        ("It will pay within ² days.", None),
        ("It marched on by April March, the singer.", None),
        ("It will pay.", None),
    ],
)
def test_the_day_by_which_an_act_is_owed_is_named_or_counted(text: str, due: str | None) -> None:
    assert due_of(view(text), whole(text)) == due


@pytest.mark.parametrize("words", ["within ten years", "by March", "within 90 days"])
def test_no_day_lies_behind_the_end_of_the_calendar(words: str) -> None:
    text = f"It will pay {words}."
    last = view_of(make_document(text, published="9999-11-05"), (), TODAY)
    assert due_of(last, whole(text)) is None


def test_a_month_told_of_as_past_is_the_latest() -> None:
    text = "It had promised to pay by June."
    assert due_of(view(text), whole(text), ahead=False) == "2030-06"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The doses will ship Friday.", "2031-03-07"),
        ("The doses will ship on March 10.", "2031-03-10"),
        ("The Friday Club will ship doses.", None),
    ],
)
def test_the_day_on_which_an_act_is_to_be_done_needs_no_preposition(text: str, day: str | None) -> None:
    assert day_of(view(text), whole(text)) == day


def test_no_day_is_counted_without_a_day_of_the_report() -> None:
    text = "It will pay within ten days."
    undated = view_of(make_document(text, published=None), (), TODAY)
    assert due_of(undated, whole(text)) is None
