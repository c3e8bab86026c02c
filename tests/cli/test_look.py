"""`search`, `show`, `export`: what a record with one story answers."""

import json

import jsonschema
import pytest

from onrecord.exports import LINES, line_schema
from tests.cli.conftest import STORY


@pytest.fixture
def record(run, story, tmp_path):
    path = tmp_path / "newsroom.db"
    run("add", story, "--record", path)
    return path


@pytest.fixture
def export(run, record):
    """Return the one report of the record, as exported."""
    return json.loads(run("export", "--record", record).stdout)


COMMANDS = (["search", "truce"], ["show", "dv-1"], ["export"], ["serve"])


@pytest.mark.parametrize("args", COMMANDS, ids=[args[0] for args in COMMANDS])
def test_where_there_is_no_record_none_is_made(run, tmp_path, args):
    result = run(*args, "--record", tmp_path / "none.db")
    assert result.exit_code == 4
    assert "there is no record" in result.stderr
    assert "onrecord add" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_search_finds_statements_with_what_was_searched_for_marked(run, record):
    result = run("search", "Friday", "--record", record)
    assert result.exit_code == 0
    (hit,) = (json.loads(line) for line in result.stdout.splitlines())
    assert hit["id"] == "corvane-0304.txt"
    assert hit["statement"]["speaker"] == "Oda Renk"
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["Friday"]


def test_a_search_for_people_shows_speaker_words_and_a_way_to_the_statement(run, record, export):
    shown = run("search", "bridge", "--record", record, "--format", "text").stdout
    assert "Ilan Dorr" in shown
    assert "the bridge was open again" in " ".join(shown.split())
    assert export["statements"][1]["id"][:11] in shown


def test_words_that_no_statement_has_are_no_error(run, record):
    result = run("search", "harvest", "--record", record)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no statement has all these words" in result.stderr


@pytest.mark.parametrize("query", ['"', "AND", "truce*", "(((", "a:", "\x00", "'; DROP TABLE x"])
def test_odd_queries_are_no_error(run, record, query):
    assert run("search", "--record", record, "--", query).exit_code == 0


def test_a_page_names_the_cursor_of_the_next(run, record):
    first = run("search", "the", "--record", record, "--limit", "1")
    assert len(first.stdout.splitlines()) == 1
    cursor = first.stderr.rsplit(maxsplit=1)[1]
    second = run("search", "the", "--record", record, "--limit", "1", "--after", cursor)
    assert second.stdout != first.stdout
    assert len(second.stdout.splitlines()) == 1


def test_a_search_says_what_is_no_filter_and_what_is_common(run, record):
    result = run("search", "mood:grim", "--record", record)
    assert "“mood:” is no filter" in result.stderr
    result = run("search", "speaker:renk", "--facets", "--record", record)
    assert "speaker: Oda Renk 1" in result.stderr


def test_what_somebody_said_about_something_is_a_search(run, record):
    said = run("said", "Oda Renk", "about", "Friday", "--record", record)
    assert json.loads(said.stdout)["statement"]["speaker"] == "Oda Renk"
    assert run("search", "--who", "Oda Renk", "Friday", "--record", record).stdout == said.stdout
    assert run("said", "Ilan Dorr", "about", "Friday", "--record", record).stdout == ""


@pytest.mark.parametrize("asked", [["search"], ["said", "Renk", "on", "truce"]])
def test_a_search_that_says_nothing_to_look_for_is_told_so(run, record, asked):
    assert run(*asked, "--record", record).exit_code == 2


def test_a_report_is_shown_by_the_beginning_of_its_id(run, record, export):
    result = run("show", export["document"]["id"][:8], "--record", record)
    assert json.loads(result.stdout) == export


@pytest.mark.parametrize("shape", LINES)
def test_a_report_is_shown_in_every_format(run, record, export, shape):
    result = run("show", export["document"]["id"], "--record", record, "--format", shape)
    jsonschema.validate(json.loads(result.stdout), line_schema(shape))


def test_a_statement_is_shown_in_its_paragraph(run, record, export):
    stmt = export["statements"][1]
    shown = run("show", stmt["id"][:11], "--record", record, "--format", "text").stdout
    assert "Ilan Dorr said the bridge was open again after the storm had passed." in " ".join(shown.split())
    assert "Oda Renk" not in shown
    assert stmt["id"] in shown


def test_a_statement_is_shown_as_json(run, record, export):
    result = run("show", export["statements"][0]["id"], "--record", record, "--format", "jsonl")
    assert json.loads(result.stdout) == {"id": "corvane-0304.txt", "statement": export["statements"][0]}


@pytest.mark.parametrize("wanted", ["dv-ffffffffff", "sm-ffffffffff", "nonsense", ""])
def test_an_id_that_nothing_has_is_told(run, record, wanted):
    result = run("show", "--record", record, wanted)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr


def test_versions_of_a_story_are_named(run, record, story, export):
    story.write_text(STORY.replace("Friday", "Saturday"))
    run("add", story, "--record", record)
    result = run("show", export["document"]["story_id"], "--record", record)
    assert "until Saturday" in json.loads(result.stdout)["document"]["text"]
    assert "2 versions" in result.stderr
    assert export["document"]["id"] in result.stderr


def test_an_export_is_what_reading_gave(run, record, story, export):
    assert export == json.loads(run("read", story, "--format", "jsonl").stdout)


@pytest.mark.parametrize("shape", LINES)
def test_an_export_follows_the_schema(run, record, shape):
    jsonschema.validate(
        json.loads(run("export", "--record", record, "--format", shape).stdout), line_schema(shape)
    )


def test_all_versions_are_exported_if_asked_for(run, record, story):
    story.write_text(STORY.replace("Friday", "Saturday"))
    run("add", story, "--record", record)
    assert len(run("export", "--record", record).stdout.splitlines()) == 1
    assert len(run("export", "--record", record, "--all-versions").stdout.splitlines()) == 2
