"""Finding statements by their words.

found = search_statements(store, '"will hold" truce')
print(len(found.page.items), found.page.next)
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.store.base import Hit, Store
from onrecord.store.pages import Page


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search, with the query as it was understood: in one line, nothing else changed."""

    query: str
    page: Page[Hit]


def search_statements(store: Store, query: str, *, limit: int = 20, after: str | None = None) -> Found:
    """Find statements by words, `"exact phrases"` and beginnings (`peace*`); best first.

    Args:
        store: The record.
        query: Any string will do; one without a word finds nothing.
        limit: At most so many hits.
        after: The cursor of the page before.

    Raises:
        NotFound: `after` is no cursor of this list.
    """
    line = " ".join(query.split())
    return Found(line, store.search(line, limit=limit, after=after))
