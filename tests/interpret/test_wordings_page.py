"""What `docs/reference/wordings.md` shows of each rule, for and against, is what comes out, by that rule."""

from __future__ import annotations

from itertools import groupby

import pytest

from onrecord.interpret import interpret
from onrecord.interpret.rules import find_hits
from onrecord.interpret.view import view_of
from onrecord.model import FindingType
from onrecord.resources import load_table
from tests.factories import TODAY
from tests.interpret.pages import DOCS, rows_of
from tests.interpret.test_rules import TABLES
from tests.resolve.reports import read

TABLE_OF = {sort: table for table, sort in TABLES.items()}
FORMS_OF_QUESTIONS = ["asked", "a question about", "interview", "the report's own question"]


ROWS = [
    (FindingType(section), rule, said, finding)
    for section, rule, said, (finding,) in rows_of(DOCS / "reference" / "wordings.md")
]
"""Type, rule, marked text and what it is shown to amount to."""


@pytest.mark.parametrize("sort", FindingType)
def test_the_page_shows_what_comes_out(sort: FindingType) -> None:
    wrong = []
    for _, rule, said, finding in (row for row in ROWS if row[0] is sort):
        doc, resolution = read(said)
        found = interpret(doc, resolution.statements, now=TODAY)
        told = "; ".join(f"{one.state}: {one.object.text}" for one in found if one.finding is sort) or "none"
        if told != finding:
            wrong.append((rule, said, told))
    assert wrong == []


@pytest.mark.parametrize("sort", TABLE_OF)
def test_what_a_rule_is_for_is_found_by_that_rule(sort: FindingType) -> None:
    by_others = []
    for _, rule, said, finding in (row for row in ROWS if row[0] is sort and row[3] != "none"):
        doc, resolution = read(said)
        hits = find_hits(view_of(doc, resolution.statements, TODAY), TABLE_OF[sort])
        if rule not in {hit.rule.name for hit in hits}:
            by_others.append((rule, said, finding))
    assert by_others == []


def test_each_rule_has_three_rows_for_it_and_three_against() -> None:
    few = []
    for (sort, rule), group in groupby(ROWS, key=lambda row: row[:2]):
        shown = [row[3] for row in group]
        if shown.count("none") < 3 or len(shown) - shown.count("none") < 3:
            few.append((sort, rule))
    assert few == []


@pytest.mark.parametrize("sort", TABLE_OF)
def test_each_rule_of_a_table_is_on_the_page(sort: FindingType) -> None:
    names = [row["name"] for row in load_table(TABLE_OF[sort])["rules"]]
    assert {rule for kind, rule, _, _ in ROWS if kind is sort} == set(names)


def test_each_form_of_question_and_sort_of_refusal_is_on_the_page() -> None:
    shown = {rule for kind, rule, _, _ in ROWS if kind is FindingType.QUESTION}
    assert shown == {*FORMS_OF_QUESTIONS, *load_table("questions")["declined"]}
