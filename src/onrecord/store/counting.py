"""What the statements that were found have in common, counted: speakers, kinds, publishers, months.

facets = count_facets(conn, keys, exact=True)
print(facets.of("speaker")[0])                    # Facet("Oda Renk", 12)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import Connection, select

from onrecord.store.base_rows import Facet, Facets
from onrecord.store.days import day_of
from onrecord.store.schema import documents, readings, statements

MOST_VALUES = 20
"""Values told of each; of those with the same count, the first in alphabetical order."""

NAMES = ("speaker", "kind", "publisher", "quotation", "naming", "month")
MONTH_CHARS = len("2031-03")
_COLUMNS = (
    statements.c.speaker,
    statements.c.kind,
    documents.c.publisher,
    statements.c.quotation,
    statements.c.naming,
    statements.c.said_on,
    documents.c.published,
)
"""Of the names in order; what the month is told by comes last."""


def count_facets(conn: Connection, keys: Sequence[int], *, exact: bool) -> Facets:
    """Count the values of some statements.

    Args:
        conn: The record.
        keys: Of the statements.
        exact: Whether these are all that were found.
    """
    query = (
        select(*_COLUMNS)
        .join(readings, readings.c.key == statements.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(statements.c.key.in_(keys))
    )
    found = conn.execute(query).all()
    columns = list(zip(*found, strict=True)) or [()] * len(_COLUMNS)
    *plain, said_on, published = columns
    counters = dict(zip(NAMES, map(Counter, [*plain, _months(said_on, published)]), strict=True))
    return Facets({name: _most(counter) for name, counter in counters.items()}, len(keys), exact)


def _months(said_on: Sequence[str | None], published: Sequence[str | None]) -> Iterator[str | None]:
    """Return the month of each statement; None where only a year is known, or nothing."""
    day = cache(day_of)
    for days in zip(said_on, published, strict=True):
        known = day(*days) or ""
        yield known[:MONTH_CHARS] if len(known) >= MONTH_CHARS else None


def _most(counter: Counter[str | None]) -> tuple[Facet, ...]:
    known = ((value, count) for value, count in counter.items() if value is not None)
    ordered = sorted(known, key=lambda item: (-item[1], item[0]))
    return tuple(Facet(value, count) for value, count in ordered[:MOST_VALUES])
