import builtins
import io
from dataclasses import replace

import pytest

from onrecord.errors import ConfigError
from onrecord.exports import parquet
from onrecord.exports.columns import row_of
from onrecord.exports.parquet import write_parquet
from tests.exports.entries import hostile_entry, judged, plain_entry, written

pq = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")


def read(data):
    return pq.read_table(io.BytesIO(data)).to_pylist()


def as_row(found):
    """Return a row of Parquet as a row of JSON: a span is a pair."""
    return {
        name: [[one["start"], one["end"]] for one in value]
        if isinstance(value, list) and value and isinstance(value[0], dict) and "start" in value[0]
        else value
        for name, value in found.items()
    }


def test_a_row_of_parquet_is_the_row_of_json():
    entry = plain_entry()
    entries = [
        entry,
        plain_entry(speaker=None, kind=None),
        replace(entry, judged=(judged(entry, reason="heard it"),)),
    ]
    assert [as_row(found) for found in read(written(write_parquet, *entries))] == list(map(row_of, entries))


def test_a_lone_surrogate_is_replaced_and_offsets_still_fit():
    (found,) = read(written(write_parquet, hostile_entry()))
    assert "\ufffd" in found["report"]
    assert len(found["report"]) == len(row_of(hostile_entry())["report"])


def test_of_nothing_there_is_a_file_with_the_columns():
    assert pq.read_table(io.BytesIO(written(write_parquet))).column_names == list(row_of(plain_entry()))


def test_a_row_group_is_written_before_the_next_is_asked_for(monkeypatch):
    monkeypatch.setattr(parquet, "GROUP_ROWS", 2)
    asked = []

    def entries():
        for number in range(5):
            asked.append(number)
            yield plain_entry(id=f"sm-{number}")

    chunks = write_parquet(entries())
    first = next(chunks)
    assert (bool(first), asked) == (True, [0, 1])
    data = first + b"".join(chunks)
    assert pq.ParquetFile(io.BytesIO(data)).num_row_groups == 3
    assert [row["id"] for row in read(data)] == [f"sm-{number}" for number in range(5)]


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    plain_import = builtins.__import__

    def refuse(name, *args, **kwargs):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return plain_import(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ConfigError, match=r"pip install \"onrecord\[parquet\]\""):
        written(write_parquet, plain_entry())
