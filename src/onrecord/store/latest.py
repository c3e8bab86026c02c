"""Parts of lists whose rows come latest first, and the cursor of where each part ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select

from onrecord.store.cursors import parse_cursor, to_cursor

By = Sequence[tuple[ColumnElement[Any], str, type]]
"""What rows are in falling order of: a column, its name in the row, its type; the last tells all apart."""


def part_of(
    conn: Connection, query: Select[Any], name: str, by: By, *, limit: int, after: str | None
) -> tuple[Sequence[RowMapping], str | None]:
    """Ask for part of a list; return its rows, and the cursor to go on from, None at the end.

    Args:
        conn: A connection.
        query: The rows, in no order.
        name: The list's, for its cursors.
        by: What it is in order of.
        limit: At most so many rows.
        after: Where the part before ended.

    Raises:
        NotFound: `after` is no cursor of this list.
    """
    query = query.order_by(*(column.desc() for column, _, _ in by)).limit(limit + 1)
    if after is not None:
        query = query.where(_beyond(by, parse_cursor(after, name, *(type_ for _, _, type_ in by))))
    found = conn.execute(query).mappings().all()
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], to_cursor(name, *(last[label] for _, label, _ in by))


def _beyond(by: By, place: Sequence[Any]) -> ColumnElement[bool]:
    """Tell what comes after a place: what is less, or is alike and less in what follows."""
    *before, last = ((column, value) for (column, _, _), value in zip(by, place, strict=True))
    least: ColumnElement[bool] = last[0] < last[1]
    return reduce(lambda rest, one: (one[0] < one[1]) | ((one[0] == one[1]) & rest), reversed(before), least)
