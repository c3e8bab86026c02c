"""How the record is asked: lists, ids, beginnings of ids, cursors."""

import dataclasses

import pytest

from onrecord.errors import NotFound
from onrecord.store import open_store
from tests.factories import NOW, TEXT, make_document, make_issue, make_provenance, make_report


def report_at(number: int, *, published: str | None = "2031-03-04", text: str = TEXT):
    """Build one of many reports, each at a place of its own."""
    doc = make_document(
        text,
        name=f"report-{number}",
        published=published,
        provenance=make_provenance(text, location=f"/{number}.txt"),
    )
    return make_report(doc=doc)


def all_pages(ask, *, limit: int) -> list:
    """Walk a list from page to page."""
    items, after = [], None
    while True:
        page = ask(limit=limit, after=after)
        assert len(page.items) <= limit
        items += page.items
        if page.next is None:
            return items
        after = page.next


def test_reports_are_listed_latest_publication_first_and_undated_last(store):
    dates = ["2031-03-04", None, "2031-03-06", "XXXX-03-05", "2030"]
    for number, published in enumerate(dates):
        store.add(report_at(number, published=published), now=NOW)
    assert [row.published for row in store.reports().items] == [
        "2031-03-06",
        "2031-03-04",
        "2030",
        "XXXX-03-05",
        None,
    ]


def test_a_row_of_the_list_says_what_the_report_holds(store):
    report = report_at(1)
    store.add(report, now=NOW)
    (row,) = store.reports().items
    assert (row.document_id, row.story_id) == (report.document.id, report.document.story_id)
    assert (row.statements, row.speakers, row.findings, row.issues) == (1, 1, 1, 1)
    assert (row.version, row.versions, row.layer) == (1, 1, report.layer)
    assert row.title == TEXT.splitlines()[0]


def test_a_title_goes_before_the_headline_in_the_text(store):
    store.add(make_report(doc=make_document(title="Truce\nholds")), now=NOW)
    assert store.reports().items[0].title == "Truce holds"


def test_the_list_of_reports_pages_without_gap_or_repeat(store):
    for number in range(7):
        store.add(report_at(number, published=["2031-03-04", None][number % 2]), now=NOW)
    rows = all_pages(store.reports, limit=2)
    assert rows == list(store.reports(limit=100).items)
    assert len(rows) == 7


def test_a_page_stays_put_while_reports_come_in(store):
    for number in range(4):
        store.add(report_at(number), now=NOW)
    first = store.reports(limit=2)
    store.add(report_at(9), now=NOW)
    second = store.reports(limit=2, after=first.next)
    assert [row.name for row in (*first.items, *second.items)] == [
        "report-3",
        "report-2",
        "report-1",
        "report-0",
    ]


def test_the_list_shows_the_newest_version_only(store):
    store.add(report_at(1), now=NOW)
    store.add(report_at(1, text=TEXT + "\n"), now=NOW)
    (row,) = store.reports().items
    assert (row.version, row.versions) == (2, 2)


@pytest.mark.parametrize("cursor", ["", "x", "!", "é", "WzFd", "WyJpc3N1ZXMiLDFd", "A" * 5000])
def test_a_cursor_of_no_list_is_not_found(store, cursor):
    for ask in (store.reports, store.search):
        with pytest.raises(NotFound, match="without it"):
            ask(*(["truce"] if ask == store.search else []), after=cursor)


def test_a_report_is_found_by_the_beginning_of_its_id(store):
    report = report_at(1)
    store.add(report, now=NOW)
    full = report.document.id
    for beginning in (full, full[:8], full.removeprefix("dv-"), full[3:9]):
        assert store.report(beginning) == report


def test_a_report_is_found_by_its_story(store):
    newest = report_at(1, text=TEXT + "\n")
    store.add(report_at(1), now=NOW)
    store.add(newest, now=NOW)
    assert store.report(newest.document.story_id) == newest
    assert store.report(newest.document.story_id[:9]) == newest


def test_an_ambiguous_beginning_is_not_guessed(store):
    for number in range(20):
        store.add(report_at(number), now=NOW)
    with pytest.raises(NotFound, match=r"several ids begin with 'dv-'.*and others.*give more"):
        store.report("dv-")


@pytest.mark.parametrize(
    "unknown", ["", "dv-zz", "zz", "%", "dv-%", "\x00", "st-zz", "\U0010ffff", "dv-\ud800"]
)
def test_an_unknown_id_is_not_found(store, unknown):
    store.add(report_at(1), now=NOW)
    with pytest.raises(NotFound):
        store.report(unknown)


def test_a_statement_is_found_by_its_beginning_with_its_document(store):
    report = report_at(1)
    store.add(report, now=NOW)
    stmt = report.statements[0]
    assert store.statement(stmt.id[:9]) == (stmt, report.document)
    with pytest.raises(NotFound, match="sm-none"):
        store.statement("sm-none")


def test_versions_of_an_unknown_story_are_not_found(store):
    with pytest.raises(NotFound):
        store.versions("st-none")


def test_issues_are_listed_newest_first_by_pages(store):
    issues = [make_issue(document=f"{number}.txt") for number in range(5)]
    store.add_issues(issues, now=NOW)
    assert [row.issue for row in all_pages(store.issues, limit=2)] == issues[::-1]


def test_issues_of_one_report_can_be_asked_for(store):
    report = report_at(1)
    store.add(report, now=NOW)
    store.add_issues([make_issue(document="elsewhere.txt")], now=NOW)
    (row,) = store.issues(document_id=report.document.id).items
    assert (row.issue, row.document_id) == (report.issues[0], report.document.id)


def test_issues_of_a_reading_that_is_not_shown_are_not_listed(store):
    report = report_at(1)
    store.add(report, now=NOW)
    store.add(dataclasses.replace(report, layer="layer-2", statements=(), findings=(), issues=()), now=NOW)
    assert store.issues().items == ()


def test_all_reports_come_in_the_order_they_were_added(store):
    reports = [report_at(number) for number in range(5)]
    for report in reports:
        store.add(report, now=NOW)
    assert list(store.iter_reports()) == reports


def test_all_versions_come_where_they_are_asked_for(store):
    first, other, second = report_at(1), report_at(2), report_at(1, text=TEXT + "\n")
    for report in (first, other, second):
        store.add(report, now=NOW)
    assert list(store.iter_reports()) == [second, other]
    assert list(store.iter_reports(all_versions=True)) == [first, other, second]


def test_reports_can_be_added_while_all_are_walked(store):
    for number in range(3):
        store.add(report_at(number), now=NOW)
    walk = store.iter_reports()
    next(walk)
    store.add(report_at(9), now=NOW)
    assert len(list(walk)) >= 2


def test_an_empty_record_answers(store):
    assert store.reports().items == store.issues().items == store.search("truce").items == ()
    assert store.counts().reports == 0
    assert list(store.iter_reports()) == []
    assert store.check() == ()


def test_a_record_that_is_opened_again_holds_what_it_held(record):
    report = report_at(1)
    with open_store(record) as store:
        store.add(report, now=NOW)
    with open_store(record, create=False, read_only=True) as store:
        assert store.report(report.document.id) == report
