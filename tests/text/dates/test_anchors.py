"""On which day a report was written."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.model import Dateline, Document, Span
from onrecord.text.dates import Anchor, anchor_of
from tests.factories import make_document, span_of


def report(text: str, date: str | None, published: str | None = None, words: str = "March 7") -> Document:
    printed = span_of(words, text)
    line = Dateline(Span(0, printed.end), None, printed, None, date)
    return make_document(text, dateline=line, published=published)


def test_no_date_of_the_report_gives_no_anchor() -> None:
    assert anchor_of(make_document(published=None)) is None


def test_the_day_of_publication_serves_where_nothing_is_printed() -> None:
    doc = make_document(published="2031-03-04T08:00:00Z", dateline=None)
    assert anchor_of(doc) == Anchor(dt.date(2031, 3, 4), year=True, weekday=1)


def test_a_printed_date_comes_before_the_day_of_publication() -> None:
    anchor = anchor_of(report("SALEN, March 7, 2031. It rained.", "2031-03-07", "2031-03-08"))
    assert anchor == Anchor(dt.date(2031, 3, 7), year=True, weekday=4, spans=(Span(7, 14),))


@pytest.mark.parametrize(
    ("published", "year"),
    [("2031-03-08", 2031), ("2031-01-02", 2030), ("2031-03-06", 2031), ("9999-12-31", 9999)],
)
def test_publication_gives_a_printed_day_its_year(published: str, year: int) -> None:
    anchor = anchor_of(report("SALEN, March 7. It rained.", "XXXX-03-07", published))
    assert anchor is not None
    assert anchor.day == dt.date(year, 3, 7)


def test_without_any_year_the_weekday_of_the_lead_is_the_report_s() -> None:
    text = "SALEN, March 7. It rained on Friday.\nIt had not rained on Monday."
    anchor = anchor_of(report(text, "XXXX-03-07"))
    assert anchor == Anchor(
        dt.date(2000, 3, 7), year=False, weekday=4, spans=(Span(7, 14), span_of("Friday", text))
    )


@pytest.mark.parametrize("words", ["last Friday", "since Friday", "next Friday", "until Friday"])
def test_a_weekday_that_looks_elsewhere_is_not_the_report_s(words: str) -> None:
    anchor = anchor_of(report(f"SALEN, March 7. It has rained {words}.", "XXXX-03-07"))
    assert anchor is not None
    assert anchor.weekday is None


def test_a_month_alone_is_no_anchor() -> None:
    assert anchor_of(report("SALEN, March 7. It rained.", "XXXX-03", None)) is None
