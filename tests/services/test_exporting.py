"""Statements on their way out of a record: all of them, or what a query finds, one by one."""

from dataclasses import replace

import pytest

from onrecord.errors import ConfigError
from onrecord.model import AuthorityEntity, Decision, EntityType, Judgement, Selector
from onrecord.services import exporting, sort_all
from onrecord.services.exporting import iter_entries
from onrecord.store import open_store
from tests.factories import (
    NOW,
    make_attribution,
    make_document,
    make_entity,
    make_nested_report,
    make_provenance,
    make_report,
    make_statement,
)

SPEAKERS = ("Oda Renk", "Ilan Dorr", "Mira Tal")


def small_report(number, *, words="the truce will hold", before=""):
    """Build a report of two statements, at a place of its own."""
    speaker = SPEAKERS[number % len(SPEAKERS)]
    text = f"{before}Report {number}\n\n{speaker} said {words}. {speaker} added that talks go on.\n"
    provenance = make_provenance(text, location=f"/reports/{number}.txt")
    doc = make_document(text, name=f"{number}.txt", provenance=provenance)
    attributions = (
        make_attribution(text, source=speaker, cue="said", content=words),
        make_attribution(text, source=speaker, cue="added", content="that talks go on"),
    )
    statements = tuple(make_statement(doc, one, speaker=speaker) for one in attributions)
    return make_report(doc=doc, statements=statements, entities=(make_entity(doc, name=speaker),))


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "onrecord.db")) as opened:
        yield opened


@pytest.fixture
def asked(store, monkeypatch):
    """Count how often reports and pages of hits are read from the store."""
    counts = {"documents": 0, "search": 0, "read": 0}
    plain = {name: getattr(store, name) for name in ("documents", "search", "iter_reports")}

    def counting(name):
        def call(*args, **kwargs):
            counts[name] += 1
            return plain[name](*args, **kwargs)

        return call

    def iter_reports(**kwargs):
        for report in plain["iter_reports"](**kwargs):
            counts["read"] += 1
            yield report

    monkeypatch.setattr(store, "documents", counting("documents"))
    monkeypatch.setattr(store, "search", counting("search"))
    monkeypatch.setattr(store, "iter_reports", iter_reports)
    return counts


def add(store, *reports):
    for report in reports:
        store.add(report, now=NOW)


def test_all_statements_come_with_their_report_and_speaker(store):
    report = make_report()
    add(store, report)
    (entry,) = iter_entries(store)
    assert (entry.statement, entry.document) == (report.statements[0], report.document)
    assert entry.speaker == report.entities[0]
    assert entry.latest


def test_a_query_gives_what_search_finds_in_its_order(store):
    add(store, *map(small_report, range(5)))
    found = [entry.statement.id for entry in iter_entries(store, "truce")]
    assert found == [hit.statement.id for hit in store.search("truce", limit=100).items]
    assert len(found) == 5


@pytest.mark.parametrize("query", ["kind:promis truce", "speker:renk"])
def test_a_filter_that_is_not_understood_is_refused_rather_than_more_given(store, query):
    with pytest.raises(ConfigError, match="left out"):
        list(iter_entries(store, query))


def test_a_query_is_not_capped_by_the_size_of_a_page(store, monkeypatch):
    monkeypatch.setattr(exporting, "PAGE_HITS", 3)
    monkeypatch.setattr(exporting, "HELD_REPORTS", 2)
    add(store, *map(small_report, range(10)))
    found = [entry.statement.id for entry in iter_entries(store, "talks")]
    assert len(found) == len(set(found)) == 10
    assert [*iter_entries(store, "harvest")] == []


def test_a_query_and_all_give_the_same_of_a_statement(store):
    add(store, small_report(1))
    assert next(iter_entries(store, "truce")) == next(iter_entries(store))


def test_statements_within_others_are_left_out_as_search_leaves_them_out(store):
    add(store, make_nested_report())
    assert [entry.statement.within for entry in iter_entries(store)] == [None]
    assert [entry.statement.within for entry in iter_entries(store, "peace")] == [None]


def test_only_what_is_asked_for_is_read(store, asked, monkeypatch):
    """This is why a record of any size needs little memory: nothing is read ahead but a page of hits."""
    monkeypatch.setattr(exporting, "PAGE_HITS", 3)
    add(store, *map(small_report, range(10)))
    everything = iter_entries(store)
    assert asked["read"] == 0
    next(everything)
    assert asked["read"] == 1
    found = iter_entries(store, "talks")
    assert (asked["search"], asked["documents"]) == (0, 0)
    next(found)
    assert (asked["search"], asked["documents"]) == (1, 1)


def test_a_report_is_read_once_for_hits_that_follow_each_other(store, asked):
    add(store, small_report(0))
    assert len(list(iter_entries(store, "Renk"))) == 2
    assert asked["documents"] == 1


def test_the_reports_of_many_hits_are_asked_for_together(store, asked):
    add(store, *map(small_report, range(6)))
    assert len(list(iter_entries(store, "talks"))) == 6
    assert asked["documents"] == 1


def test_who_somebody_is_in_the_record_and_the_file_is_told_if_asked_for(store):
    renk = AuthorityEntity("Q1", "Oda Renk", EntityType.PERSON, source="people.csv")
    store.add_authority([renk], now=NOW)
    add(store, small_report(0), small_report(1), small_report(3))
    sort_all(store)
    for query in (None, "talks OR truce"):
        found = list(iter_entries(store, query, who=True))
        named = {
            (entry.statement.speaker, whom.listed and whom.listed.id, whom.record_id)
            for entry in found
            for whom in entry.whom.values()
        }
        assert {name[:2] for name in named} == {("Oda Renk", "Q1"), ("Ilan Dorr", None)}
        assert len(named) == 2
    assert all(not entry.whom for entry in iter_entries(store))


def test_no_more_reports_are_held_than_is_said(store, monkeypatch):
    monkeypatch.setattr(exporting, "HELD_REPORTS", 2)
    add(store, *map(small_report, range(6)))
    held = exporting._Held(store, who=False)
    for entry in iter_entries(store, "talks"):
        held.get([entry.document.id])
        assert len(held._contexts) <= 2


def test_older_versions_come_if_they_are_asked_for_and_say_so(store):
    old, new = small_report(0), small_report(0, words="the truce is over")
    add(store, old, new)
    assert {entry.document.id for entry in iter_entries(store)} == {new.document.id}
    versions = {entry.document.id: entry.latest for entry in iter_entries(store, all_versions=True)}
    assert versions == {old.document.id: False, new.document.id: True}
    assert [entry.latest for entry in iter_entries(store, "hold")] == [False]


def judge(store, report, decision, row_id, **changes):
    stmt = report.statements[0]
    selector = Selector.of(report.document.text, stmt.content[0])
    one = Judgement(report.document.id, row_id, stmt.layer, decision, selector, "Ilan Dorr", **changes)
    return store.add_judgement(one, now=NOW)


def test_a_statement_comes_with_what_people_decided_about_it(store):
    report = small_report(0)
    add(store, report)
    judge(store, report, Decision.ACCEPT, report.statements[0].id, reason="heard it")
    first, second = iter_entries(store)
    (judged,) = first.judged
    assert (judged.judgement.by, judged.judgement.reason, judged.made_at) == ("Ilan Dorr", "heard it", NOW)
    assert second.judged == ()


def test_a_decision_that_was_taken_back_is_left_out_until_that_is_taken_back(store):
    report = small_report(0)
    add(store, report)
    number = judge(store, report, Decision.ACCEPT, report.statements[0].id)
    undoing = judge(store, report, Decision.UNDO, str(number))
    assert next(iter_entries(store)).judged == ()
    judge(store, report, Decision.UNDO, str(undoing))
    assert len(next(iter_entries(store)).judged) == 1


def test_a_decision_goes_with_the_words_to_the_next_version(store):
    old = small_report(0)
    add(store, old)
    judge(store, old, Decision.ACCEPT, old.statements[0].id)
    new = small_report(0, before="CORRECTED: ")
    add(store, new)
    first, second = iter_entries(store)
    assert (first.document.id, len(first.judged)) == (new.document.id, 1)
    assert second.judged == ()


def test_what_was_rejected_is_not_written(store):
    report = small_report(0)
    add(store, report)
    judge(store, report, Decision.REJECT, report.statements[0].id)
    kept = [report.statements[1].id]
    assert [entry.statement.id for entry in iter_entries(store)] == kept
    assert [entry.statement.id for entry in iter_entries(store, "Renk")] == kept


def test_a_report_that_was_removed_meanwhile_is_left_out(store, monkeypatch):
    add(store, small_report(0))
    hits = store.search("truce").items
    gone = replace(hits[0], document_id="dv-ffffffff")
    monkeypatch.setattr(exporting, "_hits", lambda *_: iter([gone, *hits]))
    assert [entry.statement.id for entry in iter_entries(store, "truce")] == [hits[0].statement.id]
