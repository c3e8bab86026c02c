"""What the statements that were found have in common, counted: speakers, kinds, publishers, months, days.

facets = count_facets(conn, keys, exact=True)
print(facets.of("speaker")[0])                    # Facet("Oda Renk", 12)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, column, select, table, type_coerce

from onrecord.store.among import among, in_columns
from onrecord.store.base_rows import Facet, Facets
from onrecord.store.columns import ExactText
from onrecord.store.days import day_of
from onrecord.store.schema import documents, readings, statements

MOST_VALUES = 20
"""Values told of each; of those with the same count, the first in alphabetical order."""

NAMES = ("speaker", "kind", "publisher", "quotation", "naming", "month")
MOST_MONTHS = 60
"""Months told, the most frequent; where all was said in one, its days are told, too."""

MONTH_CHARS = len("2031-03")
DAY_CHARS = len("2031-03-04")
_EXACT = ExactText()


def _raw(wanted: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a column as the database has it: its values are read after they are counted."""
    return type_coerce(wanted, Text())


_OF_STATEMENTS = (
    _raw(statements.c.speaker),
    statements.c.kind,
    _raw(documents.c.publisher),
    statements.c.quotation,
    statements.c.naming,
    _raw(statements.c.said_on),
    _raw(documents.c.published),
)
_SEARCHED = table("searched", *(column(name) for name in ("key", *NAMES[:-1], "day")))
_OF_SEARCHED: list[ColumnElement[Any]] = list(_SEARCHED.c[1:])
"""What PostgreSQL has beside the statements; see `postgres_index.py`."""


def count_facets(conn: Connection, keys: Sequence[int], *, exact: bool) -> Facets:
    """Count the values of some statements.

    Args:
        conn: The record.
        keys: Of the statements.
        exact: Whether these are all that were found.
    """
    plain, days = _counted(conn, keys)
    values = {name: _most(counts, MOST_VALUES) for name, counts in zip(NAMES[:-1], plain, strict=True)}
    values["month"] = _most(_cut(days, MONTH_CHARS), MOST_MONTHS)
    if len(values["month"]) == 1:
        values["day"] = _most(_cut(days, DAY_CHARS), MOST_MONTHS)
    return Facets(values, len(keys), exact)


def _counted(conn: Connection, keys: Sequence[int]) -> tuple[list[Counter[str]], Counter[str]]:
    """Return how many statements have each value, and each day as far as that is known."""
    if conn.dialect.name == "postgresql":
        asked = select(*_OF_SEARCHED).where(among(conn, _SEARCHED.c.key, keys))
        *plain, digits = in_columns(conn, asked)
        days = Counter({_hyphened(day): count for day, count in Counter(digits).items() if day})
    else:
        asked = (
            select(*_OF_STATEMENTS)
            .join(readings, readings.c.key == statements.c.reading_key)
            .join(documents, documents.c.key == readings.c.document_key)
            .where(among(conn, statements.c.key, keys))
        )
        *plain, said_on, published = in_columns(conn, asked)
        days = Counter()
        for dates, count in Counter(zip(said_on, published, strict=True)).items():
            days[day_of(*(_read(conn, date) for date in dates)) or ""] += count
    return [_values(conn, Counter(values)) for values in plain], days


def _values(conn: Connection, counts: Mapping[Any, int]) -> Counter[str]:
    """Return counts of what is known, read as it was stored."""
    return Counter({_read(conn, value): count for value, count in counts.items() if value is not None})


def _read(conn: Connection, value: Any) -> Any:
    return _EXACT.process_result_value(value, conn.dialect)


@lru_cache(maxsize=65_536)
def _hyphened(digits: str) -> str:
    """Write a day or a month as dates are written.

    >>> _hyphened("20310304"), _hyphened("203103")
    ('2031-03-04', '2031-03')
    """
    return "-".join(filter(None, (digits[:4], digits[4:6], digits[6:])))


def _cut(days: Mapping[str, int], chars: int) -> Counter[str]:
    """Return counts by month or by day, of those where that is known."""
    counts: Counter[str] = Counter()
    for day, count in days.items():
        if len(day) >= chars:
            counts[day[:chars]] += count
    return counts


def _most(counts: Mapping[str, int], most: int) -> tuple[Facet, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Facet(value, count) for value, count in ordered[:most])
