from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.apostrophes import plainly, straight


def test_apostrophes_of_either_curl_are_plain():
    assert (straight("‘Don’t,’ “he” said"), plainly("Don’t")) == ("'Don't,' “he” said", "don't")


@given(st.text())
def test_no_offset_moves(text):
    assert len(straight(text)) == len(text)
