"""Which pieces of an attribution tell its kind, and how they are weighed."""

import math

import numpy as np
import pytest

from onrecord.tagger.acts import CLOSING, MOST, OPENING, gelu, parts_looked_at

NOTHING = np.zeros(0, dtype=np.int64)


def test_all_pieces_of_a_short_attribution_are_looked_at():
    cue, content, source = np.arange(2), np.arange(5, 20), np.arange(2, 4)
    for found, given in zip(parts_looked_at(cue, content, source), (cue, content, source), strict=True):
        assert found.tolist() == given.tolist()


def test_of_a_long_content_the_beginning_and_the_end_are_looked_at():
    _, found, _ = parts_looked_at(NOTHING, np.arange(200), NOTHING)
    assert found.tolist() == [*range(OPENING), *range(200 - CLOSING, 200)]


def test_of_a_long_cue_and_source_the_beginning_is_looked_at():
    cue, _, source = parts_looked_at(np.arange(30), np.arange(3), np.arange(40))
    assert (len(cue), len(source)) == (MOST, MOST)


@pytest.mark.parametrize("value", [-3.0, -0.5, 0.0, 0.7, 4.0])
def test_gelu_is_near_what_it_approximates(value):
    exact = value * 0.5 * (1 + math.erf(value / math.sqrt(2)))
    assert gelu(np.array([value]))[0] == pytest.approx(exact, abs=1e-3)
