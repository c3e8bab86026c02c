"""Find a point in the middle of each country: the centroid of its largest stretch of land.

Source: the shoelace formula on longitudes and latitudes, which is exact enough for a pin on a map. The
outlines are arcs of TopoJSON, delta-coded and quantised.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

Point = tuple[float, float]

OUTLINE_NAMES = {
    "AG": "Antigua and Barb.",
    "AX": "Åland",
    "BA": "Bosnia and Herz.",
    "BL": "St-Barthélemy",
    "CC": "Indian Ocean Ter.",
    "CD": "Dem. Rep. Congo",
    "CF": "Central African Rep.",
    "CG": "Congo",
    "CI": "Côte d'Ivoire",
    "CK": "Cook Is.",
    "CV": "Cabo Verde",
    "CW": "Curaçao",
    "CX": "Indian Ocean Ter.",
    "CZ": "Czechia",
    "DO": "Dominican Rep.",
    "EH": "W. Sahara",
    "FK": "Falkland Is.",
    "FO": "Faeroe Is.",
    "FR": "France",
    "GQ": "Eq. Guinea",
    "GS": "S. Geo. and the Is.",
    "IO": "Br. Indian Ocean Ter.",
    "KN": "St. Kitts and Nevis",
    "KY": "Cayman Is.",
    "MF": "St-Martin",
    "MH": "Marshall Is.",
    "MK": "Macedonia",
    "MO": "Macao",
    "MP": "N. Mariana Is.",
    "PF": "Fr. Polynesia",
    "PM": "St. Pierre and Miquelon",
    "PN": "Pitcairn Is.",
    "PS": "Palestine",
    "SB": "Solomon Is.",
    "SS": "S. Sudan",
    "ST": "São Tomé and Principe",
    "SZ": "eSwatini",
    "TC": "Turks and Caicos Is.",
    "TF": "Fr. S. Antarctic Lands",
    "TL": "Timor-Leste",
    "US": "United States of America",
    "VA": "Vatican",
    "VC": "St. Vin. and Gren.",
    "VG": "British Virgin Is.",
    "VI": "U.S. Virgin Is.",
    "WF": "Wallis and Futuna Is.",
}
"""What Natural Earth calls the countries that our table calls otherwise, by code."""


def middles(topology: dict[str, Any]) -> dict[str, Point]:
    """Return latitude and longitude of each country's middle, by its name in Natural Earth."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    found = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        rings = [_ring(ring, arcs) for ring in _outer_rings(geometry)]
        if rings:
            area, point = max(_centroid(ring) for ring in rings)
            if area:
                found[geometry["properties"]["name"]] = point
    return found


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    (east, north), (x0, y0) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * east + x0, y * north + y0))
    return points


def _outer_rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    if geometry["type"] == "Polygon":
        yield geometry["arcs"][0]
    elif geometry["type"] == "MultiPolygon":
        yield from (polygon[0] for polygon in geometry["arcs"])


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for number in numbers:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += points[1:] if ring else points
    return ring


def _centroid(ring: list[Point]) -> tuple[float, Point]:
    """Return the area and the centroid, reckoned from the first point: far from it small areas would cancel.

    Rings run on over the antimeridian: a step of more than half the globe is one the other way round.
    """
    east, north = ring[0]
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([(_turned(right - east), up - north) for right, up in ring]):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not area:
        return 0.0, (north, east)
    return abs(area), (north + y / (3 * area), _turned(east + x / (3 * area)))


def _turned(longitude: float) -> float:
    return (longitude + 180) % 360 - 180
