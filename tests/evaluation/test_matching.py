from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.matching import best_pairs

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 8).map(lambda n: n / 4), max_size=14
)


def total(weights, pairs):
    return sum(weights[pair] for pair in pairs.items())


def test_nothing_to_pair():
    assert best_pairs({}) == {}


def test_a_chain_gives_up_its_heaviest_link_for_two_lighter_ones():
    assert best_pairs({(0, 0): 1.0, (0, 1): 1.5, (1, 1): 1.0}) == {0: 0, 1: 1}


def test_a_heavy_link_beats_two_that_are_lighter_together():
    assert best_pairs({(0, 0): 1.0, (0, 1): 3.0, (1, 1): 1.0}) == {0: 1}


@given(WEIGHTS)
def test_each_item_is_used_at_most_once_and_only_where_allowed(weights):
    pairs = best_pairs(weights)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs.items()) <= weights.keys()


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 8), max_size=12))
def test_no_other_way_weighs_more(weights):
    ways = permutations([0, 1, 2, 3, None, None, None, None], 4)
    best = max(sum(weights.get((i, j), 0) for i, j in enumerate(way)) for way in set(ways))
    assert total(weights, best_pairs(weights)) == pytest.approx(best)
