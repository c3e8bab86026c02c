"""Some items of a list, with where to go on.

>>> Page((1, 2), "more").next
'more'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of a list. `next` is the cursor to give as `after` for more; None at the end."""

    items: tuple[Item, ...]
    next: str | None = None
