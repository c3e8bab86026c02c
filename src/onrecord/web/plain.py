"""Turn what the store gives into plain JSON data, for the `.json` twin of each page.

>>> to_plain(Span(3, 9))
[3, 9]
"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any

from onrecord.model import Span, Value

_PLAIN = frozenset((str, int, float, bool, NoneType))


def to_plain(item: Any) -> Any:
    """Return values, rows and lists of them as plain JSON data; times in ISO 8601, offsets `[start, end]`."""
    if type(item) in _PLAIN:
        return item
    if isinstance(item, Value):
        return item.to_dict()
    if isinstance(item, Span):
        return item.to_list()
    if isinstance(item, dt.datetime):
        return item.isoformat()
    if isinstance(item, tuple | list):
        return [to_plain(part) for part in item]
    if isinstance(item, dict):
        return {key: to_plain(part) for key, part in item.items()}
    if is_dataclass(item):
        return {name: to_plain(getattr(item, name)) for name in _names_of(type(item))}  # type: ignore[arg-type]
    return item


@cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
