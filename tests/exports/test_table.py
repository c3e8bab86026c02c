"""Tables are CSV that any reader reads back, and that no spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.table import csv_line


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1"])
def test_no_cell_is_a_formula(text):
    assert csv_line([text]).startswith("'")


def test_numbers_and_what_is_unknown_are_plain():
    assert csv_line([-1.5, 3, True, False, None]) == "-1.5,3,true,false,"


@given(st.lists(st.text(), min_size=2, max_size=4))
def test_a_line_stays_one_line_of_as_many_cells(cells):
    line = csv_line(cells)
    assert len(line.splitlines()) <= 1
    assert len(next(csv.reader(io.StringIO(line)))) == len(cells)
