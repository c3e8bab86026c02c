"""Finding statements by their words, and what somebody said about something.

found = search_statements(store, '"will hold" truce speaker:renk', counts=True)
print(found.total, found.page.next)
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import ConfigError
from onrecord.store.base import Facets, Hit, Store, Total
from onrecord.store.pages import Page
from onrecord.store.parsing import parse_query
from onrecord.store.query import Query, words_in


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search.

    Attributes:
        query: The query in one line, nothing else changed.
        page: The hits.
        notes: What in the query was not understood as a filter, in sentences.
        total: How many there are in all, up to a limit; None unless it was asked for.
        facets: What they have in common; None unless it was asked for.
    """

    query: str
    page: Page[Hit]
    notes: tuple[str, ...] = ()
    total: Total | None = None
    facets: Facets | None = None


def search_statements(
    store: Store,
    query: str,
    *,
    limit: int = 20,
    after: str | None = None,
    counts: bool = False,
    most: int | None = None,
) -> Found:
    """Find statements by words, `"phrases"`, beginnings (`peace*`), `OR`, `-not` and filters; best first.

    Args:
        store: The record.
        query: Any string will do; one without a word finds nothing. See the reference of the query language.
        limit: At most so many hits.
        after: The cursor of the page before.
        counts: Whether to count all that is found, and what it has in common.
        most: Count up to so many, at least two thousand; else up to ten thousand.

    Raises:
        NotFound: `after` is no cursor of this list.
    """
    line = " ".join(query.split())
    page = store.search(line, limit=limit, after=after, counts=counts, most=most)
    return Found(line, page, page.notes, page.total, page.facets)


def whole_query(query: str) -> Query:
    """Read a query of which nothing may be left out, since more would be found than is meant.

    Raises:
        ConfigError: It has a filter that is not understood.
    """
    asked = parse_query(query)
    if asked.left_out:
        raise ConfigError("; ".join(asked.left_out))
    return asked


def said_query(who: str, what: str = "") -> str:
    """Return the query for what somebody said, about something where that is given.

    >>> said_query("Oda Renk", "truce")
    'speaker:"Oda Renk" truce'
    """
    name = " ".join(words_in(who))
    return " ".join(filter(None, (f'speaker:"{name}"' if name else "", " ".join(what.split()))))
