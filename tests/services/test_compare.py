"""Two sides, side by side."""

import datetime as dt

import pytest

from onrecord.model import FindingType, Kind, Quotation
from onrecord.services import By, Sides, compare, conflicts, side_query
from onrecord.services.compare import cannot_both_be
from onrecord.store import open_store
from tests.factories import NOW, make_attribution, make_document, make_provenance, make_report, make_statement
from tests.services import told


def say(store, name, words, *, by="Oda Renk", kind=Kind.ASSERT, quotation=Quotation.DIRECT, **document):
    text = f"{by} said {words}."
    doc = make_document(text, name=name, provenance=make_provenance(text, location=f"/{name}"), **document)
    parts = make_attribution(text, source=by, content=words, quotation=quotation)
    said_on = document.get("published", "2031-03-04")
    stmt = make_statement(doc, parts, speaker=by, kind=kind, said_on=said_on)
    store.add(make_report(doc=doc, statements=(stmt,)), now=NOW)


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "record.db")) as opened:
        say(opened, "a", "“the truce will hold until Friday”", publisher="Corvane")
        say(opened, "b", "“the truce will hold until Sunday”", publisher="Brenag")
        say(opened, "c", "“the truce will hold until Friday”", publisher="Brenag", by="Ole Varn")
        say(opened, "d", "the ferry sails", publisher="Brenag", kind=Kind.PROMISE, published="2031-04-01")
        yield opened


def tallies(found):
    return [(one.value, one.first, one.second) for one in found]


def test_two_outlets_are_counted_by_kind_month_and_speaker(store):
    found = compare(store, Sides(By.PUBLISHER, "Corvane", "Brenag"))
    assert [str(side.found.total) for side in (found.first, found.second)] == ["1", "3"]
    assert tallies(found.kinds) == [("assert", 1, 2), ("promise", 0, 1)]
    assert tallies(found.months) == [("2031-03", 1, 2), ("2031-04", 0, 1)]
    assert tallies(found.speakers) == [("Oda Renk", 1, 2), ("Ole Varn", 0, 1)]
    assert found.exact


def test_the_same_quotation_is_shown_as_each_prints_it_altered_ones_first(store):
    found = compare(store, Sides(By.PUBLISHER, "Corvane", "Brenag"))
    assert [(one.second.document_name, one.comparison.how) for one in found.printed] == [
        ("b", "altered"),
        ("c", "same"),
    ]
    assert "Friday" in found.printed[0].first.words
    assert "Sunday" in found.printed[0].second.words


def test_two_speakers_are_compared_on_a_subject(store):
    found = compare(store, Sides(By.SPEAKER, "Renk", "Ole Varn"), about="truce -sunday")
    assert [hit.document_name for hit in found.first.found.page.items] == ["a"]
    assert [hit.document_name for hit in found.second.found.page.items] == ["c"]
    assert found.speakers == ()


def test_two_days_are_compared(store):
    found = compare(store, Sides(By.DATE, "2031-03", "2031-04-01"))
    assert tallies(found.months) == [("2031-03", 3, 0), ("2031-04", 0, 1)]


def test_a_side_that_is_nothing_says_nothing(store):
    found = compare(store, Sides(By.DATE, "yesterday", "2031-03"))
    assert (found.first.query, found.first.found.page.items, found.printed) == ("", (), ())
    assert found.second.found.page.items


@pytest.mark.parametrize(
    ("by", "value", "query"),
    [
        (By.SPEAKER, 'Oda "Renk" OR', 'speaker:"Oda Renk OR" truce'),
        (By.PUBLISHER, "  ", ""),
        (By.DATE, "2031-03-01 .. 2031-03-04", "date:2031-03-01..2031-03-04 truce"),
    ],
)
def test_a_side_cannot_say_more_than_one_filter(by, value, query):
    assert side_query(by, value, "truce") == query


def test_accounts_that_cannot_both_be_are_put_side_by_side(tmp_path):
    with open_store(str(tmp_path / "told.db")) as store:
        told.add(store, *told.STORY)
        found = conflicts(store, Sides(By.SPEAKER, "Renk", "Ole Varn"), as_of=dt.date(2031, 3, 10))
        assert [(one.first.state, one.second.state) for one in found] == [("missed", "kept")]
        assert found[0].first.by == told.RENK
        assert conflicts(store, Sides(By.SPEAKER, "Renk", "Dorr"), as_of=dt.date(2031, 3, 10)) == ()
        assert conflicts(store, Sides(By.PUBLISHER, "Renk", "Varn"), as_of=dt.date(2031, 3, 10)) == ()
        assert conflicts(store, Sides(By.SPEAKER, "?", "Varn"), as_of=dt.date(2031, 3, 10)) == ()


@pytest.mark.parametrize(
    ("finding", "one", "other", "clash"),
    [
        (FindingType.MEASURE, "in_force", "ended", True),
        (FindingType.MEASURE, "suspended", "extended", True),
        (FindingType.MEASURE, "announced", "in_force", False),
        (FindingType.COMMITMENT, "made", "denied", True),
        (FindingType.COMMITMENT, "made", "kept", False),
        (FindingType.REQUEST, "made", "granted", False),
        (FindingType.RESPONSIBILITY, "held", "disclaimed", True),
    ],
)
def test_what_follows_is_no_contradiction(finding, one, other, clash):
    assert cannot_both_be(finding, one, other) is cannot_both_be(finding, other, one) is clash
