import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Selector, Span
from tests.factories import TEXT, span_of
from tests.strategies import spans, texts

WORDS = "will hold until Friday"


def test_a_selector_keeps_the_words_their_surroundings_and_their_place():
    selector = Selector.of(TEXT, span_of(WORDS))
    assert selector.exact == WORDS
    assert selector.prefix.endswith('the truce in Port Salen "')
    assert selector.suffix.startswith('".\n\n')
    assert (len(selector.prefix), len(selector.suffix)) == (32, 32)
    assert Span(selector.start, selector.end) == span_of(WORDS)


def test_at_the_edges_of_a_text_there_is_less_around():
    selector = Selector.of("Peace.", Span(0, 6))
    assert (selector.prefix, selector.suffix) == ("", "")


@given(st.data(), texts())
def test_words_are_found_where_they_were(data, text):
    span = data.draw(spans(text))
    assert Selector.of(text, span).find_in(text) == span


def test_words_are_found_after_a_correction_elsewhere():
    selector = Selector.of(TEXT, span_of(WORDS))
    corrected = "CORRECTED: " + TEXT
    assert selector.find_in(corrected) == span_of(WORDS, corrected)


def test_words_are_found_alone_where_their_surroundings_changed():
    selector = Selector.of(TEXT, span_of(WORDS))
    reworded = f'Renk: it "{WORDS}"!'
    assert selector.find_in(reworded) == span_of(WORDS, reworded)


def test_surroundings_tell_repeated_words_apart():
    text = "Renk said yes. Later Tove Brask said no."
    selector = Selector.of(text, span_of("said", text, nth=1))
    longer = "Update. " + text
    assert selector.find_in(longer) == span_of("said", longer, nth=1)


@pytest.mark.parametrize("text", ["yes or yes", "yesyes", "aye", ""])
def test_what_cannot_be_told_is_not_guessed(text):
    selector = Selector.of("The answer is yes, she said", Span(14, 17))
    assert selector.find_in(text) is None


def test_words_that_overlap_themselves_are_ambiguous():
    """`aa` stands in `aaa` twice, though a search that steps over its hits counts one."""
    selector = Selector(exact="aa", prefix="x", suffix="y", start=9, end=11)
    assert selector.find_in("baaab") is None


def test_no_words_are_not_found_in_another_text():
    selector = Selector.of("Peace", Span(3, 3))
    assert selector.find_in("") is None


@given(st.data(), texts(), texts())
def test_whatever_is_found_is_the_same_words(data, text, other):
    selector = Selector.of(text, data.draw(spans(text)))
    found = selector.find_in(other)
    assert found is None or found.text_of(other) == selector.exact
