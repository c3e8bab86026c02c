import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.cells import from_cell, to_cell
from tests.strategies import texts

MARKS = "=+-@＝＋－＠"
ODD = "\t\r\n ;'\"\\" + MARKS + "\ud800\u202e\x00\x1bnrtu00a0"


def nasty():
    """Draw texts in which what a spreadsheet acts on is frequent."""
    return texts() | st.text(alphabet=st.sampled_from(ODD), max_size=12)


@given(nasty())
def test_a_text_is_read_back_exactly(text):
    assert from_cell(to_cell(text)) == text


@given(nasty())
def test_no_cell_begins_as_a_formula_or_breaks_its_line(text):
    cell = to_cell(text)
    assert not cell.lstrip().startswith(tuple(MARKS))
    assert len(cell.splitlines()) <= 1
    assert not set(cell) & set("\t\r\n")
    cell.encode("utf-8")


@given(st.lists(nasty(), min_size=1, max_size=4))
def test_no_cell_begins_as_a_formula_where_semicolons_part_cells(row):
    """Spreadsheets in most of Europe part cells by semicolons, whatever a file's name says."""
    out = io.StringIO()
    csv.writer(out).writerow([to_cell(text) for text in row])
    for line in out.getvalue().split("\r\n"):
        for cell in line.split(";")[1:]:
            assert not cell.lstrip().startswith(tuple(MARKS))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "＝", "'=", "''-"])
def test_what_would_be_a_formula_has_an_apostrophe_before_it(start):
    assert to_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("start", ["\t", "\r", "\n"])
def test_what_begins_with_a_blank_that_spreadsheets_skip_begins_with_an_escape(start):
    assert to_cell(f"{start}=1").startswith("\\")


@pytest.mark.parametrize("text", ["'We shall,' she said", "“No”", "Ndrangheta", "a=b", "1-2"])
def test_ordinary_words_stand_as_they_are(text):
    assert to_cell(text) == text
