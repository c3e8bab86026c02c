"""A list as a table that every spreadsheet reads and none obeys."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.api.table import Table, table_of, to_csv

TEXT = table_of({"text": str})


@given(st.lists(st.text()))
def test_there_is_a_row_for_each_item_whatever_it_says(texts):
    rows = list(csv.reader(io.StringIO(to_csv(TEXT, texts).decode(), newline="")))
    assert len(rows) == len(texts) + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_an_item_may_have_several_rows():
    table = Table(("letter",), lambda word: [(letter,) for letter in word])
    assert to_csv(table, ["ab", ""]) == b"letter\r\na\r\nb\r\n"
