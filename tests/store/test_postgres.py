"""The PostgreSQL back end: addresses and passwords, two writers, records beside each other, guards."""

import logging
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from onrecord.errors import ConfigError, Conflict, NotFound, StoreError
from onrecord.model import Decision, Judgement, Selector, Span
from onrecord.store import open_store, schema, shown_record
from onrecord.store.postgres import open_postgres
from tests.factories import NOW, make_document, make_provenance, make_report
from tests.postgres import fresh_address

UNREACHABLE = "postgresql://desk:sesame@127.0.0.1:1/news"


def report_at(place: object):
    return make_report(doc=make_document(provenance=make_provenance(location=f"/{place}")))


@pytest.fixture
def address() -> str:
    return fresh_address()


@pytest.mark.parametrize(
    "given",
    [
        UNREACHABLE,
        "postgresql://desk:se%2Fsame@127.0.0.1:1/news",
        "postgresql://desk@127.0.0.1:1/news?password=sesame",
        "postgresql://desk:ses@ame@127.0.0.1:1/news",
        "postgresql://desk:sesame@127.0.0.1:port/news",
        "postgresql://desk:sesame@127.0.0.1:1/news?schema=Not%20one",
    ],
)
def test_no_message_has_the_password(given, caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises((StoreError, ConfigError)) as caught:
        open_store(given)
    shown, error = shown_record(given), caught.value
    told = [shown, caplog.text]
    while error is not None:
        told += [str(error), repr(error)]
        error = error.__cause__
    assert not [line for line in told if "sesame" in line or "ame@" in line or "se/same" in line]
    assert shown.startswith("postgresql://")


def test_a_server_that_cannot_be_reached_is_named():
    with pytest.raises(StoreError, match=r"desk:\*\*\*@127.0.0.1:1/news cannot be reached"):
        open_store(UNREACHABLE)


def test_a_record_that_is_not_there_is_not_made_for_reading(address):
    with pytest.raises(NotFound, match="onrecord add"):
        open_store(address, create=False)


def test_a_record_opened_for_reading_cannot_be_written(address):
    open_store(address).close()
    with open_store(address, read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        store.add(make_report(), now=NOW)
    with (
        open_postgres(address, read_only=True) as store,
        pytest.raises(StoreError, match="may be read only"),
        store._reading() as conn,
    ):
        conn.execute(text("DELETE FROM statements"))


def test_records_in_two_schemas_do_not_meet(address):
    with open_store(address) as one, open_store(fresh_address()) as other:
        one.add(make_report(), now=NOW)
        assert (one.counts().reports, other.counts().reports) == (1, 0)


def test_the_steps_make_the_tables_that_queries_name(address):
    with open_postgres(address) as store, store._reading() as conn:
        differences = compare_metadata(MigrationContext.configure(conn), schema.metadata)
        own = [item for item in differences if "searched" not in str(item)]
        assert [item for item in own if "statements_by_speaker'" not in str(item)] == []


def test_texts_sort_by_code_points_whatever_the_database_was_made_for(address):
    with open_postgres(address) as store, store._reading() as conn:
        inspector = inspect(conn)
        texts = [
            (table, column["name"], column["type"].collation)
            for table in schema.metadata.tables
            for column in inspector.get_columns(table)
            if str(column["type"]).startswith("TEXT")
        ]
    assert len(texts) > 50
    assert [row for row in texts if row[2] != "C"] == []


def test_a_judgement_cannot_be_changed_or_deleted(address):
    with open_postgres(address) as store:
        report = make_report()
        selector = Selector.of(report.document.text, Span(0, 5))
        judgement = Judgement(report.document.id, "sm-x", "layer", Decision.ACCEPT, selector, "Mira Tol")
        store.add(report, now=NOW)
        store.add_judgement(judgement, now=NOW)
        for command in ("DELETE FROM judgements", "UPDATE judgements SET by = 'y'"):
            with pytest.raises(StoreError, match="answered"), store._writing() as conn:
                conn.execute(text(command))


def test_a_writer_waits_for_another_and_gives_up_in_the_end(address):
    with open_postgres(address) as first, open_postgres(address, wait_ms=50) as second:
        with first._writing(), pytest.raises(Conflict, match="try again"):
            second.add(make_report(), now=NOW)
        assert second.add(make_report(), now=NOW).outcome == "new"


def test_threads_that_write_at_once_store_each_report_once(address):
    outcomes = []
    with open_store(address) as store:

        def work(number: int) -> None:
            outcomes.append(store.add(report_at(number % 5), now=NOW).outcome)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["known"] * 5 + ["new"] * 5
        assert store.check() == ()
