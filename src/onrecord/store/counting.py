"""What the statements that were found have in common, counted: speakers, kinds, publishers, months.

facets = count_facets(conn, keys, exact=True)
print(facets.of("speaker")[0])                    # Facet("Oda Renk", 12)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, select

from onrecord.store.base_rows import Facet, Facets
from onrecord.store.days import day_of
from onrecord.store.schema import documents, readings, statements

MOST_VALUES = 20
"""Values told of each; of those with the same count, the first in alphabetical order."""

NAMES = ("speaker", "kind", "publisher", "quotation", "naming", "month")
MONTH_CHARS = len("2031-03")


def count_facets(conn: Connection, keys: Sequence[int], *, exact: bool) -> Facets:
    """Count the values of some statements.

    Args:
        conn: The record.
        keys: Of the statements.
        exact: Whether these are all that were found.
    """
    own = [statements.c[name] for name in ("speaker", "kind", "quotation", "naming", "said_on")]
    query = (
        select(*own, documents.c.publisher, documents.c.published)
        .join(readings, readings.c.key == statements.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(statements.c.key.in_(keys))
    )
    counters: dict[str, Counter[str]] = {name: Counter() for name in NAMES}
    for row in conn.execute(query).mappings():
        day = day_of(row["said_on"], row["published"]) or ""
        values = {**row, "month": day[:MONTH_CHARS] if len(day) >= MONTH_CHARS else None}
        for name in NAMES:
            if values[name] is not None:
                counters[name][values[name]] += 1
    return Facets({name: _most(counter) for name, counter in counters.items()}, len(keys), exact)


def _most(counter: Counter[str]) -> tuple[Facet, ...]:
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Facet(value, count) for value, count in ordered[:MOST_VALUES])
