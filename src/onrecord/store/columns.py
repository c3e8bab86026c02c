"""Column types of the record that give back exactly what was put in.

>>> ExactText().process_bind_param("Port Salen", None)
'Port Salen'
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from pydantic_core import to_json as written
from sqlalchemy import BigInteger, Column, Dialect, Integer, Text
from sqlalchemy.types import JSON, TypeDecorator

Key = BigInteger().with_variant(Integer(), "sqlite")
"""Numbers that rows refer to each other by; SQLite only counts `INTEGER` keys up by itself."""


def row_key() -> Column[int]:
    """Return the column by which the rows of a table are known to others, counted up by itself."""
    return Column("key", Key, primary_key=True)


Plain = JSON(none_as_null=True)
"""JSON data; what is not known is NULL."""


class ExactText(TypeDecorator[str]):
    """Text of any origin, also with what UTF-8 or the database cannot say.

    Names of files and metadata of pages may hold lone surrogates, and texts may hold NUL. SQLite allows bytes
    in a column of texts, so a text with surrogates is kept as bytes there. PostgreSQL takes neither
    surrogates nor NUL, so each such character is written as a noncharacter and four hexadecimal digits.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect | None) -> Any:
        """Turn a text into what the database takes."""
        if value is None:
            return value
        if _is_postgres(dialect):
            return _HARD.sub(lambda found: f"{ESCAPE}{ord(found[0]):04x}", value)
        return exact_in_sqlite(value)

    def process_result_value(self, value: Any, dialect: Dialect | None) -> str | None:
        """Turn what the database has into the text."""
        if isinstance(value, bytes):
            return value.decode("utf-8", "surrogatepass")
        if value is not None and _is_postgres(dialect) and ESCAPE in value:
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        return value  # type: ignore[no-any-return]


def exact_in_sqlite(value: str | None) -> str | bytes | None:
    """Return a text as SQLite takes it: as bytes where it has surrogates."""
    return value if value is None or is_encodable(value) else value.encode("utf-8", "surrogatepass")


ESCAPE = "\ufdd2"
_HARD = re.compile(f"[\x00\ud800-\udfff{ESCAPE}]")
_ESCAPED = re.compile(f"{ESCAPE}([0-9a-f]{{4}})")


def _is_postgres(dialect: Dialect | None) -> bool:
    return dialect is not None and dialect.name == "postgresql"


class Moment(TypeDecorator[dt.datetime]):
    """A time in UTC, written so that it sorts, reads well and is the same in every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect | None) -> str | None:  # noqa: ARG002
        """Write a time that has a zone.

        Raises:
            ValueError: The time has no zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time needs a zone: {value!r}")
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: Any, dialect: Dialect | None) -> dt.datetime | None:  # noqa: ARG002
        """Read the time back."""
        return None if value is None else dt.datetime.fromisoformat(value)


def json_or_null(data: Any) -> str | None:
    """Write JSON, and NULL for what is not known."""
    return None if data is None else to_json(data)


def to_json(data: Any) -> str:
    """Write JSON that people can read, escaped only where UTF-8 cannot say it."""
    try:
        return written(data).decode()
    except ValueError:  # lone surrogates
        return json.dumps(data, separators=(",", ":"))


def is_encodable(text: str) -> bool:
    """Tell whether UTF-8 can say the text."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
