"""The words of a statement as one clean line."""

import pytest
from hypothesis import given

from onrecord.model import Span
from onrecord.store.words import clean_line, words_at
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("the truce holds", "the truce holds"),
        (" the\r\n  truce\u00a0holds\u2028", "the truce holds"),
        ("cease\u00adfire", "ceasefire"),
        ("a\u200bb\u202ec\ufeff", "abc"),
        ("a\x00b\x1b[31m", "a b [31m"),
        ("a\ufdd0b\uffff\ud800", "ab"),
        ("\U0001f54a “é”", "\U0001f54a “é”"),
    ],
)
def test_lines_are_cleaned(text, line):
    assert clean_line(text) == line


@given(text=texts())
def test_a_clean_line_stays_as_it_is(text):
    line = clean_line(text)
    assert clean_line(line) == line
    assert not set(line) & {"\ufdd0", "\ufdd1", "\n", "\r", "\x00", "\ud800"}


def test_parts_are_joined_by_an_ellipsis():
    assert words_at("the truce, she said, holds", [Span(0, 9), Span(21, 26)]) == "the truce … holds"
    assert words_at("text", []) == ""
