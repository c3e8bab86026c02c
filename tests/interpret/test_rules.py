"""Wordings as rows of a table."""

from __future__ import annotations

import pytest

from onrecord.interpret.rules import compile_wording, rules_of
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
    found = compile_wording("{on} {requested} to {object}", ("urged",)).search(
        "the union urged both ports to open"
    )
    assert found is not None
    assert (found["requested"], found["object"]) == ("both ports", "open")


def test_a_wording_begins_and_ends_with_whole_words() -> None:
    assert compile_wording("{on}", ("ban",)).search("a banner, an urban band") is None


def test_a_short_form_stands_right_after_its_subject() -> None:
    assert compile_wording("{on} pay", ("'ll",)).search("we’ll pay") is not None


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
