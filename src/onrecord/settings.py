"""The settings of a run: one frozen value, built once by a command and passed down.

Each setting is read from an environment variable with the prefix `ONRECORD_`; options of a command win over
it. Nothing is read from files. What the settings are used for is left to those who are handed them.

    >>> load_settings(record="/archive/truce.db").record
    '/archive/truce.db'
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from onrecord.errors import ConfigError

PREFIX = "ONRECORD_"

MEGABYTE = 1_000_000

Positive = Annotated[int, Field(gt=0)]


def default_record() -> str:
    """Return where the record lives unless told otherwise: `onrecord.db` in the user's data directory."""
    return str(Path(platformdirs.user_data_dir("onrecord", appauthor=False)) / "onrecord.db")


class Settings(BaseSettings):
    """What a user may set.

    Attributes:
        record: Path or address of the record (`ONRECORD_RECORD`); `~` is the home directory.
        report_bytes: The largest report that is read.
        line_bytes: The longest line of a JSONL file.
        fetch_bytes: The largest answer that is taken from an address.
        fetch_seconds: How long fetching one address may take in all.
        redirects: How many redirects are followed.
        keep_source: Whether the bytes of a report are kept; if not, only their hash is.
        host: Where `onrecord serve` listens.
        port: The port that it listens on.
        names: Names, parted by commas, that it is served under beside this machine's own.
        tokens_file: A file that names reviewers and their tokens.
        tokens: Such lines themselves; kept from being shown.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid", validate_default=False
    )

    record: str = Field(default_factory=default_record, min_length=1)
    report_bytes: Positive = 10 * MEGABYTE
    line_bytes: Positive = 10 * MEGABYTE
    fetch_bytes: Positive = 10 * MEGABYTE
    fetch_seconds: float = Field(default=20.0, gt=0, allow_inf_nan=False)
    redirects: int = Field(default=5, ge=0)
    keep_source: bool = True
    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=8321, ge=0, le=65535)
    names: str = ""
    tokens_file: str = ""
    tokens: SecretStr = SecretStr("")

    @field_validator("record")
    @classmethod
    def _at_home(cls, record: str) -> str:
        return str(Path(record).expanduser()) if record.startswith("~") else record


def load_settings(**given: Any) -> Settings:
    """Build the settings from the environment and from what a command was given.

    Args:
        given: Settings by name, for instance from a command's options; None counts as not given.

    Raises:
        ConfigError: A setting is unknown, or its value cannot be used.
    """
    _refuse_unknown(os.environ)
    try:
        return Settings(**{name: item for name, item in given.items() if item is not None})
    except ValidationError as exc:
        raise ConfigError("; ".join(_explain(error, given) for error in exc.errors())) from exc


def _explain(error: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    name = str(error["loc"][0])
    where = name if given.get(name) is not None else PREFIX + name.upper()
    return f"{where} cannot be {error['input']!r}: {error['msg'][0].lower()}{error['msg'][1:]}"


def _refuse_unknown(names: Iterable[str]) -> None:
    """Refuse a misspelt variable: it would silently leave the default in place, and the record elsewhere."""
    known = [name.upper() for name in Settings.model_fields]
    for name in names:
        setting = name.upper().removeprefix(PREFIX)
        if name.upper().startswith(PREFIX) and setting not in known:
            near = difflib.get_close_matches(setting, known, n=1)
            hint = f"did you mean {PREFIX}{near[0]}?" if near else f"known are {', '.join(known)}"
            raise ConfigError(f"unknown setting {name}; {hint}")
