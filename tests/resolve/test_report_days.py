import datetime as dt

import pytest

from onrecord.model import Dateline, Days, ReportDate, Span
from onrecord.resolve.report_days import narrowed, report_days
from tests.factories import TODAY, make_document


def dateline(edtf):
    return Dateline(Span(0, 4), None, None, None, edtf)


def dated(edtf, rule, *years):
    return ReportDate(edtf, rule, years=years)


@pytest.mark.parametrize(
    ("found", "since", "until"),
    [
        (dated("2016-10-28", "offices", 2016), (2016, 10, 28), (2016, 10, 29)),
        (dated("XXXX-10-28", "weekday", 2011, 2016, 2022), (2011, 10, 28), (2022, 10, 29)),
        (dated("XXXX-10-28", "offices"), (1945, 1, 1), (2031, 3, 7)),
        (dated("2016-10-28", "published", 2016), (1945, 1, 1), (2031, 3, 7)),
        (None, (1945, 1, 1), (2031, 3, 7)),
    ],
)
def test_years_that_were_inferred_narrow_the_days(found, since, until):
    days = Days(dt.date(1945, 1, 1), dt.date(2031, 3, 7))
    assert narrowed(days, found) == Days(dt.date(*since), dt.date(*until))


@pytest.mark.parametrize(
    ("published", "printed", "since", "until"),
    [
        ("2031-03-04", None, (2031, 3, 4), (2031, 3, 5)),
        ("2031-03", "2031-03-02", (2031, 3, 2), (2031, 3, 3)),
        ("2031-03", None, (2031, 3, 1), (2031, 3, 7)),
        ("2031-03-04", "XXXX-03-03", (2031, 3, 4), (2031, 3, 5)),
        ("2031-03-04", "2031-03-03", (2031, 3, 3), (2031, 3, 4)),
        (None, "XXXX-03-03", (1945, 1, 1), (2031, 3, 7)),
        ("2040-03-04", None, (2040, 3, 4), (2040, 3, 5)),
        (None, None, (1945, 1, 1), (2031, 3, 7)),
    ],
)
def test_a_report_was_written_on_the_days_that_its_dates_allow(published, printed, since, until):
    doc = make_document(published=published, dateline=dateline(printed) if printed else None)
    assert report_days(doc, now=TODAY) == Days(dt.date(*since), dt.date(*until))
