"""Forms that ask: what is left empty is not asked for; what cannot be understood is left out, and told.

>>> class Wanted(Filled):
...     publisher: str | None = None
...     limit: int = 20
>>> Wanted.model_validate({"publisher": " "}).publisher is None
True
>>> asked = Wanted.model_validate({"publisher": "Corvane", "limit": "many"})
>>> asked.publisher, asked.limit, len(asked.faults)
('Corvane', 20, 1)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ModelWrapValidatorHandler, PrivateAttr, ValidationError, model_validator

from onrecord.web.faults import say_faults


class Filled(BaseModel):
    """What a form asks for.

    Fields that hold nothing but space are as if they were not there; so are those that cannot be understood,
    of which `faults` tells. Programs are refused for these (`onrecord.web.pages.twins`).
    """

    _faults: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def faults(self) -> Mapping[str, str]:
        """What was left out, by its name, and why, in words."""
        return self._faults

    @model_validator(mode="wrap")
    @classmethod
    def _as_far_as_understood(cls, given: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(given, dict):
            return read(given)
        stripped = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
        filled = {name: value for name, value in stripped.items() if value != ""}
        try:
            return read(filled)
        except ValidationError as exc:
            errors = exc.errors()
        wrong = {str(one["loc"][0]) for one in errors if one["loc"]}
        asked = read({name: value for name, value in filled.items() if name not in wrong})
        asked._faults = say_faults(errors)  # noqa: SLF001  its own
        return asked
