"""What a reader looks at, asked of a real record."""

from pathlib import Path

import pytest

from onrecord.errors import NotFound
from onrecord.services import group_by_speaker, list_issues, list_reports, report_page, statement_page
from onrecord.store import open_store
from tests.factories import NOW, TEXT, make_document, make_entity, make_issue, make_report, make_statement


@pytest.fixture
def store(tmp_path: Path):
    with open_store(str(tmp_path / "onrecord.db")) as store:
        store.add(make_report(), now=NOW)
        yield store


def test_the_list_comes_with_the_counts(store):
    found = list_reports(store)
    assert [row.document_id for row in found.page.items] == [make_report().document.id]
    assert found.counts == store.counts()


def test_the_list_goes_on_after_a_cursor(store):
    store.add(make_report("Another text."), now=NOW)
    store.add(make_report(doc=make_document(url="https://corvane.example/1")), now=NOW)
    first = list_reports(store, limit=1)
    assert len(first.page.items) == 1
    assert len(list_reports(store, after=first.page.next).page.items) == 1


def test_issues_are_listed(store):
    store.add_issues([make_issue(document="blank.txt")], now=NOW)
    assert [row.issue.document for row in list_issues(store, limit=1).items] == ["blank.txt"]


def test_a_page_has_the_report_its_speakers_and_its_versions(store):
    report = make_report()
    page = report_page(store, report.document.id)
    assert page.report == report
    assert [(said.name, said.entity, said.statements) for said in page.speakers] == [
        ("Oda Renk", report.entities[0], report.statements)
    ]
    assert (page.version, page.newest.version) == (1, 1)


def test_a_page_of_an_older_version_says_so(store):
    store.add(make_report(TEXT + "\n"), now=NOW)
    page = report_page(store, make_report().document.id)
    assert (page.version, page.newest.version) == (1, 2)


def test_what_is_not_on_record_is_not_found(store):
    for ask in (report_page, statement_page):
        with pytest.raises(NotFound):
            ask(store, "zz")


def test_a_statement_comes_with_its_document(store):
    report = make_report()
    page = statement_page(store, report.statements[0].id)
    assert (page.statement, page.document) == (report.statements[0], report.document)


def test_speakers_are_in_order_of_first_statement_and_unresolved_last():
    speakers = [None, "Ivo Marn", "Oda Renk", None, "Ivo Marn"]
    grouped = group_by_speaker([make_statement(speaker=name) for name in speakers])
    assert [(said.name, len(said.statements)) for said in grouped] == [
        ("Ivo Marn", 2),
        ("Oda Renk", 1),
        (None, 2),
    ]


def test_namesakes_are_told_apart_by_their_entities():
    first, second = make_entity(id="en-1"), make_entity(id="en-2")
    statements = [make_statement(speaker_id=entity.id) for entity in (first, second)]
    assert [said.entity for said in group_by_speaker(statements, (first, second))] == [first, second]


def test_unresolved_speakers_are_one_group_whatever_their_entities():
    statements = [make_statement(speaker=None, speaker_id=entity_id) for entity_id in ("en-1", None)]
    assert [said.name for said in group_by_speaker(statements)] == [None]
