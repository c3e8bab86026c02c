"""Doubt times weight: what a person's look would settle."""

import pytest

from onrecord.store import rows
from onrecord.store.doubt import count_resting, doubt_of, speaker_confidence
from tests.factories import make_attribution, make_document, make_nested_report, make_report, make_statement

SOURCED = make_document("Renk said “it will hold until Friday” at noon.\n")


def row_of(*, source="Renk", content="it will hold until Friday", **changes):
    made = make_attribution(SOURCED.text, source=source, cue="said", content=content, confidence=0.9)
    stmt = make_statement(SOURCED, made, **({"holder": None} | changes))
    return rows.statement_rows_of(SOURCED, [stmt], reading_key=1)[0]


def test_the_surer_the_less_doubt():
    assert doubt_of(row_of() | {"confidence": 0.5}, resting=0) > doubt_of(row_of(), resting=0) > 0
    assert doubt_of(row_of() | {"confidence": 1.0}, resting=5) == 0


def test_each_finding_that_rests_on_it_weighs_as_much_as_itself():
    assert [doubt_of(row_of(), resting=resting) for resting in range(3)] == [100, 200, 300]


def test_a_source_for_whom_nobody_was_found_is_as_doubtful_as_can_be():
    assert speaker_confidence(row_of(speaker=None)) == 0
    assert doubt_of(row_of(speaker=None), resting=0) == 1000


def test_without_a_source_there_is_nobody_to_find():
    assert speaker_confidence(row_of(source=None, speaker=None)) == 1


def test_who_speaks_may_be_in_doubt_where_the_words_are_not():
    weak = {"field": "speaker", "rule": "weighed-he", "spans": [], "confidence": 0.5}
    assert doubt_of(row_of() | {"evidence": [weak]}, resting=0) == 550


@pytest.mark.parametrize("changes", [{"holder": "Torv"}, {"quotation": "direct"}])
def test_a_view_relayed_and_words_quoted_weigh_half_more(changes):
    assert doubt_of(row_of() | changes, resting=0) == 150


def test_one_within_another_has_no_place_of_its_own():
    report = make_nested_report()
    found = rows.statement_rows(report, reading_key=1)
    assert [row["doubt"] is None for row in found] == [False, True, True]


def test_what_stands_for_a_judged_row_has_none():
    assert row_of()["doubt"] is None
    assert rows.statement_rows(make_report(), reading_key=1)[0]["doubt"] is not None


def test_a_finding_rests_once_on_a_statement():
    assert count_resting([("a", "a", "b"), ("b",)]) == {"a": 1, "b": 2}
