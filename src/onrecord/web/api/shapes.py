"""The JSON Schema of what the interface answers, made from the values themselves.

    >>> found: dict[str, Schema] = {}
    >>> schema_of(tuple[Span, ...], found), list(found)
    ({'type': 'array', 'items': {'$ref': '#/components/schemas/Span'}}, ['Span'])

The data that these describe is what `onrecord.web.plain.to_plain` makes of the same values: every field is
there, null stands for what is not known.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from onrecord.exports.schema import SCALARS, SPAN
from onrecord.model import Document, Span

Schema = dict[str, Any]

REF = "#/components/schemas/"
IDS = ("id", "story_id")
"""What the JSON of a document has beside its fields."""


def schema_of(hint: Any, found: dict[str, Schema]) -> Schema:
    """Return the schema of a type.

    Args:
        hint: A dataclass, or what may stand as the annotation of a field of one.
        found: The schemas of dataclasses, by name; those that are met are entered.
    """
    origin = typing.get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": schema_of(typing.get_args(hint)[0], found)}
    if origin in (typing.Union, types.UnionType):
        parts = typing.get_args(hint)
        present = next(part for part in parts if part is not type(None))
        return {"anyOf": [schema_of(present, found), {"type": "null"}]}
    if origin is typing.Literal:
        return {"type": "string", "enum": list(typing.get_args(hint))}
    if hint is Span:
        return _refer("Span", lambda: SPAN, found)
    if hint is dt.datetime:
        return {"type": "string", "format": "date-time"}
    if is_dataclass(hint):
        kind: Any = hint
        return _refer(kind.__name__, lambda: _object(kind, found), found)
    if issubclass(hint, StrEnum):
        return {"type": "string", "enum": [member.value for member in hint]}
    return dict(SCALARS[hint])


def list_schema(item: type, found: dict[str, Schema], more: dict[str, Any]) -> Schema:
    """Return the schema of a list of items: `items`, `next`, and what else is beside them, by type."""
    following: Schema = {
        "anyOf": [{"type": "string", "format": "uri"}, {"type": "null"}],
        "description": "The address of the next part of the list; null at its end.",
    }
    beside = {name: schema_of(hint, found) for name, hint in more.items()}
    items = {"type": "array", "items": schema_of(item, found)}
    return _closed({"items": items, "next": following, **beside})


def _refer(name: str, make: typing.Callable[[], Schema], found: dict[str, Schema]) -> Schema:
    if name not in found:
        found[name] = {}  # so that a shape that holds itself ends
        found[name] = make()
    return {"$ref": REF + name}


def _object(kind: Any, found: dict[str, Schema]) -> Schema:
    hints = typing.get_type_hints(kind)
    properties = {field.name: schema_of(hints[field.name], found) for field in fields(kind)}
    if kind is Document:
        properties = {name: dict(SCALARS[str]) for name in IDS} | properties
    return {"description": (kind.__doc__ or "").strip().partition("\n")[0], **_closed(properties)}


def _closed(properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
