"""Make a record, or bring it up to the schema that this code reads, by the steps in `migrations/`.

with engine.begin() as conn:
    upgrade(conn)
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from onrecord.errors import SchemaOutdated
from onrecord.store.schema import SCHEMA_VERSION

MIGRATIONS = Path(__file__).parent / "migrations"


def version_of(conn: Connection) -> str | None:
    """Return the schema version of a record; None where no migration was ever run."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    version: str | None = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def is_current(version: str | None) -> bool:
    """Tell whether this code reads the version as it is.

    Raises:
        SchemaOutdated: A newer onrecord made it.
    """
    if version is None or version in known_versions():
        return version == SCHEMA_VERSION
    raise SchemaOutdated(
        f"the record was made by a newer version of onrecord (its schema is {version}, the newest known here "
        f"{SCHEMA_VERSION}); install that version, or name another record"
    )


def known_versions() -> frozenset[str]:
    """Return the versions that there are steps for."""
    steps = (MIGRATIONS / "versions").glob("r[0-9][0-9][0-9][0-9]_*.py")
    return frozenset(step.name[1:5] for step in steps)


def upgrade(conn: Connection) -> None:
    """Run the steps that the record lacks, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
