"""Embargoes: nothing shows a version before its time, and everything does after it."""

import dataclasses
import datetime as dt

import pytest

from onrecord.errors import NotFound
from onrecord.model import Decision, Judgement, Selector
from onrecord.store import open_store
from tests.factories import NOW, TEXT, make_document, make_issue, make_report

UNTIL = "2031-03-07T06:00:00Z"
AFTER = dt.datetime(2031, 3, 7, 6, 0, tzinfo=dt.UTC)


class Clock:
    """A clock that tests set."""

    now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(record, clock):
    with open_store(record, clock=clock) as opened:
        yield opened


def held(text: str = TEXT):
    report = make_report()
    doc = make_document(text, embargo=UNTIL)
    return dataclasses.replace(report, document=doc) if text == TEXT else make_report(doc=doc)


def sort(store) -> None:
    while store.sort_entities():
        pass


def test_a_withheld_report_is_in_no_list_search_or_export(store):
    report = held()
    store.add(report, now=NOW)
    sort(store)
    counts = store.counts()
    assert (counts.reports, counts.versions, counts.statements, counts.issues) == (0, 0, 0, 0)
    assert store.reports().items == ()
    assert store.search("truce").items == ()
    assert store.issues().items == ()
    assert store.entities().items == ()
    assert list(store.iter_reports()) == list(store.iter_reports(all_versions=True)) == []
    assert list(store.reported()) == []
    for ask in (
        lambda: store.report(report.document.id),
        lambda: store.report(report.document.story_id),
        lambda: store.report(report.document.id[:7]),
        lambda: store.statement(report.statements[0].id),
        lambda: store.versions(report.document.story_id),
        lambda: store.layers(report.document.id),
        lambda: store.raw(report.document.id),
        lambda: store.entity(report.entities[0].id),
        lambda: store.issues(document_id=report.document.id),
        lambda: store.judgements(report.document.id),
        lambda: store.finding_id(report.findings[0].id),
    ):
        with pytest.raises(NotFound):
            ask()
    assert store.check() == ()


def test_it_is_shown_when_its_time_has_come(store, clock):
    report = held()
    store.add(report, now=NOW)
    clock.now = AFTER - dt.timedelta(seconds=1)
    assert store.search("truce").items == ()
    clock.now = AFTER
    assert store.search("truce").items
    assert store.report(report.document.id) == report
    assert [issue.issue for issue in store.issues().items] == [make_issue()]
    sort(store)
    assert [row.name for row in store.entities().items] == ["Oda Renk"]
    assert store.check() == ()


def test_whoever_only_reads_sees_it_then_too(store, record, clock):
    store.add(held(), now=NOW)
    with open_store(record, read_only=True, clock=clock) as reader:
        assert reader.reports().items == ()
        clock.now = AFTER
        assert len(reader.reports().items) == 1


def test_a_version_before_it_is_shown_meanwhile(store, clock):
    first, newer = make_report(), held(TEXT.replace("until Friday", "until Sunday"))
    store.add(first, now=NOW)
    assert store.add(newer, now=NOW).outcome == "new_version"
    assert store.report(first.document.story_id) == first
    assert [row.version for row in store.versions(first.document.story_id)] == [1]
    assert store.reports().items[0].versions == 1
    clock.now = AFTER
    assert store.report(first.document.story_id) == newer
    assert [row.version for row in store.versions(first.document.story_id)] == [1, 2]


def test_an_embargo_that_is_over_when_the_report_comes_holds_nothing_back(store):
    report = dataclasses.replace(make_report(), document=make_document(embargo="2031-03-01T00:00:00Z"))
    store.add(report, now=NOW)
    assert store.report(report.document.id) == report


def test_the_same_report_with_another_embargo_takes_that_one(store, clock):
    store.add(held(), now=NOW)
    sooner = dataclasses.replace(make_report(), document=make_document(embargo="2031-03-06T09:00:00Z"))
    assert store.add(sooner, now=NOW).outcome == "known"
    assert len(store.reports().items) == 1
    store.add(held(), now=NOW)
    assert store.reports().items == ()


def test_judgements_on_it_are_not_listed(store):
    report = held()
    store.add(report, now=NOW)
    stmt = report.statements[0]
    selector = Selector.of(TEXT, stmt.content[0])
    made = Judgement(report.document.id, stmt.id, report.layer, Decision.ACCEPT, selector, "Mira Tol")
    number = store.add_judgement(made, now=NOW)
    assert store.reviews().items == ()
    with pytest.raises(NotFound):
        store.review(number)
