"""Wordings as rows of a table."""

from __future__ import annotations

import pytest

from onrecord.interpret.rules import compile_wording
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


def test_slots_become_parts() -> None:
    found = compile_wording("{on} {requested} to {object}", ["urged"]).search(
        "the union urged both ports to open"
    )
    assert found is not None
    assert (found["requested"], found["object"]) == ("both ports", "open")


def test_a_wording_begins_and_ends_with_whole_words() -> None:
    assert compile_wording("{on}", ["ban"]).search("a banner, an urban band") is None


@pytest.mark.parametrize("table", TABLES)
def test_every_row_compiles_and_tells_a_state_of_its_type(table: str) -> None:
    for row in load_table(table)["rules"]:
        assert compile_wording(row["say"], row["on"].split())
        assert row["state"] in STATES[TABLES[table]]
        assert set(row) <= {"state", "subject", "on", "say", "guarded", "about"}
