"""The JSON Schema of what the interface answers, made from the values themselves.

    >>> from onrecord.model import Span
    >>> found: dict[str, Schema] = {}
    >>> schema_of(tuple[Span, ...], found), list(found)
    ({'type': 'array', 'items': {'$ref': '#/components/schemas/Span'}}, ['Span'])

The data that these describe is what `onrecord.web.plain.to_plain` makes of the same values: every field is
there, null stands for what is not known.
"""

from __future__ import annotations

from typing import Any

from onrecord.exports import schema
from onrecord.exports.schema import Schema, closed_object

REF = "#/components/schemas/"


def schema_of(hint: Any, found: dict[str, Schema]) -> Schema:
    """Return the schema of a type.

    Args:
        hint: A dataclass, or what may stand as the annotation of a field of one.
        found: The schemas of dataclasses, by name; those that are met are entered.
    """
    return schema.schema_of(hint, found, ref=REF)


def list_schema(item: type, found: dict[str, Schema], more: dict[str, Any]) -> Schema:
    """Return the schema of a list of items: `items`, `next`, and what else is beside them, by type."""
    following: Schema = {
        "anyOf": [{"type": "string", "format": "uri"}, {"type": "null"}],
        "description": "The address of the next part of the list; null at its end.",
    }
    beside = {name: schema_of(hint, found) for name, hint in more.items()}
    items = {"type": "array", "items": schema_of(item, found)}
    return closed_object({"items": items, "next": following, **beside})
