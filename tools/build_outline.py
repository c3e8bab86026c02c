"""Make the outline of the world that pages draw places on, from Natural Earth's map of 1:110 million.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m tools.build_outline package/countries-110m.json

Writes `src/onrecord/web/static/world.svg`: land and borders as two paths, in tenths of a degree, x east of
180° west and y south of 90° north. Points that lie within `TOLERANCE` of the line between their neighbours
are left out. Natural Earth is in the public domain; world-atlas, which has it as TopoJSON, is under ISC.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "web" / "static" / "world.svg"
TOLERANCE = 0.6
"""Tenths of a degree."""

Point = tuple[float, float]
HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3600 1800">
<!-- Natural Earth, 1:110 million, public domain, by way of world-atlas 2.0.2; tools/build_outline.py. -->
"""


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a TopoJSON, which are kept as differences, in tenths of a degree."""
    (scale_x, scale_y), (from_x, from_y) = (topology["transform"][name] for name in ("scale", "translate"))
    found = []
    for arc in topology["arcs"]:
        sums = itertools.accumulate(arc, lambda one, other: [one[0] + other[0], one[1] + other[1]])
        found.append([(10 * (x * scale_x + from_x + 180), 10 * (90 - y * scale_y - from_y)) for x, y in sums])
    return found


def simplified(line: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """Leave out points near the line between those that are kept (Douglas and Peucker, 1973).

    >>> simplified([(0, 0), (5, 0.1), (10, 0)])
    [(0, 0), (10, 0)]
    """
    if len(line) < 3:
        return list(line)
    far, at = max((_distance(point, line[0], line[-1]), nth) for nth, point in enumerate(line[1:-1], 1))
    if far <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: at + 1], tolerance)[:-1] + simplified(line[at:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if not length:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the rings of a geometry as numbers of arcs; `~n` is arc n backwards."""
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings_of(part)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def path_of(lines: Iterable[Sequence[Point]], end: str) -> str:
    """Return lines as the data of a path, in whole numbers, each point by how far it is from the last."""
    return "".join(_moves(line, end) for line in lines)


def _moves(line: Sequence[Point], end: str) -> str:
    whole = [(round(x), round(y)) for x, y in line]
    kept = [point for point, _ in itertools.groupby(whole)]
    if len(kept) < 3 and end:
        return ""
    steps = [f"{x2 - x1},{y2 - y1}" for (x1, y1), (x2, y2) in itertools.pairwise(kept)]
    return f"M{kept[0][0]},{kept[0][1]}l{' '.join(steps)}{end}".replace(",-", "-").replace(" -", "-")


def joined(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Return a ring as one line."""
    line: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc if not line else arc[1:]
    return line


def main() -> None:
    """Write the outline."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("topology", type=Path, help="countries-110m.json of the npm package world-atlas")
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in arcs_of(topology)]
    land = [joined(ring, arcs) for ring in rings_of(topology["objects"]["land"])]
    uses = Counter(
        number if number >= 0 else ~number
        for ring in rings_of(topology["objects"]["countries"])
        for number in ring
    )
    borders = [arcs[number] for number, count in sorted(uses.items()) if count > 1]
    paths = [
        f'<path id="land" d="{path_of(land, "z")}"/>',
        f'<path id="borders" fill="none" d="{path_of(borders, "")}"/>',
    ]
    OUT.write_text("\n".join((HEAD.rstrip(), *paths, "</svg>\n")), encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
