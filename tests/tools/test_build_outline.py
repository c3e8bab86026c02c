"""The outline of the world is small, whole, and made from a TopoJSON."""

import re

from tools.build_outline import OUT, arcs_of, joined, path_of, simplified

MOST_BYTES = 60 * 1024


def test_the_outline_that_ships_is_small_and_says_where_it_is_from():
    text = OUT.read_text(encoding="utf-8")
    assert len(text) <= MOST_BYTES
    assert "Natural Earth" in text
    assert re.findall(r'<path id="(\w+)"', text) == ["land", "borders"]


def test_arcs_are_sums_of_differences_in_tenths_of_a_degree_from_the_west_and_the_north():
    topology = {
        "transform": {"scale": [1, 1], "translate": [-180, -90]},
        "arcs": [[[0, 180], [10, -5]]],
    }
    assert arcs_of(topology) == [[(0, 0), (100, 50)]]


def test_points_near_the_line_are_left_out_and_corners_are_kept():
    assert simplified([(0, 0), (5, 0.1), (10, 0), (10, 10)]) == [(0, 0), (10, 0), (10, 10)]


def test_a_ring_is_joined_of_arcs_forwards_and_backwards():
    arcs = [[(0, 0), (1, 0)], [(0, 0), (0, 1), (1, 0)]]
    assert joined([0, ~1], arcs) == [(0, 0), (1, 0), (0, 1), (0, 0)]


def test_a_path_moves_by_differences_in_whole_numbers():
    assert path_of([[(0.2, 0), (10, -5), (10, 20)]], "z") == "M0,0l10-5 0,25z"
    assert path_of([[(0, 0), (0.1, 0.1)]], "z") == ""
