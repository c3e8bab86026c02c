"""Ids that follow from content: the same thing read twice bears the same id.

>>> content_id("st", "abc", 1) == content_id("st", "abc", 1)
True
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

ID_HEX_DIGITS = 24


def content_id(prefix: str, *parts: Any) -> str:
    """Return `prefix-` and 96 bits of the SHA-256 of the parts, in hexadecimal.

    Args:
        prefix: Two letters that tell a reader what the id names: `st` a story, `dv` a version of it,
            `sm` a statement, `en` an entity, `fi` a finding.
        parts: Plain JSON data; order matters. Lone surrogates are escaped, so that any string hashes.
    """
    payload = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(payload.encode('ascii')).hexdigest()[:ID_HEX_DIGITS]}"


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal; lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
