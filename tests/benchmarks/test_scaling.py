"""Long documents are made to measure; the work that they make grows as they do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.peers import document
from benchmarks.scaling import Reading, long_text, scaling_table
from onrecord.tagger import load_tagger
from tests.steps import count_steps
from tests.tagger.conftest import TINY


@given(words=st.integers(0, 3000))
def test_a_text_has_the_words_that_were_asked_for(words):
    assert len(long_text(words).split()) == words


def test_a_longer_text_begins_as_a_shorter_one():
    assert long_text(500).startswith(long_text(200))


def test_a_reading_is_a_row():
    row = scaling_table([Reading(10_000, 0.06, 1.5, 369, 140.0, 165.0)]).splitlines()[-1]
    assert row == "| 10,000 | 0.06 MB | 369 | 1.500 s | 0.150 s | 165 MB | 25.0 MB |"


@pytest.fixture(scope="module")
def tagger():
    """Return the tiny model's tagger: how often Python steps does not depend on how large the network is."""
    return load_tagger(TINY)


def test_encoding_and_decoding_grow_no_faster_than_the_text(tagger):
    """Four times the words are four times the steps; the first reading loads things and is not counted."""
    texts = [document(long_text(words)) for words in (500, 1000, 4000)]
    _, shorter, longer = (count_steps(lambda doc=doc: tagger.tag(doc)) for doc in texts)
    assert longer < 4 * 1.15 * shorter


def test_the_short_way_through_the_stages_is_linear_too(tagger):
    """Without decoding: layout, quotation marks, word pieces, windows and the network."""

    def steps(words):
        text = long_text(words)
        return count_steps(lambda: tagger.score(document(text)))

    steps(500)
    assert steps(4000) < 4 * 1.15 * steps(1000)
