"""Some items of a list, with where to go on.

>>> Page((1, 2), "more").next
'more'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of a list. `next` is the cursor to give as `after` for more; None at the end."""

    items: tuple[Item, ...]
    next: str | None = None


def all_items(ask: Callable[[str | None], Page[Item]]) -> Iterator[Item]:
    """Give the items of all pages of a list, each page asked for when it is needed.

    Args:
        ask: Gives the page after a cursor; of None the first.
    """
    after: str | None = None
    while True:
        page = ask(after)
        yield from page.items
        after = page.next
        if after is None:
            return
