"""What is held to the claims that a reader wrote down."""

from __future__ import annotations

import tomllib

import pytest

from gate.claims import CORPORA, FIELDS, FLOORS, has, judged
from gate.floors import read_floors
from onrecord.model import Certainty, Polarity
from tests.resolve.reports import read

SAID = "[Ada Lund] <said> {the gate will open if it rains}."


@pytest.mark.parametrize(
    ("field", "wanted", "right"),
    [
        ("polarity", "positive", True),
        ("polarity", "negative", False),
        ("certainty", "hypothetical", True),
        ("certainty", "", False),
        ("condition", "if it rains", True),
        ("condition", "", False),
        ("condition", "unless somebody objects", False),
    ],
)
def test_a_field_is_right_where_it_is_the_row_s(field: str, wanted: str, right: bool) -> None:
    (stmt,) = read(SAID)[1].statements
    assert has(stmt, field, wanted) is right


def test_a_row_whose_words_no_statement_holds_is_not_found_and_a_dash_is_not_judged() -> None:
    doc, resolution = read(SAID)
    claims = [["no such words", "positive", "asserted", ""], ["will open", "-", "asserted", "-"]]
    told = list(judged({"claims": claims}, doc.text, resolution.statements))
    assert told == [("found", False), ("found", True), ("certainty", False)]


@pytest.mark.parametrize("name", CORPORA)
def test_the_claims_are_words_of_their_reports_with_values_that_exist(name: str) -> None:
    for row in tomllib.loads(CORPORA[name].read_text(encoding="utf-8"))["reports"]:
        for words, polarity, certainty, condition in row["claims"]:
            assert words in row["text"]
            assert polarity in {"", "-", *(one.value for one in Polarity)}
            assert certainty in {"", "-", *(one.value for one in Certainty)}
            assert condition in ("", "-") or condition in row["text"]


@pytest.mark.parametrize("name", CORPORA)
def test_each_figure_has_a_floor(name: str) -> None:
    assert set(read_floors(FLOORS).corpora[name].figures) == {"found", *FIELDS}
