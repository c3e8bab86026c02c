"""Tables of learnt weights are read as they were written."""

import numpy as np
import pytest

from onrecord.resources.term_table import TermTable, load_terms

TABLE = TermTable(
    ("A test.",),
    (0.5, -0.5),
    {"c denied": 2.5, "t no": 1.0},
    0.25,
    np.array([[4, -4], [0, 1]], dtype=np.int16),
)


def test_a_table_comes_back_as_it_was():
    again = TermTable.from_bytes(TABLE.to_bytes())
    assert (again.about, again.shifts, again.rarity) == (TABLE.about, TABLE.shifts, TABLE.rarity)
    assert again.steps.tolist() == TABLE.steps.tolist()


def test_the_same_table_gives_the_same_bytes():
    assert TABLE.to_bytes() == TermTable.from_bytes(TABLE.to_bytes()).to_bytes()


def test_sums_are_of_what_each_term_counts():
    assert TABLE.sums([("c denied", 1.0), ("t no", 0.5)]).tolist() == [1.5, -1.375]


def test_without_terms_the_shifts_are_the_sums():
    assert TABLE.sums([]).tolist() == [0.5, -0.5]


def test_a_term_that_is_not_known_is_an_error():
    with pytest.raises(KeyError):
        TABLE.sums([("t yes", 1.0)])


@pytest.mark.parametrize("data", [b"", b"{}", TABLE.to_bytes()[:-9]])
def test_what_is_no_table_is_said_so(data):
    with pytest.raises(ValueError, match="not a table of terms"):
        TermTable.from_bytes(data)


def test_the_table_that_ships_has_a_weight_for_each_kind():
    table = load_terms("kind_words")
    assert len(table.shifts) == 15
    assert table.steps.shape == (len(table.rarity), 15)
