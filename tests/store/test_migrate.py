"""Migrations make what queries expect, and every released schema can be brought up to date."""

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from onrecord.store import schema
from onrecord.store.migrate import MIGRATIONS, known_versions
from onrecord.store.sqlite import open_sqlite


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
