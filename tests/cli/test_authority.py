import json

import click
import pytest

from onrecord.cli.authority import FORMATS, TYPES
from onrecord.cli.authority_typed import typed_entity, typed_office
from onrecord.model import Alias, EntityType, Holding, SpeaksFor
from onrecord.readers import authority as readers
from onrecord.store import open_store

TABLE = """name,type,office,body,since,until,alias,speaks_for
Oda Renk,person,mayor,Port Salen,2029,,,
Ilan Dorr,person,Harbour Board spokesman,,2030,,I. Dorr,Oda Renk
"""


@pytest.fixture
def record(tmp_path):
    return tmp_path / "newsroom.db"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def names(record, **options):
    with open_store(str(record)) as store:
        return [entity.name for entity in store.authority(**options).entities]


def test_formats_and_types_are_those_of_the_code():
    assert readers.FORMATS == FORMATS
    assert set(TYPES) == {kind.value for kind in EntityType} - {"unknown"}


def test_a_table_is_imported_and_again_without_a_change(run, record, table):
    first, again = (run("authority", "import", table, "--record", record) for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "2 new, 0 changed, 0 as before" in first.stderr
    assert "0 new, 0 changed, 2 as before" in again.stderr
    assert f"the record is {record}" in first.stderr


def test_bad_rows_are_listed_with_their_numbers_and_kept_as_issues(run, record, table):
    table.write_text(TABLE + "Sefa Brel,person,chair,,sometime,,,\n,,x,,,,,\n")
    result = run("authority", "import", table, "--record", record)
    assert result.exit_code == 1
    assert "people.csv:4: Sefa Brel: 'sometime' is not a date" in result.stderr
    assert "people.csv:5" in result.stderr
    assert "2 new, 0 changed, 0 as before, 2 rows failed" in result.stderr
    with open_store(str(record)) as store:
        assert {row.issue.code for row in store.issues().items} == {"bad-date", "no-name"}


def test_replacing_a_source_drops_what_is_gone(run, record, table):
    run("authority", "import", table, "--record", record)
    table.write_text("\n".join(TABLE.splitlines()[:2]))
    kept = run("authority", "import", table, "--record", record)
    assert "dropped" not in kept.stderr
    assert len(names(record)) == 2
    result = run("authority", "import", table, "--replace", "people.csv", "--record", record)
    assert "1 dropped" in result.stderr
    assert names(record) == ["Oda Renk"]


def test_a_source_can_be_called_otherwise(run, record, table):
    run("authority", "import", table, "--source", "desk", "--record", record)
    assert len(names(record, source="desk")) == 2


def test_ftm_is_imported(run, record, tmp_path):
    path = tmp_path / "peps.json"
    path.write_text(json.dumps({"id": "Q1", "schema": "Person", "properties": {"name": ["Oda Renk"]}}))
    assert run("authority", "import", path, "--record", record).exit_code == 0
    assert names(record) == ["Oda Renk"]


@pytest.mark.parametrize(("data", "code"), [(b"a,b\n1,2\n", 3), (b"", 3), (b"PK\x03\x04", 3), (b"name\n", 3)])
def test_a_file_of_which_nothing_can_be_read_says_so(run, record, table, data, code):
    table.write_bytes(data)
    result = run("authority", "import", table, "--record", record)
    assert result.exit_code == code
    assert result.stderr


def test_a_file_that_is_not_there_says_so(run, record, tmp_path):
    result = run("authority", "import", tmp_path / "none.csv", "--record", record)
    assert result.exit_code == 3
    assert "there is no file" in result.stderr


def test_somebody_is_added_by_hand_and_more_is_added_later(run, record):
    run(
        "authority", "add", "--name", "Oda Renk", "--office", "mayor of Port Salen, 2029-", "--record", record
    )
    result = run("authority", "add", "--name", "Oda Renk", "--alias", "O. Renk", "--record", record)
    assert result.exit_code == 0
    assert "mayor of Port Salen, 2029/.." in result.stdout
    assert "also O. Renk" in result.stdout
    assert names(record) == ["Oda Renk"]


@pytest.mark.parametrize(
    ("text", "holding"),
    [
        ("mayor of Varn, 2018-2024", Holding("mayor of Varn", None, "2018/2024")),
        ("mayor of Varn", Holding("mayor of Varn")),
        ("mayor of Varn, Veria", Holding("mayor of Varn, Veria")),
        ("minister, Veria, since May 2026", Holding("minister, Veria", None, "2026-05/..")),
    ],
)
def test_an_office_is_typed_with_its_time_after_the_last_comma(text, holding):
    assert typed_office(text) == holding


@pytest.mark.parametrize("text", ["mayor, 2024-2018", "mayor, 03/04/2020", "", ", 2018"])
def test_a_time_or_title_that_cannot_be_read_is_refused(text):
    with pytest.raises(click.BadParameter):
        typed_office(text)


def test_all_that_is_typed_is_kept():
    made = typed_entity(
        "Adel  Tun", None, ("A. Tun",), ("Del",), ("spokesman, 2027-",), ("Mara Oray",), "tun-1"
    )
    assert (made.id, made.name, made.type) == ("tun-1", "Adel Tun", EntityType.PERSON)
    assert made.aliases == (Alias("A. Tun"), Alias("Del", weak=True))
    assert made.speaks_for == (SpeaksFor("Mara Oray", "2027/.."),)
    assert typed_entity("Varn Bank", None, (), (), (), (), None).type is EntityType.UNKNOWN


def test_a_name_without_a_word_is_refused(run, record):
    assert run("authority", "add", "--name", "--", "--record", record).exit_code == 2


def test_checking_tells_what_does_not_add_up(run, record, table):
    table.write_text(TABLE + "Adel Tun,person,mayor of Port Salen,,2030,,,Nobody Here\n")
    result = run("authority", "check", table)
    assert result.exit_code == 1
    assert "[two-holders]" in result.stderr
    assert "[unknown-target]" in result.stderr
    run("authority", "import", table, "--record", record)
    assert run("authority", "check", "--record", record).stderr.count("check:") == 2


def test_a_sound_file_checks_out(run, table):
    result = run("authority", "check", table)
    assert (result.exit_code, result.stderr) == (0, "onrecord: 2 names checked, 0 things to look at\n")


def test_somebody_is_shown_with_reports(run, record, table, story):
    run("authority", "import", table, "--record", record)
    assert "in no report yet" in run("authority", "show", "Oda Renk", "--record", record).stdout
    run("add", story, "--record", record)
    shown = run("authority", "show", "renk", "--record", record)
    assert "mayor (Port Salen), 2029/.." in shown.stdout
    assert "in 1 report, as re-" in shown.stdout
    assert "full-name" in shown.stdout
    missing = run("authority", "show", "Nobody", "--record", record)
    assert (missing.exit_code, missing.stdout) == (3, "")


def test_files_and_names_are_listed(run, record, table):
    run("authority", "import", table, "--record", record)
    result = run("authority", "list", "--record", record)
    assert "people.csv: 2 entities" in result.stderr
    assert [line.split("  ")[0] for line in result.stdout.splitlines()] == ["Ilan Dorr", "Oda Renk"]
    assert run("authority", "list", "--source", "other", "--record", record).stdout == ""


def test_reading_with_a_file_links_the_entities(run, table, story):
    result = run("read", story, "--authority", table, "--format", "jsonl", "--published", "2031-03-04")
    links = {entity["name"]: entity["link"] for entity in json.loads(result.stdout)["entities"]}
    assert links["Ilan Dorr"]["to"]["name"] == "Ilan Dorr"
    assert links["Ilan Dorr"]["speaks_for"] == ["Oda Renk"]
    assert [reason["rule"] for reason in links["Oda Renk"]["to"]["reasons"]] == ["full-name"]


def test_reading_without_a_file_links_nobody(run, story):
    result = run("read", story, "--format", "jsonl")
    assert {entity["link"] for entity in json.loads(result.stdout)["entities"]} == {None}


def test_adding_with_a_file_brings_it_into_the_record_first(run, record, table, story):
    result = run("add", story, "--authority", table, "--record", record)
    assert result.exit_code == 0
    assert len(names(record)) == 2
    with open_store(str(record)) as store:
        (report,) = store.iter_reports()
        assert all(entity.link and entity.link.to for entity in report.entities)
        assert report.layer.startswith("plain+ad-")
    assert run("add", story, "--record", record).stdout.startswith("known")


def test_a_file_that_cannot_be_read_stops_before_anything_is_added(run, record, story, tmp_path):
    result = run("add", story, "--authority", tmp_path / "none.csv", "--record", record)
    assert result.exit_code == 3
    assert not record.exists() or not len(names(record))


def test_a_change_that_does_not_concern_a_report_makes_no_layer_of_it(run, record, table, story):
    run("add", story, "--authority", table, "--record", record)
    run("authority", "add", "--name", "Someone Else", "--record", record)
    assert run("add", story, "--record", record).stdout.startswith("known")
    run("authority", "add", "--name", "Oda Renk", "--alias", "Renka", "--record", record)
    assert run("add", story, "--record", record).stdout.startswith("new layer")
