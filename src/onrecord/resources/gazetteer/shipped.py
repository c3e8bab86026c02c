"""Read the gazetteer that ships with the package, once."""

from __future__ import annotations

from functools import cache
from importlib import resources

from onrecord.resources.gazetteer.layout import unpack
from onrecord.resources.gazetteer.table import Gazetteer

FILE = "places.bin"


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of the package."""
    return Gazetteer(*unpack(resources.files(__package__).joinpath(FILE).read_bytes()))
