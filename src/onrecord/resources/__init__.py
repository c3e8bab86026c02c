"""Word lists and tables that the rules read: data, not code, each with its source and licence at its head.

A table is a TOML file beside this module; it is read once and shared, so its readers must not change it.

    >>> "spokesman" in load_table("offices")["male"]
    True
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["load_table", "words_of"]


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """Return the table `name.toml` of the package.

    Args:
        name: File name without its ending.

    Raises:
        FileNotFoundError: No such table ships with the package.
    """
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words_of(name: str, *keys: str) -> frozenset[str]:
    """Return the union of word lists of a table; a list is a string of words or an array of phrases."""
    table = load_table(name)
    return frozenset(word for key in keys for word in _items(table[key]))


def _items(value: str | list[str]) -> list[str]:
    return value.split() if isinstance(value, str) else value
