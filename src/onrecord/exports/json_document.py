r"""One JSON document of many items, written item by item; safe within the `script` element of a page.

>>> b"".join(json_document('{"items": [', [{"a": "</script>"}], lambda: "]}"))
b'{"items": [\n{"a": "\\u003c/script\\u003e"}\n]}\n'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.exports.safe_json import to_json

_MARKUP = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&"})


def json_document(head: str, items: Iterable[Any], tail: Callable[[], str]) -> Iterator[bytes]:
    """Write what comes before the items, the items, each on a line, and what comes after them.

    Args:
        head: What comes before.
        items: Plain JSON data, taken one by one.
        tail: Gives what comes after, once all items were taken.
    """
    before = f"{head}\n"
    for item in items:
        yield f"{before}{to_json(item).translate(_MARKUP)}".encode()
        before = ",\n"
    yield f"{before.removeprefix(',')}{tail()}\n".encode()
