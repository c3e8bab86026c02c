"""Statements inside statements: kept with what they stand in, found by its words, not counted beside it."""

from dataclasses import replace

import pytest

from onrecord.model import Report
from tests.factories import NOW, make_nested_report


@pytest.fixture
def report(store) -> Report:
    made = make_nested_report()
    store.add(made, now=NOW)
    return made


def test_they_come_back_with_what_they_are_within(store, report):
    stored = store.report(report.document.id)
    assert stored == report
    assert [stmt.within for stmt in stored.statements] == [None, *(stmt.id for stmt in report.statements[:2])]


def test_each_can_be_asked_for(store, report):
    stmt, doc = store.statement(report.statements[2].id)
    assert (stmt, doc) == (report.statements[2], report.document)


def test_words_are_found_once_in_the_statement_that_the_report_makes(store, report):
    hits = store.search("peace").items
    assert [hit.statement.id for hit in hits] == [report.statements[0].id]
    assert [hit.statement.id for hit in store.search("Torv").items] == [report.statements[0].id]


def test_they_are_not_counted(store, report):
    (row,) = store.reports().items
    assert (row.statements, row.speakers) == (1, 1)
    counts = store.counts()
    assert (counts.statements, counts.speakers) == (1, 1)


def test_a_new_layer_shows_none_of_them(store, report):
    statements = tuple(replace(stmt, layer="newer") for stmt in report.statements)
    store.add(replace(report, layer="newer", statements=statements), now=NOW)
    assert len(store.search("peace").items) == 1
    assert store.counts().statements == 1


def test_the_record_is_sound(store, report):
    assert store.check() == ()
