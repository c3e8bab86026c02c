"""Rows of a table, as spreadsheets save them and as people break them."""

from __future__ import annotations

import csv

import pytest

from onrecord.readers.csv_rows import MOST_LINES, numbered_rows


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_parted_as_the_first_row_parts_them(mark: str) -> None:
    assert list(numbered_rows(f"name{mark}office\nOray{mark}mayor\n"))[1] == (2, ["Oray", "mayor"])


def test_a_row_may_state_what_parts_the_cells() -> None:
    assert list(numbered_rows("sep=|\nname|office\n")) == [(2, ["name", "office"])]


def test_a_mark_that_is_never_closed_is_an_error_of_its_row() -> None:
    (_, error), (number, cells) = numbered_rows('"Oray,mayor\nTun,clerk\n')
    assert isinstance(error, csv.Error)
    assert (number, cells) == (2, ["Tun", "clerk"])


def test_a_mark_closed_too_many_lines_later_is_one_too() -> None:
    rows = list(numbered_rows('"Oray' + "\n" * MOST_LINES + '",mayor\nTun,clerk\n'))
    assert isinstance(rows[0][1], csv.Error)
    assert rows[-1][1] == ["Tun", "clerk"]
