"""A gazetteer of seven invented places, for tests of how it is read."""

from array import array

from onrecord.resources.gazetteer import Gazetteer, Role, Sort
from onrecord.resources.gazetteer.table import CAPITAL, SEAT

ROWS = [
    # id, name, latitude, longitude, people, country, region, seat
    (11, "Veria", 12.0, -48.0, 900_000, 0, 0, 0),
    (12, "Brenia", 15.0, -40.0, 700_000, 1, 0, 0),
    (0, "Upper Varn", 12.4, -48.1, 61_000, 0, 0, 0),
    (0, "Salen", 13.0, -44.0, 0, 255, 0, 0),
    (31, "Varn", 12.5, -48.25, 61_000, 0, 1, CAPITAL),
    (32, "Port Salen", 15.5, -40.5, 30_000, 1, 0, SEAT),
    (33, "Salen", 15.0, -41.0, 8_000, 1, 0, 0),
]
KEYS = {
    "brenia": [(1, Role.NAME)],
    "port salen": [(5, Role.NAME)],
    "salen": [(3, Role.NAME), (6, Role.NAME)],
    "upper varn": [(2, Role.NAME)],
    "varn": [(2, Role.OTHER), (4, Role.NAME)],
    "veria": [(0, Role.NAME)],
    "verian": [(0, Role.PEOPLE)],
}


def make_gazetteer() -> Gazetteer:
    """Build it."""
    keys = sorted(KEYS)
    header = {
        "sources": ["invented"],
        "countries": [["VE", ""], ["BR", ""]],
        "regions": ["VE.01"],
        "claims": {"VE.01": "BR"},
        "areas": [["salen", "VE BR"]],
    }
    columns = {
        "ids": array("I", [row[0] for row in ROWS]),
        "latitudes": array("i", [round(row[2] * 10_000) for row in ROWS]),
        "longitudes": array("i", [round(row[3] * 10_000) for row in ROWS]),
        "populations": array("I", [row[4] for row in ROWS]),
        "countries": array("B", [row[5] for row in ROWS]),
        "regions": array("H", [row[6] for row in ROWS]),
        "seats": array("B", [row[7] for row in ROWS]),
        "capitals": array("I", [4, 0]),
        "sorts": array("B", [Sort(0)] * len(keys)),
        "bearers_at": _offsets([len(KEYS[key]) for key in keys]),
        "bearers": array("I", [number << 2 | role for key in keys for number, role in KEYS[key]]),
        "keys": "".join(keys).encode(),
        "keys_at": _offsets([len(key) for key in keys]),
        "names": "".join(row[1] for row in ROWS).encode(),
        "names_at": _offsets([len(row[1]) for row in ROWS]),
    }
    return Gazetteer(header, columns)


def _offsets(lengths: list[int]) -> array:
    offsets = array("I", [0])
    for length in lengths:
        offsets.append(offsets[-1] + length)
    return offsets
