"""Rows by many keys at once: given as one value, for a query with a thousand of them takes long to read.

select(statements.c.words).where(among(conn, statements.c.key, keys))
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BigInteger, ColumnElement, Connection, Text, any_, cast, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from onrecord.store.columns import to_json


def among(conn: Connection, key: ColumnElement[int], keys: Sequence[int]) -> ColumnElement[bool]:
    """Return what holds where a key is one of some, however many."""
    if conn.dialect.name == "postgresql":
        # As one text, which the driver takes as it is, where it would look at each number of a list.
        listed = literal(f"{{{','.join(map(str, keys))}}}", Text)
        return key == any_(cast(listed, ARRAY(BigInteger)))
    values = func.json_each(to_json(list(keys))).table_valued("value")
    return key.in_(select(values.c.value))
