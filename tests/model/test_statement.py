from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Excerpt, Kind
from tests.strategies import spans, texts


@given(st.data(), texts())
def test_an_excerpt_is_the_slice_at_its_span(data, text):
    span = data.draw(spans(text))
    assert Excerpt.of(text, span).text == text[span.start : span.end]


def test_kinds_are_the_fifteen_speech_acts():
    assert " ".join(Kind) == (
        "assert deny accuse praise evaluate promise demand propose reject threaten predict decide decline "
        "ask express"
    )
