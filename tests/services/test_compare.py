"""Two sides, side by side."""

import pytest

from onrecord.model import Kind, Quotation
from onrecord.services import By, Sides, compare, side_query
from onrecord.store import open_store
from tests.factories import NOW, make_attribution, make_document, make_provenance, make_report, make_statement


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
    told = compare(store, Sides(By.PUBLISHER, "Corvane", "Brenag"))
    assert [str(side.found.total) for side in (told.first, told.second)] == ["1", "3"]
    assert tallies(told.kinds) == [("assert", 1, 2), ("promise", 0, 1)]
    assert tallies(told.months) == [("2031-03", 1, 2), ("2031-04", 0, 1)]
    assert tallies(told.speakers) == [("Oda Renk", 1, 2), ("Ole Varn", 0, 1)]
    assert told.exact


def test_the_same_quotation_is_shown_as_each_prints_it_altered_ones_first(store):
    told = compare(store, Sides(By.PUBLISHER, "Corvane", "Brenag"))
    assert [(one.second.document_name, one.comparison.how) for one in told.printed] == [
        ("b", "altered"),
        ("c", "same"),
    ]
    assert "Friday" in told.printed[0].first.words
    assert "Sunday" in told.printed[0].second.words


def test_two_speakers_are_compared_on_a_subject(store):
    told = compare(store, Sides(By.SPEAKER, "Renk", "Ole Varn"), about="truce -sunday")
    assert [hit.document_name for hit in told.first.found.page.items] == ["a"]
    assert [hit.document_name for hit in told.second.found.page.items] == ["c"]
    assert told.speakers == ()


def test_two_days_are_compared(store):
    told = compare(store, Sides(By.DATE, "2031-03", "2031-04-01"))
    assert tallies(told.months) == [("2031-03", 3, 0), ("2031-04", 0, 1)]


def test_a_side_that_is_nothing_says_nothing(store):
    told = compare(store, Sides(By.DATE, "yesterday", "2031-03"))
    assert (told.first.query, told.first.found.page.items, told.printed) == ("", (), ())
    assert told.second.found.page.items


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
