"""What is held while findings are tied: as if all were tied at once, in few queries."""

import random

import pytest
from sqlalchemy import event, select

from onrecord.services import sort_all
from onrecord.store import open_store, tied_held
from onrecord.store.schema_things import thing_names, thing_phases, things, tie_terms, tied_findings
from tests.contracts.test_store_things import drawn
from tests.factories import NOW

TABLES = (tied_findings, tie_terms, things, thing_phases, thing_names)


def rows_of(store):
    with store._reading() as conn:
        return [
            sorted(map(str, conn.execute(select(*(one for one in table.c if one.name != "key")))))
            for table in TABLES
        ]


@pytest.mark.parametrize("most", [0, 12, tied_held.MOST])
def test_what_is_tied_bit_by_bit_is_as_if_tied_at_once(tmp_path, monkeypatch, most):
    monkeypatch.setattr(tied_held, "MOST", most)
    chance = random.Random(7)
    with open_store(str(tmp_path / "record.db")) as store:
        for number in range(30):
            store.add(drawn(chance, f"{number}.txt"), now=NOW)
            if chance.random() < 0.4:
                sort_all(store)
        sort_all(store)
        before = rows_of(store)
        store.tie_anew()
        assert before == rows_of(store)


def test_how_much_is_near_does_not_make_more_queries(tmp_path):
    chance = random.Random(3)
    with open_store(str(tmp_path / "record.db")) as store:
        asked = []
        for number in range(40):
            store.add(drawn(chance, f"{number}.txt"), now=NOW)
            asked.append(count_of_queries(store))
        with store._reading() as conn:
            assert len(conn.execute(select(tied_findings)).all()) > 40
        assert max(asked[30:]) < 2 * max(asked[5:15])


def count_of_queries(store):
    """Sort, and return how many queries of tied findings that took."""
    asked = []

    def note(conn, cursor, statement, parameters, context, executemany):
        if "tied_findings" in statement and statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    sort_all(store)
    event.remove(store._engine, "before_cursor_execute", note)
    return len(asked)
