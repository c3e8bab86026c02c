"""The JSON Schema of each line of output, made from the values themselves, so that it cannot fall behind.

Every key is required, no other is allowed, and null stands for what is not known. A change that a reader of
the old shape would stumble over raises `SCHEMA_VERSION`.

>>> line_schema("statements")["required"]
['id', 'statements']
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from onrecord.exports.lines import ATTRIBUTION_KEYS, STATEMENT_KEYS
from onrecord.model import Document, Entity, Finding, Issue, NamedPlace, ReportDate, Span, Statement, Value

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
IDS = ("id", "story_id")
"""What the JSON of a document has beside its fields."""

_DEFS = "#/$defs/"


def line_schema(shape: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a line.

    Args:
        shape: One of `jsonl`, `attributions`, `statements` and `findings`.
    """
    definitions: dict[str, Schema] = {"Span": SPAN}
    body = {name: schema_of(hint, definitions) for name, hint in _fields_of(shape).items()}
    return {
        "$schema": DRAFT,
        "$id": f"urn:onrecord:schema:{shape}:{SCHEMA_VERSION}",
        "title": f"A line of onrecord's format {shape!r}, version {SCHEMA_VERSION}",
        **closed_object({"id": SCALARS[str], **body}),
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


def closed_object(properties: dict[str, Schema]) -> Schema:
    """Return the schema of an object with these properties, all of them and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def schema_of(hint: Any, definitions: dict[str, Schema], *, ref: str = _DEFS) -> Schema:
    """Return the schema of a type.

    Args:
        hint: A dataclass, or what may stand as the annotation of a field of one.
        definitions: The schemas of dataclasses, by name; those that are met are entered.
        ref: What a reference to one of these begins with.
    """
    if isinstance(hint, _Part):
        return {"type": "array", "items": _define(hint.name, hint.value, hint.keys, definitions, ref)}
    origin = typing.get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": schema_of(typing.get_args(hint)[0], definitions, ref=ref)}
    if origin is Mapping:
        of_values = schema_of(typing.get_args(hint)[1], definitions, ref=ref)
        return {"type": "object", "additionalProperties": of_values}
    if origin in (typing.Union, types.UnionType):
        present = next(part for part in typing.get_args(hint) if part is not type(None))
        return {"anyOf": [schema_of(present, definitions, ref=ref), {"type": "null"}]}
    if origin is typing.Literal:
        return {"type": "string", "enum": list(typing.get_args(hint))}
    if hint is Span:
        definitions.setdefault("Span", SPAN)
        return {"$ref": f"{ref}Span"}
    if hint is dt.datetime:
        return {"type": "string", "format": "date-time"}
    if is_dataclass(hint):
        kind: Any = hint
        return _define(kind.__name__, kind, tuple(field.name for field in fields(kind)), definitions, ref)
    if issubclass(hint, StrEnum):
        return {"type": "string", "enum": [member.value for member in hint]}
    return dict(SCALARS[hint])


def _define(name: str, kind: type, keys: tuple[str, ...], definitions: dict[str, Schema], ref: str) -> Schema:
    """Enter some fields of a dataclass among the definitions, once, and return a reference to it."""
    if name not in definitions:
        definitions[name] = {}  # so that a shape that holds itself ends
        hints = typing.get_type_hints(kind)
        properties = {key: schema_of(hints[key], definitions, ref=ref) for key in keys}
        if kind is Document:
            properties = {key: dict(SCALARS[str]) for key in IDS} | properties
        definitions[name] = {"description": _summary(kind), **closed_object(properties)}
    return {"$ref": f"{ref}{name}"}


def _summary(kind: type) -> str:
    return (kind.__doc__ or "").strip().split("\n", 1)[0]
