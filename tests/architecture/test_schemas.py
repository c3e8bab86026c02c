"""The schemas that are published are those of the code, and values of every shape follow them."""

import json

import jsonschema
import pytest
from hypothesis import given, settings

from onrecord.exports import LINES, SCHEMA_VERSION, line_schema
from onrecord.model import Report
from tests.factories import make_report
from tests.strategies import values_of
from tools.write_schemas import FOLDER, main, outdated, schema_files


def test_the_published_schemas_are_up_to_date():
    """If not: `.venv/bin/python tools/write_schemas.py`, and think about `SCHEMA_VERSION`."""
    assert outdated() == []


def test_each_format_has_a_schema_with_its_version():
    assert set(schema_files()) == {
        f"{name}-{SCHEMA_VERSION}.json" for name in ("report", "attributions", "statements", "findings")
    }


@pytest.mark.parametrize("name", schema_files())
def test_a_published_file_is_a_schema(name):
    schema = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith("urn:onrecord:schema:")


@settings(max_examples=25)
@given(report=values_of(Report))
@pytest.mark.parametrize("shape", LINES)
def test_any_report_follows_the_published_schemas(shape, report):
    line = json.loads(json.dumps(LINES[shape](report)))
    jsonschema.Draft202012Validator(line_schema(shape)).validate(line)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quotation", "whispered"),
        ("source", [[1]]),
        ("confidence", "high"),
        ("cue", None),
        ("content", [[-1, 2]]),
    ],
)
def test_what_the_values_refuse_the_schema_refuses(field, value):
    line = LINES["attributions"](make_report())
    line["attributions"][0][field] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, line_schema("attributions"))


def test_checking_fails_where_a_file_is_out_of_date(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("tools.write_schemas.FOLDER", tmp_path)
    assert main(["--check"]) == 1
    assert "report-1.json is out of date" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0
