"""The reading copy is easier to read, and every span of it has its place in the given text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text import normalise, replace_surrogates
from tests.text.generated import texts


@pytest.mark.parametrize(
    ("given_text", "copy"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("no\xa0break\u2009thin\ttab", "no break thin tab"),
        ("co\xadoper\u200bation\ufeff", "cooperation"),
        ("a\u202eb\x00c\x1bd", "abcd"),
        ("\x93yes\x94, it\x92s", "“yes”, it’s"),
        ("lone \ud800", "lone \ufffd"),
        ("“kept” — ‘kept’ 😀", "“kept” — ‘kept’ 😀"),
        ("", ""),
    ],
)
def test_what_the_copy_looks_like(given_text, copy):
    assert normalise(given_text).text == copy


def test_a_span_over_dropped_characters_takes_them_along():
    copy = normalise("co\xadop\r\nnow")
    assert copy.to_given(Span(0, 4)) == Span(0, 5)
    assert copy.to_given(Span(4, 8)) == Span(6, 10)


def test_a_given_span_finds_what_is_left_of_it():
    copy = normalise("co\xadop\r\nnow")
    assert copy.from_given(Span(2, 3)) == Span(2, 2)
    assert copy.from_given(Span(0, 5)) == Span(0, 4)


@given(texts | st.text(), st.data())
def test_every_span_of_the_copy_reads_the_same_where_it_stands(text, data):
    copy = normalise(text)
    start = data.draw(st.integers(0, len(copy.text)))
    end = data.draw(st.integers(start, len(copy.text)))
    there = copy.to_given(Span(start, end))
    assert there.end <= len(text)
    assert normalise(there.text_of(text)).text == copy.text[start:end]
    assert copy.from_given(there) == Span(start, end)


@given(texts | st.text())
def test_copying_twice_changes_nothing_more(text):
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text(st.characters(categories=["L", "Cs"])))
def test_replacing_surrogates_keeps_the_length(text):
    replaced = replace_surrogates(text)
    assert len(replaced) == len(text)
    assert replaced.encode().decode() == replaced
