"""Rows by many keys at once: given as one value, for a query with a thousand of them takes long to read.

select(statements.c.words).where(among(conn, statements.c.key, keys))
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BigInteger, ColumnElement, Connection, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from onrecord.store.columns import to_json


def among(conn: Connection, key: ColumnElement[int], keys: Sequence[int]) -> ColumnElement[bool]:
    """Return what holds where a key is one of some, however many."""
    if conn.dialect.name == "postgresql":
        return key == any_(literal(list(keys), ARRAY(BigInteger)))
    listed = func.json_each(to_json(list(keys))).table_valued("value")
    return key.in_(select(listed.c.value))
