"""In which years a report without one can have been written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Dateline, Days, Document, ReportDate, Span, Tenure
from onrecord.resolve.dates import date_report, infer_years
from onrecord.resolve.dates.years import with_year
from onrecord.resolve.office_intervals import HeldOffice
from tests.factories import TODAY, make_document, span_of

WINDOW = (dt.date(1945, 1, 1), dt.date(2031, 3, 7))
FRIDAY = 4


def term(since: int | None, until: int | None) -> Days:
    return Days(dt.date(since, 1, 1) if since else None, dt.date(until, 1, 1) if until else None)


def test_a_weekday_leaves_one_year_in_seven_or_so() -> None:
    found = infer_years(10, 28, FRIDAY, [], WINDOW)
    assert found.rule == "weekday"
    assert set(found.years) >= {2005, 2011, 2016, 2022}
    assert len(found.years) == 12


def test_offices_leave_the_years_in_which_all_were_held() -> None:
    offices = [("mayor", [term(2012, None)]), ("president", [term(2000, 2008), term(2010, 2018)])]
    found = infer_years(10, 28, FRIDAY, offices, WINDOW)
    assert (found.years, found.rule, found.deciding) == ((2016,), "weekday-and-offices", (0, 1))


def test_an_office_that_excludes_no_year_decides_nothing() -> None:
    found = infer_years(10, 28, FRIDAY, [("spokesman", [term(1940, None)]), ("mayor", [])], WINDOW)
    assert (found.rule, found.deciding) == ("weekday", ())


def test_offices_that_were_never_held_together_leave_none() -> None:
    found = infer_years(10, 28, None, [("mayor", [term(2012, 2014)]), ("chair", [term(2015, None)])], WINDOW)
    assert (found.years, found.rule) == ((), "offices")


def test_nothing_known_leaves_every_year() -> None:
    found = infer_years(3, 1, None, [], WINDOW)
    assert (found.rule, found.years[0], found.years[-1]) == ("open", 1945, 2031)


def test_no_day_after_the_window_and_no_day_that_is_none() -> None:
    assert infer_years(10, 28, None, [], WINDOW).years[-1] == 2030
    assert infer_years(2, 29, None, [], WINDOW).years[:2] == (1948, 1952)


@given(st.dates(WINDOW[0], WINDOW[1] - dt.timedelta(days=1)), st.integers(0, 30), st.integers(1, 30))
def test_the_true_year_is_always_among_them(day: dt.date, before: int, after: int) -> None:
    held = Days(day - dt.timedelta(days=before), day + dt.timedelta(days=after))
    assert day.year in infer_years(day.month, day.day, day.weekday(), [("mayor", [held])], WINDOW).years


def report(text: str = "SALEN, October 28. It rained on Friday.", published: str | None = None) -> Document:
    printed = span_of("October 28", text)
    line = Dateline(Span(0, printed.end), None, printed, None, "XXXX-10-28")
    return make_document(text, dateline=line, published=published)


def held(*terms: str) -> HeldOffice:
    tenures = tuple(Tenure(*one.split("/")) for one in terms)
    return HeldOffice("au-1", "Oda Renk", "mayor", Span(0, 5), tenures)


def test_a_report_without_a_year_has_its_years_and_their_grounds() -> None:
    dated = date_report(report(), [held("2012/2018")], now=TODAY)
    assert dated is not None
    assert (dated.edtf, dated.rule, dated.years, dated.weekday) == (
        "2016-10-28",
        "weekday-and-offices",
        (2016,),
        4,
    )
    (ground,) = dated.grounds
    assert (ground.name, ground.printed, ground.held, ground.decides) == (
        "Oda Renk",
        "mayor",
        ("2012/2018",),
        True,
    )
    assert dated.inferred


def test_more_than_one_year_keeps_it_open() -> None:
    dated = date_report(report(), [], now=TODAY)
    assert dated is not None
    assert (dated.edtf, dated.rule, dated.year) == ("XXXX-10-28", "weekday", None)


@pytest.mark.parametrize(("published", "rule"), [("2030-10-29", "dateline-and-published"), (None, "weekday")])
def test_a_year_that_is_printed_is_not_inferred(published: str | None, rule: str) -> None:
    dated = date_report(report(published=published), [], now=TODAY)
    assert dated is not None
    assert (dated.rule, dated.inferred) == (rule, published is None)


def test_publication_alone_tells_the_day() -> None:
    dated = date_report(make_document("It rained.", published="2030-10-29"), [], now=TODAY)
    assert dated == ReportDate("2030-10-29", "published", (2030,), 1)


def test_no_date_at_all_is_none() -> None:
    assert date_report(make_document("It rained.", published=None), [], now=TODAY) is None


@pytest.mark.parametrize(
    ("edtf", "year"),
    [
        ("XXXX-10-27", "2016-10-27"),
        ("XXXX-11-02", "2015-11-02"),
        ("XXXX-10", "2016-10"),
        ("XXXX-10-20/XXXX-10-27", "2016-10-20/2016-10-27"),
        ("2012", "2012"),
    ],
)
def test_the_one_year_completes_dates_without_one(edtf: str, year: str) -> None:
    dated = ReportDate("2016-10-28", "weekday", (2016,), 4)
    assert with_year(edtf, dated) == year
    assert with_year(edtf, ReportDate("XXXX-10-28", "weekday", (2011, 2016), 4)) == edtf
    assert with_year(edtf, None) == edtf
