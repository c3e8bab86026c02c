"""What holds for every format: it takes statements one by one, and whatever they hold it can be encoded."""

import itertools

import pytest

from onrecord.exports import parquet
from onrecord.exports.formats import FORMATS
from tests.exports.entries import hostile_entry, plain_entry, written


@pytest.mark.parametrize("name", FORMATS)
def test_statements_are_taken_as_they_are_written(name, monkeypatch):
    """Of a million statements the first are written before the last are there."""
    monkeypatch.setattr(parquet, "GROUP_ROWS", 3)
    taken = itertools.count()

    def entries():
        while True:
            yield plain_entry(id=f"sm-{next(taken)}")

    chunks = FORMATS[name].write(entries())
    for chunk in itertools.islice(chunks, 10):
        assert chunk
    assert next(taken) <= 3 * 10 + 1


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if not one.is_binary])
def test_whatever_a_report_holds_no_format_drives_a_terminal(name):
    text = written(FORMATS[name].write, hostile_entry(), plain_entry()).decode("utf-8")
    assert not set(text) & set("\x00\x1b\x9b\u202e\u2028\u2066")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_statements_give_the_same_bytes(name):
    assert written(FORMATS[name].write, plain_entry(), hostile_entry()) == written(
        FORMATS[name].write, plain_entry(), hostile_entry()
    )
