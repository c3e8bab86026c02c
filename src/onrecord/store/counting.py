"""What the statements that were found have in common, counted: speakers, kinds, publishers, months, days.

facets = count_facets(conn, keys, exact=True)
print(facets.of("speaker")[0])                    # Facet("Oda Renk", 12)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sqlalchemy import Connection, select

from onrecord.store.among import among
from onrecord.store.base_rows import Facet, Facets
from onrecord.store.days import day_of
from onrecord.store.schema import documents, readings, statements

MOST_VALUES = 20
"""Values told of each; of those with the same count, the first in alphabetical order."""

NAMES = ("speaker", "kind", "publisher", "quotation", "naming", "month")
MOST_MONTHS = 60
"""Months told, the most frequent; where all was said in one, its days are told, too."""

MONTH_CHARS = len("2031-03")
DAY_CHARS = len("2031-03-04")
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
        .where(among(conn, statements.c.key, keys))
    )
    found = conn.execute(query).all()
    columns = list(zip(*found, strict=True)) or [()] * len(_COLUMNS)
    *plain, said_on, published = columns
    days = list(_days(said_on, published))
    counted = zip(NAMES, [*plain, _cut(days, MONTH_CHARS)], strict=True)
    values = {name: _most(found, MOST_MONTHS if name == "month" else MOST_VALUES) for name, found in counted}
    if len(values["month"]) == 1:
        values["day"] = _most(_cut(days, DAY_CHARS), MOST_MONTHS)
    return Facets(values, len(keys), exact)


def _days(said_on: Sequence[str | None], published: Sequence[str | None]) -> Iterator[str]:
    """Return the day of each statement as far as it is known, empty where it is not at all."""
    day = cache(day_of)
    return (day(*days) or "" for days in zip(said_on, published, strict=True))


def _cut(days: Sequence[str], chars: int) -> Iterator[str | None]:
    """Return the month or the day of each statement; None where that is not known."""
    return (known[:chars] if len(known) >= chars else None for known in days)


def _most(values: Iterable[str | None], most: int) -> tuple[Facet, ...]:
    known = Counter(value for value in values if value is not None)
    ordered = sorted(known.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Facet(value, count) for value, count in ordered[:most])
