"""What PostgreSQL finds statements by: it follows what they say and show, and lies in short rows."""

import pytest
from alembic import command
from sqlalchemy import text, update

from onrecord.store import Facet, rows, schema
from onrecord.store.postgres import open_postgres
from onrecord.store.postgres_files import WAIT_MS, make_engine, parse_address
from onrecord.store.postgres_index import search_text
from tests.factories import NOW, make_report
from tests.postgres import fresh_address
from tests.store.test_migrate import config_for


@pytest.fixture
def address() -> str:
    return fresh_address()


def test_an_index_that_differs_is_found_and_mended(address):
    with open_postgres(address) as store:
        store.add(make_report(), now=NOW)
        with store._writing() as conn:
            conn.execute(text("UPDATE searched SET search = NULL"))
        assert [issue.code for issue in store.check()] == ["index-differs"]
        assert store.search("truce").items == ()
        store.rebuild_index()
        assert store.check() == ()
        assert store.search("truce").items


def test_what_an_earlier_schema_found_is_found_and_counted(address):
    report = make_report()
    parsed = parse_address(address)
    engine = make_engine(parsed, read_only=False, wait_ms=WAIT_MS)
    with engine.begin() as conn:
        conn.execute(text(f"CREATE SCHEMA {parsed.schema}"))
        command.upgrade(config_for(conn), "0016")
        story = {"story_id": report.document.story_id, "reading_key": 1, "published": "2031-03-04"}
        seen = {"first_seen": NOW, "last_seen": NOW}
        conn.execute(schema.stories.insert(), [story | seen])
        document = rows.document_row(report.document, story_key=1, version=1)
        conn.execute(schema.documents.insert(), [document])
        conn.execute(schema.readings.insert(), [{"document_key": 1, "layer": report.layer} | seen])
        for row in rows.statement_rows(report, reading_key=1):
            conn.execute(schema.statements.insert(), [row])
            conn.execute(text("UPDATE statements SET search = :words"), {"words": search_text(row)})
    engine.dispose()
    with open_postgres(address) as store:
        found = store.search('kind:assert speaker:"Oda Renk" truce', counts=True)
        assert (len(found.items), found.facets.of("speaker")) == (1, (Facet("Oda Renk", 1),))
        assert {issue.code for issue in store.check()} <= {"notes-differ"}


def test_a_statement_is_found_as_long_as_it_is_shown(address):
    with open_postgres(address) as store:
        store.add(make_report(), now=NOW)
        for shown in (False, True):
            with store._writing() as conn:
                conn.execute(update(schema.statements).values(shown=shown))
            assert bool(store.search("truce").items) == shown


def test_rows_that_are_searched_are_short(address):
    with open_postgres(address) as store:
        store.add(make_report(), now=NOW)
        with store._reading() as conn:
            out_of_line = text("SELECT pg_column_size(filling) < 100 FROM searched")
            assert conn.execute(out_of_line).scalars().all() == [True]
            toast = text(
                "SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE oid = 'searched'\\:\\:regclass"
            )
            assert conn.execute(toast).scalar_one() > 0
