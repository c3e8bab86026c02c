"""Turn frozen values into plain JSON data and back, the same way for all of them.

Every public value of `onrecord.model` is a frozen dataclass that inherits `Value`. Its shape in JSON
follows from its annotations: a `Span` is `[start, end]`, an enumeration its string, a tuple a list, a
nested value an object, and what is not known is null. Nothing is left out.

    >>> Span(3, 9).to_list()
    [3, 9]
"""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, Self

from onrecord.errors import MalformedValue
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Value:
    """A value with a published JSON shape."""

    def to_dict(self) -> dict[str, Any]:
        """Return the value as plain JSON data, every field present."""
        names = field_names(type(self))  # type: ignore[arg-type]  # mypy takes a class with slots for unhashable
        found = {name: getattr(self, name) for name in names}
        for name, item in found.items():
            if type(item) not in _PLAIN:
                found[name] = _to_plain(item)
        return found

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild a value from what `to_dict` gave.

        Args:
            data: The object as decoded from JSON. Fields that have a default may be absent.

        Raises:
            MalformedValue: A field is missing, unknown or of the wrong type.
        """
        if not isinstance(data, Mapping):
            raise MalformedValue(cls.__name__, f"expected an object, got {type(data).__name__}")
        parsers = field_parsers(cls)
        for name in data:
            if name not in parsers:
                raise MalformedValue(cls.__name__, f"unknown field {name!r}")
        for name in required_fields(cls):  # type: ignore[arg-type]  # as above
            if name not in data:
                raise MalformedValue(cls.__name__, f"field {name!r} is missing")
        found = {}
        try:
            for name, item in data.items():
                found[name] = parsers[name](item)
        except (TypeError, ValueError, OverflowError) as exc:
            raise MalformedValue(cls.__name__, f"field {name!r}: {exc}") from exc
        try:
            return cls(**found)
        except ValueError as exc:
            raise MalformedValue(cls.__name__, str(exc)) from exc


def _to_plain(item: Any) -> Any:
    kind = type(item)
    if kind in _PLAIN:
        return item
    if kind is tuple:
        # A tuple holds things of one kind, mostly spans.
        if item and type(item[0]) is Span:
            return [[span.start, span.end] for span in item]
        return [_to_plain(part) for part in item]
    if kind is Span:
        return [item.start, item.end]
    if isinstance(item, Value):
        return item.to_dict()
    return str(item) if isinstance(item, StrEnum) else item


_PLAIN = frozenset((str, int, float, bool, types.NoneType))


@cache
def field_names(cls: type[Value]) -> tuple[str, ...]:
    """Return the names of the fields of a value class, in order."""
    return tuple(field.name for field in fields(cls))


def field_types(cls: type[Value]) -> dict[str, Any]:
    """Return the annotation of each field of a value class, in order."""
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


@cache
def required_fields(cls: type[Value]) -> tuple[str, ...]:
    """Return the names of the fields of a value class that have no default, in order."""
    return tuple(
        field.name for field in fields(cls) if field.default is MISSING and field.default_factory is MISSING
    )


_PARSERS: dict[type[Value], dict[str, Callable[[Any], Any]]] = {}


def field_parsers(cls: type[Value]) -> dict[str, Callable[[Any], Any]]:
    """Return, for each field of a value class, what turns its JSON data into its value."""
    if cls not in _PARSERS:
        _PARSERS[cls] = {name: _parser(hint) for name, hint in field_types(cls).items()}
    return _PARSERS[cls]


def _parser(hint: Any) -> Callable[[Any], Any]:
    origin = typing.get_origin(hint)
    if origin is tuple:
        return _tuple_parser(typing.get_args(hint)[0])
    if origin in (typing.Union, types.UnionType):
        return _optional_parser(hint)
    if isinstance(hint, type) and issubclass(hint, Value):
        return hint.from_dict
    if hint is Span:
        return Span.from_list
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enum_parser(hint)
    return _scalar_parser(hint)


def _tuple_parser(item_hint: Any) -> Callable[[Any], Any]:
    parse = _parser(item_hint)

    def parse_all(data: Any) -> tuple[Any, ...]:
        if not isinstance(data, list | tuple):
            raise TypeError(f"expected a list, got {type(data).__name__}")
        return tuple(parse(item) for item in data)

    return parse_all


def _optional_parser(hint: Any) -> Callable[[Any], Any]:
    present = [arg for arg in typing.get_args(hint) if arg is not type(None)]
    parse = _parser(present[0])
    return lambda data: None if data is None else parse(data)


def _enum_parser(hint: type[StrEnum]) -> Callable[[Any], Any]:
    known = {item.value: item for item in hint}

    def parse(data: Any) -> Any:
        found = known.get(data)
        return hint(data) if found is None else found

    return parse


def _scalar_parser(hint: type) -> Callable[[Any], Any]:
    def parse(data: Any) -> Any:
        if type(data) is hint and hint is not float:
            return data
        if hint is float and type(data) is int:
            return float(data)
        if not isinstance(data, hint) or (isinstance(data, bool) and hint is not bool):
            raise TypeError(f"expected {hint.__name__}, got {type(data).__name__}")
        if isinstance(data, float) and not math.isfinite(data):
            raise ValueError(f"{data} is not a number that JSON has")
        return data

    return parse
