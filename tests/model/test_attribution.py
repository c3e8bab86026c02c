from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Quotation, overlap_chars
from tests.factories import TEXT, make_attribution
from tests.strategies import attributions, texts


def test_a_part_may_be_discontinuous():
    attr = make_attribution(content="We shall answer every violation…Renk", quotation=Quotation.DIRECT)
    assert [span.text_of(TEXT) for span in attr.content] == ["We shall answer every violation", "Renk"]


def test_a_part_may_be_absent():
    attr = make_attribution(source=None, cue=None)
    assert (attr.source, attr.cue) == ((), ())


@given(st.data(), texts())
def test_drawn_attributions_lie_in_their_text(data, text):
    attr = data.draw(attributions(text))
    for part in (attr.source, attr.cue, attr.content):
        assert all(span.end <= len(text) for span in part)
        assert overlap_chars(part, part) == sum(len(span) for span in part)
