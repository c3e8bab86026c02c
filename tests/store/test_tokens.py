"""Words as an index compares them."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.tokens import tokens_of, words_of
from tests.strategies import texts


@given(texts() | st.text(st.characters(max_codepoint=127)))
def test_words_are_those_that_stand_somewhere(text):
    assert words_of(text) == [token.word for token in tokens_of(text)]
