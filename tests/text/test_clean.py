"""What a terminal is shown, it does not obey."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", "␛[2J␛]0;title␇"),
        ("safe\u202eelif", "safeelif"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb\x7f\x9b31m", "a b␡\ufffd31m"),
        ("\ud800", "\ufffd"),
        ("Señora “Oda” — 😀", "Señora “Oda” — 😀"),
    ],
)
def test_what_is_shown(text, shown):
    assert printable(text) == shown


def test_one_line_if_asked():
    assert printable("a\r\nb\nc", newlines=False) == "a b c"


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_that_a_terminal_obeys_is_left(text):
    shown = printable(text)
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cs") for char in shown)
    assert not set(shown) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n" not in printable(text, newlines=False)
    assert shown.encode().decode() == shown
