"""Load the word tables that lie beside this module.

table("words")["towns"]
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table: `words`, `topics` or `templates`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
