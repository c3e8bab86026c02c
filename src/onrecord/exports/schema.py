"""The JSON Schema of each line of output, made from the values themselves, so that it cannot fall behind.

Every key is required, no other is allowed, and null stands for what is not known. A change that a reader of
the old shape would stumble over raises `SCHEMA_VERSION`.

>>> line_schema("statements")["required"]
['id', 'statements']
"""

from __future__ import annotations

import types
import typing
from enum import StrEnum
from typing import Any

from onrecord.exports.lines import ATTRIBUTION_KEYS, STATEMENT_KEYS
from onrecord.model import Document, Entity, Finding, Issue, NamedPlace, ReportDate, Span, Statement, Value
from onrecord.model.values import field_types

SCHEMA_VERSION = 1
DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

SCALARS: dict[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}
SPAN: Schema = {
    "description": "[start, end): code points of the document's text.",
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}


def line_schema(shape: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a line.

    Args:
        shape: One of `jsonl`, `attributions`, `statements` and `findings`.
    """
    definitions: dict[str, Schema] = {"Span": SPAN}
    body = {name: _schema_of(hint, definitions) for name, hint in _fields_of(shape).items()}
    return {
        "$schema": DRAFT,
        "$id": f"urn:onrecord:schema:{shape}:{SCHEMA_VERSION}",
        "title": f"A line of onrecord's format {shape!r}, version {SCHEMA_VERSION}",
        **_closed_object({"id": SCALARS[str], **body}),
        "$defs": dict(sorted(definitions.items())),
    }


def _fields_of(shape: str) -> dict[str, Any]:
    fields: dict[str, dict[str, Any]] = {
        "jsonl": {
            "document": Document,
            "dated": ReportDate | None,
            "entities": tuple[Entity, ...],
            "places": tuple[NamedPlace, ...],
            "statements": tuple[Statement, ...],
            "findings": tuple[Finding, ...],
            "issues": tuple[Issue, ...],
        },
        "attributions": {"attributions": _Part("Attribution", Statement, ATTRIBUTION_KEYS)},
        "statements": {"statements": _Part("Statement", Statement, STATEMENT_KEYS)},
        "findings": {"findings": tuple[Finding, ...]},
    }
    return fields[shape]


class _Part(typing.NamedTuple):
    """A list of values of which only some fields are shown."""

    name: str
    value: type[Value]
    keys: tuple[str, ...]


def _closed_object(properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema_of(hint: Any, definitions: dict[str, Schema]) -> Schema:
    if isinstance(hint, _Part):
        return {"type": "array", "items": _define(hint.value, definitions, name=hint.name, keys=hint.keys)}
    origin = typing.get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _schema_of(typing.get_args(hint)[0], definitions)}
    if origin in (typing.Union, types.UnionType):
        present = next(part for part in typing.get_args(hint) if part is not type(None))
        return {"anyOf": [_schema_of(present, definitions), {"type": "null"}]}
    if hint is Span:
        return {"$ref": "#/$defs/Span"}
    if issubclass(hint, StrEnum):
        return {"type": "string", "enum": [member.value for member in hint]}
    if issubclass(hint, Value):
        return _define(hint, definitions)
    return SCALARS[hint]


def _define(
    value: type[Value],
    definitions: dict[str, Schema],
    *,
    name: str | None = None,
    keys: tuple[str, ...] | None = None,
) -> Schema:
    """Enter a value among the definitions, once, and return a reference to it."""
    name = name or value.__name__
    if name not in definitions:
        hints = field_types(value)
        properties = {key: _schema_of(hints[key], definitions) for key in keys or hints}
        if value is Document:
            properties = {"id": SCALARS[str], "story_id": SCALARS[str], **properties}
        definitions[name] = {"description": _summary(value), **_closed_object(properties)}
    return {"$ref": f"#/$defs/{name}"}


def _summary(value: type[Value]) -> str:
    return (value.__doc__ or "").strip().split("\n", 1)[0]
