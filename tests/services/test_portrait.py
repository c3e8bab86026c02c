"""Somebody over the whole record."""

from onrecord.services import portrait
from onrecord.store import open_store
from tests.noted import add, report_of


def test_names_and_offices_are_told_with_their_days_and_reports(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        first, last = report_of("a"), report_of("b", published="2031-04-02", state="answered")
        add(store, first, last)
        one = portrait(store, first.entities[0].id)
        (name,), (office,) = one.names, one.offices
        assert (name.text, name.reports) == ("Ilan Dorr", 2)
        assert (office.text, office.first, office.last) == (
            "Verian Foreign Ministry spokeswoman",
            "2031-03-04",
            "2031-04-02",
        )
        assert (office.first_in, office.last_in) == (first.document.id, last.document.id)
        assert [row.finding.state for row in one.questions.page.items] == ["answered", "declined"]
        assert one.questions.counts.states == {"answered": 1, "declined": 1}


def test_what_nobody_dated_has_no_day(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        report = report_of("a", published="XXXX-03-04")
        add(store, report)
        (name,) = portrait(store, report.entities[0].id).names
        assert (name.first, name.last, name.first_in) == (None, None, None)
