"""Migrations make what queries expect, and every released schema can be brought up to date."""

import json

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from onrecord.model import text_hash
from onrecord.store import schema
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


def test_statements_kept_before_there_were_nested_ones_stand_in_no_other(tmp_path):
    """A record of 0002 is upgraded in place; its views count as before."""
    path = tmp_path / "onrecord.db"
    with open_sqlite(path) as store:
        store.add(make_report(), now=NOW)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as conn:
        for name in ("nested_statements_readable", "reports_readable"):
            conn.execute(text(f"DROP VIEW {name}"))
        for name in ("within", "occasion", "polarity", "certainty"):
            conn.execute(text(f"ALTER TABLE statements DROP COLUMN {name}"))
        for name in ("findings_by_type", "findings_by_id"):
            conn.execute(text(f"DROP INDEX {name}"))
        conn.execute(text("CREATE VIEW reports_readable AS SELECT 1"))
        command.stamp(config_for(conn), "0002")
    engine.dispose()
    with open_sqlite(path) as store:
        assert store.report(make_report().document.id) == make_report()
        assert store.check() == ()
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as conn:
        assert conn.execute(text("SELECT statements FROM reports_readable")).scalars().all() == [1]
        assert conn.execute(text("SELECT count(*) FROM nested_statements_readable")).scalar() == 0
    engine.dispose()


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


def first_record(path):
    """Make a record as the first schema had it, with one report that names one person."""
    engine = make_engine(path, read_only=False, create=True, busy_ms=1000)
    with engine.execution_options(writing=True).begin() as conn:
        conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(config_for(conn), "0001")
        report = make_report()
        doc = report.document.to_dict()
        values = {
            "stories": {
                "key": 1,
                "story_id": report.document.story_id,
                "reading_key": 1,
                "published": "2031-03-04",
            },
            "documents": {
                **{name: doc[name] for name in ("name", "text", "published", "language")},
                **{name: json.dumps(doc[name]) for name in ("blocks", "provenance")},
                "key": 1,
                "story_key": 1,
                "version": 1,
                "document_id": report.document.id,
                "headline": "",
                "text_hash": text_hash(report.document.text),
            },
            "readings": {"key": 1, "document_key": 1, "layer": report.layer},
            "entities": {
                "reading_key": 1,
                "entity_id": report.entities[0].id,
                "name": "Oda Renk",
                "type": "person",
                "naming": "named",
                "names": '["Oda Renk"]',
                "offices": "[]",
                "mentions": "[]",
            },
        }
        for table, row in values.items():
            seen = {} if table in ("documents", "entities") else {"first_seen": STAMP, "last_seen": STAMP}
            names = ", ".join([*row, *seen])
            marks = ", ".join("?" for _ in [*row, *seen])
            conn.exec_driver_sql(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  all of it is ours
                (*row.values(), *seen.values()),
            )
    engine.dispose()
    return report


def test_a_record_of_the_first_schema_is_brought_up_to_date_and_its_names_are_sorted(tmp_path):
    report = first_record(tmp_path / "onrecord.db")
    with open_sqlite(tmp_path / "onrecord.db") as store:
        kept = store.report(report.document.id)
        assert (kept.document, kept.places, kept.dated) == (report.document, (), None)
        assert [(entity.name, entity.link) for entity in kept.entities] == [("Oda Renk", None)]
        while store.sort_entities():
            pass
        assert [(row.name, row.reports) for row in store.entities().items] == [("Oda Renk", 1)]
