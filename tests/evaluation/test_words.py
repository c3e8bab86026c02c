from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.words import WordMap, dice
from onrecord.model import Span


def test_marks_and_white_space_at_the_edge_do_not_matter():
    words = WordMap.of('"Yes, we will," she said.')
    assert words.within([Span(0, 14)]) == words.within([Span(1, 12)]) == frozenset({0, 1, 2})


def test_a_word_cut_in_two_counts():
    assert WordMap.of("ceasefire holds").within([Span(5, 6)]) == frozenset({0})


def test_an_empty_span_between_words_holds_none():
    assert WordMap.of("one two").within([Span(3, 3)]) == frozenset()


def test_dice_of_nothing_is_nothing():
    assert dice(frozenset(), frozenset()) == 0.0


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_within_a_span_are_those_that_share_a_character_with_it(text, one, other):
    span = Span(min(one, other), max(one, other))
    words = WordMap.of(text)
    expected = {
        number
        for number, (start, end) in enumerate(zip(words.starts, words.ends, strict=True))
        if len(span) and Span(start, end).overlaps(span)
    }
    assert words.within([span]) >= expected
    if len(span):
        assert words.within([span]) == expected
