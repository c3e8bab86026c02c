"""Rows by many keys at once."""

from sqlalchemy import select

from onrecord.store.among import among
from onrecord.store.schema import stories
from onrecord.store.sqlite import open_sqlite
from tests.factories import NOW, make_report


def test_more_keys_than_a_query_may_have_values(tmp_path):
    with open_sqlite(tmp_path / "onrecord.db") as store:
        store.add(make_report(), now=NOW)
        with store._reading() as conn:
            for keys, found in ((range(1, 40_000), [1]), (range(2, 9), []), ((), [])):
                query = select(stories.c.key).where(among(conn, stories.c.key, list(keys)))
                assert conn.execute(query).scalars().all() == found
