"""`onrecord export`: every format, of all and of what a query finds, to standard output and to a file."""

import csv
import io
import json

import pytest

from onrecord.cli.export import BINARY_FORMATS, STATEMENT_FORMATS
from onrecord.exports.formats import FORMATS

READABLE = [name for name in STATEMENT_FORMATS if name not in BINARY_FORMATS]


@pytest.fixture
def record(run, story, tmp_path):
    path = tmp_path / "newsroom.db"
    run("add", story, "--record", path)
    return path


def test_the_formats_offered_are_those_that_there_are():
    assert list(STATEMENT_FORMATS) == list(FORMATS)
    assert [name for name, one in FORMATS.items() if one.is_binary] == list(BINARY_FORMATS)


def test_of_a_query_jsonl_has_the_statements_that_it_finds(run, record):
    result = run("export", "Friday", "--record", record)
    (row,) = map(json.loads, result.stdout.splitlines())
    assert (row["speaker"], result.exit_code) == ("Oda Renk", 0)
    assert result.stdout == run("export", "Friday", "--record", record, "--format", "rows").stdout


def test_several_words_are_one_query(run, record):
    assert run("export", "bridge", "storm", "--record", record).stdout.count("\n") == 1
    assert run("export", "bridge", "Friday", "--record", record).stdout == ""


def test_without_a_query_there_are_all_statements(run, record):
    result = run("export", "--record", record, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
    reports = json.loads(run("export", "--record", record).stdout)
    assert [row["id"] for row in rows] == [stmt["id"] for stmt in reports["statements"]]


@pytest.mark.parametrize("shape", READABLE)
def test_a_file_holds_what_standard_output_would(run, record, tmp_path, shape):
    path = tmp_path / "found"
    shown = run("export", "Renk", "--record", record, "--format", shape)
    written = run("export", "Renk", "--record", record, "--format", shape, "--output", path)
    assert (shown.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert path.read_bytes() == shown.stdout_bytes != b""


def test_parquet_is_written_to_a_file_only(run, record, tmp_path):
    refused = run("export", "--record", record, "--format", "parquet")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--output" in refused.stderr
    pq = pytest.importorskip("pyarrow.parquet")
    assert run("export", "--record", record, "--format", "parquet", "--output", tmp_path / "x").exit_code == 0
    assert pq.read_table(tmp_path / "x").num_rows == 2


@pytest.mark.parametrize("args", [["--format", "findings"], ["--format", "statements"], ["--all-versions"]])
def test_what_does_not_go_with_a_query_is_refused(run, record, args):
    assert run("export", "truce", "--record", record, *args).exit_code == 2


def test_what_nothing_has_is_no_error(run, record):
    result = run("export", "harvest", "--record", record, "--format", "csl")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_a_file_that_cannot_be_written_is_told(run, record, tmp_path):
    result = run("export", "--record", record, "--output", tmp_path / "none" / "x")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_events_are_statements_with_a_code_that_fits(run, tmp_path):
    report = tmp_path / "declined.txt"
    report.write_text(
        "Talks end\n\nPORT SALEN, March 4. /Corvane/. Oda Renk said the talks in town had come to an end. "
        "The ministry gave no further word.\n\nIlan Dorr said no comment on that.\n",
        encoding="utf-8",
    )
    path = tmp_path / "newsroom.db"
    run("add", report, "--record", path, "--published", "2031-03-04")
    lines = run("export", "--record", path, "--format", "events").stdout.splitlines()
    table = run("export", "--record", path, "--format", "events-csv").stdout_bytes.decode()
    (event,) = map(json.loads, lines)
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert (event["source"], event["cameo"], event["label"]) == ("Ilan Dorr", "011", "Decline comment")
    assert (row["cameo"], row["statement"], row["date"]) == ("011", event["statement"], "2031-03-04")
    assert run("export", "town", "--record", path, "--format", "events").stdout == ""
