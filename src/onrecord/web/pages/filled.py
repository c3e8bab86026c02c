"""Forms that ask: what a reader leaves empty is not asked for.

>>> class Wanted(Filled):
...     publisher: str | None = None
>>> Wanted.model_validate({"publisher": " "}).publisher is None
True
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, model_validator


class Filled(BaseModel):
    """What a form asks for; fields that hold nothing but space are as if they were not there."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        stripped = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
        return {name: value for name, value in stripped.items() if value != ""}
