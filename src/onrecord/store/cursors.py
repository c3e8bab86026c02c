"""Cursors: where a page of a list ended, as an opaque word fit for an address.

>>> parse_cursor(to_cursor("reports", "2031-03-04", 7), "reports", str, int)
['2031-03-04', 7]
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from onrecord.errors import NotFound


def to_cursor(name: str, *parts: str | int) -> str:
    """Write a place in the list called `name` as one word."""
    payload = json.dumps([name, *parts], separators=(",", ":")).encode("ascii")
    return base64.urlsafe_b64encode(payload).rstrip(b"=").decode("ascii")


def parse_cursor(cursor: str, name: str, *types: type) -> list[Any]:
    """Read a cursor back.

    Raises:
        NotFound: The word is not a cursor of the list called `name`.
    """
    parts = _decode(cursor)
    given = parts[1:] if isinstance(parts, list) else []
    if not given or parts[0] != name or [type(part) for part in given] != list(types):
        raise NotFound(f"{cursor!r} is not the place of a page in this list; start the list again without it")
    return given


def _decode(cursor: str) -> Any:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        return json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeError, binascii.Error, ValueError, RecursionError):
        return None
