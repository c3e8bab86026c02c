r"""What is wrong with a part of an address or of what was sent, in words for whoever typed it. Pure.

>>> say_fault("as_of", "string_pattern_mismatch", {"pattern": r"^\d{4}-\d{2}-\d{2}$"}, "", "soon")
'“as of” has to be a day, such as 2031-03-04; “soon” is none'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.web.api.asked_days import DAY, MONTH
from onrecord.web.wording import shorten

WHOLE_DAY = r"^\d{4}-\d{2}-\d{2}$"

_SHAPES = {
    WHOLE_DAY: "a day, such as 2031-03-04",
    MONTH: "a month, such as 2031-03",
    DAY: "a year, a month or a day: 2031, 2031-03, 2031-03-04",
}
_CHARS = 40


def say_fault(name: str, kind: str, context: Mapping[str, Any], message: str, given: object) -> str:
    """Say what is wrong with a value.

    Args:
        name: Of the parameter.
        kind: The type of error, as pydantic calls it.
        context: What pydantic says beside it.
        message: Its own message, for errors that are not said better here.
        given: The value.
    """
    field = name.replace("_", " ")
    value = shorten(str(given), _CHARS)
    match kind:
        case "extra_forbidden":
            return f"“{name}” is nothing that can be asked here"
        case "string_pattern_mismatch" if context.get("pattern") in _SHAPES:
            return f"“{field}” has to be {_SHAPES[context['pattern']]}; “{value}” is none"
        case "value_error":
            return f"“{field}”: the calendar does not have “{value}”"
        case "enum" | "literal_error":
            choices = str(context.get("expected", "")).replace("'", "")
            return f"“{field}” has to be {choices}; “{value}” is none of these"
        case "int_parsing":
            return f"“{field}” has to be a number; “{value}” is none"
        case "string_too_long":
            return f"“{field}” is too long: at most {context.get('max_length')} characters"
        case _:
            return f"“{field}”: {message[:1].lower()}{message[1:]}"


def say_faults(errors: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Say what is wrong with which part, given errors as pydantic lists them."""
    return {
        name: say_fault(name, one["type"], one.get("ctx", {}), one["msg"], one.get("input", ""))
        for one in errors
        for name in [str(one["loc"][-1])]
    }
