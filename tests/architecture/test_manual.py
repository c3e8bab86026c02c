"""The reference says what the code says: commands, settings, exit codes, kinds, states, decisions."""

import dataclasses
import re

import pytest

from onrecord.model import STATES, Certainty, EntityType, Kind, Naming, Polarity, Quotation
from onrecord.readers import Limits
from onrecord.settings import Settings
from tests.conftest import ROOT

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """Return the cells of all tables of a page, without the lines that part heads from bodies."""
    lines = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|"))
    return [[cell.strip(" `") for cell in cells] for cells in lines if not set("".join(cells)) <= set("-| ")]


def test_every_setting_stands_in_the_manual_with_its_default():
    defaults = {row[0]: row[1] for row in rows(page("settings.md")) if row[0].startswith("ONRECORD_")}
    assert set(defaults) == {f"ONRECORD_{name.upper()}" for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        if field.default_factory is None:
            assert defaults[f"ONRECORD_{name.upper()}"] == str(field.default).replace("True", "true")


def test_every_command_stands_in_the_manual():
    from onrecord.cli.main import main

    listed = re.findall(r"^\| `onrecord (\w+)", page("commands.md"), re.MULTILINE)
    assert sorted(listed) == sorted(main.commands)


def test_every_exit_code_stands_in_the_manual():
    from onrecord.cli.exits import MEANINGS

    listed = {row[0]: row[1] for row in rows(page("exit-codes.md")) if row[0].isdigit()}
    assert listed == {str(code.value): meaning for code, meaning in MEANINGS.items()}


def test_every_state_of_every_finding_stands_in_the_manual():
    listed = {row[0]: row[2].split(", ") for row in rows(page("output-formats.md")) if len(row) == 3}
    for finding, states in STATES.items():
        assert listed[finding.value] == list(states)


@pytest.mark.parametrize(
    "words", [Kind, Quotation, EntityType, Naming, Polarity, Certainty], ids=lambda words: words.__name__
)
def test_every_word_of_the_output_stands_in_the_manual(words):
    assert [word for word in words if f"`{word}`" not in page("output-formats.md")] == []


def test_every_decision_is_listed_and_has_its_parts():
    index = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    for path in sorted((DOCS / "decisions").glob("0*.md")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:4]}: ")
        assert f"({path.name})" in index
        for part in ("- Status: ", "- Date: 20", "## Context\n", "## Choice\n", "## Consequences\n"):
            assert part in text, f"{path.name} lacks {part!r}"


def test_every_page_is_in_the_navigation():
    navigation = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    pages = [str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")]
    assert [name for name in pages if f'"{name}"' not in navigation] == []


def test_settings_and_the_readers_agree_on_the_limits():
    """The settings are handed on by name; a limit that nobody can set would stay unknown."""
    limits = {field.name: field.default for field in dataclasses.fields(Limits)}
    assert limits == {name: Settings.model_fields[name].default for name in limits}
