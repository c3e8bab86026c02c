"""Cursors go there and back, and nothing else is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NotFound
from onrecord.store.cursors import parse_cursor, to_cursor


@given(words=st.text(), number=st.integers())
def test_a_cursor_comes_back(words, number):
    assert parse_cursor(to_cursor("list", words, number), "list", str, int) == [words, number]


@given(words=st.text())
def test_a_cursor_is_fit_for_an_address(words):
    assert to_cursor("list", words).replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("types", [(int,), (str, int), (int, int, int)])
def test_a_cursor_of_another_shape_is_not_found(types):
    with pytest.raises(NotFound):
        parse_cursor(to_cursor("list", 1, 2), "list", *types)


def test_a_cursor_of_another_list_is_not_found():
    with pytest.raises(NotFound):
        parse_cursor(to_cursor("reports", 1), "issues", int)


@given(word=st.text())
def test_any_other_word_is_not_found(word):
    with pytest.raises(NotFound):
        parse_cursor(word, "list", str, int)
