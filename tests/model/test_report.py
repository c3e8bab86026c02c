"""A report's statements: those that stand in no other, and each with those inside it."""

from dataclasses import replace

from hypothesis import given

from onrecord.model import Report
from tests.factories import make_nested_report, make_report
from tests.strategies import values_of


def test_outer_statements_stand_in_no_other():
    report = make_nested_report()
    assert report.outer == report.statements[:1]
    assert make_report().outer == make_report().statements


def test_each_statement_is_followed_by_those_inside_it():
    outer, inner, innermost = make_nested_report().statements
    other = replace(outer, id="sm-other")
    report = replace(make_nested_report(), statements=(outer, other, innermost, inner))
    assert report.in_turn == (outer, inner, innermost, other)


@given(report=values_of(Report))
def test_no_statement_is_lost_where_what_it_is_within_is_not_there(report):
    known = [stmt.id for stmt in report.statements]
    if all(stmt.within not in known for stmt in report.statements):
        assert report.in_turn == report.statements
