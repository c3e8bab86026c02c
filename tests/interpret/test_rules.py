"""Wordings as rows of a table."""

from __future__ import annotations

import pytest

from onrecord.interpret.rules import rules_of
from onrecord.model import STATES, FindingType
from onrecord.resources import load_table

TABLES = {
    "requests": FindingType.REQUEST,
    "responsibilities": FindingType.RESPONSIBILITY,
    "reservations": FindingType.RESERVATION,
    "commitments": FindingType.COMMITMENT,
    "contacts": FindingType.CONTACT,
    "stances": FindingType.STANCE,
    "measures": FindingType.MEASURE,
}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_compiles_and_tells_states_of_its_type(table: str) -> None:
    for row in load_table(table)["rules"]:
        assert set(row) <= {"name", "state", "subject", "on", "say", "guarded", "about"}
        for rule in rules_of(row):
            assert rule.pattern
            assert rule.state in STATES[TABLES[table]]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_name_of_its_own(table: str) -> None:
    names = [row["name"] for row in load_table(table)["rules"]]
    assert len(set(names)) == len(names)
