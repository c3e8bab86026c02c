"""Make a record in SQLite several times as large: all its reports again under other ids, by the same people.

    python -m benchmarks.standing_speed --statements 100000 --record small.db
    python -m benchmarks.record_multiply small.db large.db --times 10

Storing, sorting and tying a million statements takes long on a busy machine; what is multiplied are the rows,
sorted and tied as they are. Every report is there `--times` times, as another story with the same words, and
so is every thing that findings amount to; people and bodies are the same, each in that many times the
reports. Ids no longer follow from content, so such a record is to be measured and for nothing else.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Column, Integer, Table

from onrecord.model import content_id
from onrecord.store import open_store
from onrecord.store.columns import Key
from onrecord.store.schema import metadata

MOST = 16
PREFIXES = ("st", "dv", "sm", "en", "fi")
"""How ids begin that are made anew; those of people and bodies of the whole record stay."""

_IDS = frozenset(
    (
        *("story_id", "document_id", "statement_id", "entity_id", "finding_id", "within"),
        *("speaker_id", "holder_id", "asker_id", "asked_id", "said_in", "tied_to", "joined_to"),
        *("accounts", "statements"),
    )
)
_NO_KEYS = frozenset({"term"})
_ONCE = frozenset({"record_entities"})
_PLACE_TAIL = 6
"""Characters of a thing's id at the end of its place."""

_THING_ID = (
    "(SELECT thing_id_of(replace(f.finding_id, 'fi-', 'fi-' || :number)) FROM findings f WHERE f.key = home)"
)


def multiply(source: Path, target: Path, times: int) -> Iterator[int]:
    """Write a record `times` as large as another; yield the number of each copy that is made.

    Raises:
        ValueError: There is a record already, it would be made more than `MOST` times as large, or it has
            judgements, which are about the reports that they were made on.
    """
    if target.exists() or not 1 <= times <= MOST:
        raise ValueError(f"{target} is there already, or {times} is not within 1 and {MOST}")
    with open_store(str(source)):
        pass  # brings its schema up to date, and writes what stands beside the file into it
    shutil.copyfile(source, target)
    conn = sqlite3.connect(target, isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -800000"):
        conn.execute(f"PRAGMA {setting}")
    if conn.execute("SELECT count(*) FROM judgements").fetchone()[0]:
        raise ValueError(f"{source} has judgements")
    conn.create_function("thing_id_of", 1, lambda first: content_id("th", first), deterministic=True)
    stride = _highest(conn) + 1
    conn.execute("BEGIN")
    for number in range(1, times):
        for table in metadata.sorted_tables:
            if table.name not in _ONCE:
                conn.execute(
                    _copies(table), {"number": f"{number:x}", "shift": number * stride, "first": stride}
                )
        yield number
    conn.execute("UPDATE record_entities SET reports = reports * ?", [times])
    conn.execute("COMMIT")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.close()


def _highest(conn: sqlite3.Connection) -> int:
    """Return the highest number that any row is known by."""
    tables = [table.name for table in metadata.sorted_tables if "key" in table.c]
    return max(conn.execute(f'SELECT coalesce(max("key"), 0) FROM "{name}"').fetchone()[0] for name in tables)  # noqa: S608  names of our own


def _copies(table: Table) -> str:
    """Return the command that adds the first rows of a table once more."""
    names = ", ".join(f'"{column.name}"' for column in table.c)
    values = ", ".join(map(_value, table.c))
    first = next(column for column in table.primary_key if column.name not in _NO_KEYS)
    own = f'"{first.name}" < :first' if _is_key(first) else "0"
    return f'INSERT INTO "{table.name}" ({names}) SELECT {values} FROM "{table.name}" WHERE {own}'  # noqa: S608


def _value(column: Column[object]) -> str:
    name = f'"{column.name}"'
    if _is_key(column):
        return f"CASE WHEN {name} > 0 THEN {name} + :shift ELSE {name} END"
    if column.name == "thing_id":
        return _THING_ID
    if column.name == "place" and column.table.name != "tied_findings":
        return f"substr({name}, 1, length({name}) - {_PLACE_TAIL}) || substr({_THING_ID}, 4, {_PLACE_TAIL})"
    if column.name not in _IDS | {"place"} or isinstance(column.type, Integer):
        return name
    for prefix in PREFIXES:
        name = f"replace({name}, '{prefix}-', '{prefix}-' || :number)"
    return name


def _is_key(column: Column[object]) -> bool:
    return column.type is Key and column.name not in _NO_KEYS


def main() -> int:
    """Make the record."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, help="the record")
    parser.add_argument("target", type=Path, help="where the larger one is to be made")
    parser.add_argument("--times", type=int, default=10, help="default: 10")
    asked = parser.parse_args()
    began = time.perf_counter()
    for number in multiply(asked.source, asked.target, asked.times):
        print(f"{number + 1} times as large after {time.perf_counter() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
