import pytest

from tools.gazetteer.middles import middles


def topology(*rings):
    """Return a topology of one country whose polygons have these rings, in whole degrees."""
    arcs = []
    for ring in rings:
        x = y = 0
        arc = []
        for east, north in [*ring, ring[0]]:
            arc.append([east - x, north - y])
            x, y = east, north
        arcs.append(arc)
    shape = {
        "type": "MultiPolygon",
        "arcs": [[[at]] for at in range(len(arcs))],
        "properties": {"name": "Veria"},
    }
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": [shape]}},
    }


def test_the_middle_of_a_square():
    assert middles(topology([(0, 0), (10, 0), (10, 10), (0, 10)])) == {"Veria": pytest.approx((5, 5))}


def test_the_largest_of_several_lands_counts():
    islet = [(50, 50), (51, 50), (51, 51), (50, 51)]
    land = [(0, 0), (20, 0), (20, 20), (0, 20)]
    assert middles(topology(islet, land))["Veria"] == pytest.approx((10, 10))


def test_the_way_round_does_not_matter():
    assert middles(topology([(0, 10), (10, 10), (10, 0), (0, 0)]))["Veria"] == pytest.approx((5, 5))


def test_a_land_on_both_sides_of_the_antimeridian_is_one():
    north, east = middles(topology([(176, -20), (-180, -20), (-180, -10), (176, -10)]))["Veria"]
    assert (north, east) == pytest.approx((-15, 178))


def test_a_small_land_far_from_the_origin_keeps_its_place():
    tiny = {"scale": [1e-4, 1e-4], "translate": [178, -17]}
    found = middles(topology([(0, 0), (2, 0), (2, 2), (0, 2)]) | {"transform": tiny})["Veria"]
    assert found == pytest.approx((-16.9999, 178.0001))


def test_a_shared_border_may_run_backwards():
    made = topology([(0, 0), (10, 0), (10, 10), (0, 10)])
    made["objects"]["countries"]["geometries"][0]["arcs"] = [[[-1]]]
    assert middles(made)["Veria"] == pytest.approx((5, 5))


def test_a_country_without_a_shape_has_no_middle():
    made = topology([(0, 0), (10, 0), (10, 10), (0, 10)])
    made["objects"]["countries"]["geometries"][0] |= {"type": None, "arcs": []}
    assert middles(made) == {}
