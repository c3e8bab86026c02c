"""Migrations make what queries expect, and every released schema can be brought up to date."""

import json

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from onrecord.store import rows, schema
from onrecord.store.migrate import MIGRATIONS, known_versions
from onrecord.store.sqlite import open_sqlite
from onrecord.store.sqlite_files import APPLICATION_ID, make_engine
from tests.factories import NOW, make_nested_report, make_report

STAMP = "2031-03-06T09:30:00.000000Z"


def config_for(conn: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    return config


def steps() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def test_the_last_step_leads_to_the_schema_of_the_code():
    assert steps().get_heads() == [schema.SCHEMA_VERSION]


def test_file_names_tell_the_versions():
    assert known_versions() == {step.revision for step in steps().walk_revisions()}


def test_the_steps_make_the_tables_that_queries_name(tmp_path):
    with open_sqlite(tmp_path / "onrecord.db") as store, store._reading() as conn:
        differences = compare_metadata(MigrationContext.configure(conn), schema.metadata)
        own = [item for item in differences if "_fts" not in str(item)]
        assert own == []
        assert set(schema.metadata.tables) < set(inspect(conn).get_table_names())


def test_who_is_told_of_can_be_read_with_who_tells(tmp_path):
    path = tmp_path / "onrecord.db"
    with open_sqlite(path) as store:
        store.add(make_nested_report(), now=NOW)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as conn:
        rows = conn.execute(text("SELECT speaker, said, told_by FROM nested_statements_readable")).all()
    engine.dispose()
    assert [tuple(row) for row in rows] == [
        ("Torv", "that the valley wants peace", "Oda Renk"),
        ("the valley", "peace", "Torv"),
    ]


def record_of(path, version: str):
    """Make a record as an earlier schema had it, with the report of the factories, written as it was then."""
    engine = make_engine(path, read_only=False, create=True, busy_ms=1000)
    report = make_report()
    story = {"story_id": report.document.story_id, "reading_key": 1, "published": "2031-03-04"}
    document = rows.document_row(report.document, story_key=1, version=1)
    seen = {"first_seen": STAMP, "last_seen": STAMP}
    source = report.document.provenance.to_dict() | {"story_key": 1, "document_key": 1}
    values = [
        ("stories", story | seen),
        ("documents", document),
        ("sources", source | seen),
        ("readings", {"document_key": 1, "layer": report.layer} | seen),
        *(("statements", row) for row in rows.statement_rows(report, reading_key=1)),
        *(("entities", row) for row in rows.value_rows(report.entities, reading_key=1)),
        *(("findings", row) for row in rows.value_rows(report.findings, reading_key=1)),
        ("unsorted_stories", {"story_key": 1}),
    ]
    with engine.execution_options(writing=True).begin() as conn:
        conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(config_for(conn), version)
        tables = inspect(conn).get_table_names()
        for table, row in values:
            if table not in tables:
                continue
            then = {column["name"] for column in inspect(conn).get_columns(table)}
            kept = {name: _as_stored(value) for name, value in row.items() if name in then}
            names, marks = ", ".join(f'"{name}"' for name in kept), ", ".join("?" for _ in kept)
            conn.exec_driver_sql(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  all of it is ours
                tuple(kept.values()),
            )
    engine.dispose()
    return report


def _as_stored(value):
    return json.dumps(value) if isinstance(value, list | dict) else value


@pytest.mark.parametrize("version", sorted(known_versions() - {schema.SCHEMA_VERSION}))
def test_a_record_of_any_earlier_schema_is_brought_up_to_date(tmp_path, version):
    path = tmp_path / "onrecord.db"
    report = record_of(path, version)
    with open_sqlite(path) as store:
        kept = store.report(report.document.id)
        assert (kept.document, kept.findings) == (report.document, report.findings)
        assert [stmt.id for stmt in kept.statements] == [stmt.id for stmt in report.statements]
        assert [stmt.within for stmt in kept.statements] == [None]
        assert [entity.name for entity in kept.entities] == ["Oda Renk"]
        assert store.search("truce").items
        # The record that is written here as an earlier schema had it has no notes yet.
        assert [issue.code for issue in store.check()] == (["notes-differ"] if version >= "0011" else [])
        # What a story is noted for is worked out when that schema comes, and kept up from then on.
        noted = [{"named": 1}] if version < "0011" else []
        assert [dict(row.counts.namings) for row in store.namings()] == noted
        while store.sort_entities():
            pass
        assert [(row.name, row.reports) for row in store.entities().items] == [("Oda Renk", 1)]
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as conn:
        assert conn.execute(text("SELECT statements FROM reports_readable")).scalars().all() == [1]
        assert conn.execute(text("SELECT count(*) FROM nested_statements_readable")).scalar() == 0
    engine.dispose()
