"""A map shows all places it is given, some of what lies around them, and never more than the world."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.maps import LABELS, LEAST_WIDTH, WORLD_HEIGHT, WORLD_WIDTH, Mark, Spot, map_of

GOOD, BAD = Mark("ban", "in force", "good", "/a"), Mark("truce", "violated", "bad", "/b")
SPOTS = st.lists(
    st.builds(Spot, st.text(min_size=1), st.floats(-90, 90), st.floats(-180, 180), st.just((GOOD,))),
    min_size=1,
    max_size=20,
)


@given(SPOTS)
def test_every_place_lies_within_what_is_shown_and_that_within_the_world(spots):
    drawn = map_of(spots)
    assert len(drawn.spots) == len(spots)
    assert drawn.x >= 0
    assert drawn.y >= 0
    assert drawn.x + drawn.width <= WORLD_WIDTH
    assert drawn.y + drawn.height <= WORLD_HEIGHT
    for one in drawn.spots:
        assert drawn.x <= one.x <= drawn.x + drawn.width
        assert drawn.y <= one.y <= drawn.y + drawn.height


def test_a_single_place_is_shown_among_others():
    drawn = map_of([Spot("Varn", 41.0, 20.5, (GOOD,))])
    assert drawn.width >= LEAST_WIDTH
    assert (drawn.spots[0].x, drawn.spots[0].y) == (2005, 490)


@pytest.mark.parametrize(("marks", "tone"), [((GOOD,), "good"), ((BAD, BAD), "bad"), ((GOOD, BAD), "")])
def test_a_place_has_the_tone_of_all_that_is_told_of_it(marks, tone):
    assert map_of([Spot("Varn", 41.0, 20.5, marks)]).spots[0].tone == tone


def test_of_very_many_places_none_bears_its_name():
    spots = [Spot(str(number), 10.0, number, (GOOD,)) for number in range(LABELS + 1)]
    assert not map_of(spots).named
    assert map_of(spots[1:]).named


def test_no_place_makes_no_map():
    assert not map_of([])
