"""Rows by many keys at once: given as one value, for a query with a thousand of them takes long to read.

query = select(statements.c.key, statements.c.words).where(among(conn, statements.c.key, keys))
keys, words = in_columns(conn, query)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Text,
    any_,
    cast,
    func,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import NULLTYPE

from onrecord.store.columns import to_json


def among(conn: Connection, key: ColumnElement[int], keys: Sequence[int]) -> ColumnElement[bool]:
    """Return what holds where a key is one of some, however many."""
    if conn.dialect.name == "postgresql":
        # As one text, which the driver takes as it is, where it would look at each number of a list.
        listed = literal(f"{{{','.join(map(str, keys))}}}", Text)
        return key == any_(cast(listed, ARRAY(BigInteger)))
    values = func.json_each(to_json(list(keys))).table_valued("value")
    return key.in_(select(values.c.value))


def in_columns(conn: Connection, query: Select[Any]) -> list[Sequence[Any]]:
    """Return what a query finds, column by column, as the database has it.

    PostgreSQL gives each column as one value, which takes less time than a thousand rows do.
    """
    count = len(query.selected_columns)
    if conn.dialect.name != "postgresql":
        found = conn.execute(query).all()
        return list(zip(*found, strict=True)) or [()] * count
    columns = (type_coerce(func.array_agg(wanted), NULLTYPE) for wanted in query.subquery().c)
    return [values or () for values in conn.execute(select(*columns)).one()]
