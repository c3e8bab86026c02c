"""A report shows its one company by a form of name, a noun beside it, or what only companies have."""

from __future__ import annotations

import pytest

from onrecord.resolve.companies import MEANT, only_company


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Veldt Motor Corp was late.", "Veldt Motor Corp"),
        ("Halvex, the maker of kettles, was late.", "Halvex"),
        ("The ferry operator Norvik Line was late.", "Norvik Line"),
        ("Norvik’s shares fell.", "Norvik"),
        ("Ada Lund is chief executive of Brill & Sons.", "Brill & Sons"),
        ("Halvex Home, a kettle maker, was late. Halvex’s shares fell.", "Halvex Home"),
    ],
)
def test_a_company_is_shown(text: str, name: str) -> None:
    assert only_company(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board was late.",
        "Halvex, a kettle maker, sued carrier Norvik Line.",
        "The company was late.",
        "Ada Lund, the keeper of the gate, was late.",
    ],
)
def test_where_none_or_two_are_shown_it_stays_open(text: str) -> None:
    assert only_company(text) is None


def test_marks_without_end_are_no_name() -> None:
    assert only_company("A" + "’" * 200 + " x") is None


def test_a_name_does_not_begin_within_a_word() -> None:
    assert only_company("oldVeldt Ltd was late.") is None


@pytest.mark.parametrize(
    ("words", "means"),
    [("the company", True), ("this carrier", True), ("a company", False), ("the town", False)],
)
def test_what_can_mean_it(words: str, means: bool) -> None:
    assert bool(MEANT.fullmatch(words)) is means
