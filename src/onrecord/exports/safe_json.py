r"""Write JSON that is safe to show: no character of it can drive a terminal or turn the line around.

Letters of every script stand as themselves. Control characters, line and paragraph separators, marks that
change the direction of writing and lone surrogates are written as escapes, which mean the same to whoever
parses the line; so a line is the same whether it goes to a file, a pipe or a terminal.

>>> to_json({"said": "\u202eon \x9b31m"})
'{"said": "\\u202eon \\u009b31m"}'
"""

from __future__ import annotations

import json
import re
from typing import Any

UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What `json` leaves as it is and a terminal, an editor or an encoder might act on; C0 it escapes itself."""


def to_json(data: Any, *, indent: int | None = None) -> str:
    """Return data as JSON on one line (or indented), with every key and no number that JSON lacks.

    Raises:
        ValueError: A number is infinite or not a number.
    """
    written = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
