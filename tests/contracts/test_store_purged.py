"""Purging: nothing of a report is left but its tombstone, and it does not come back."""

import dataclasses
import datetime as dt
import hashlib

import pytest

from onrecord.errors import NotFound
from onrecord.model import Decision, Judgement, Selector, hull
from tests.factories import (
    NOW,
    TEXT,
    make_attribution,
    make_document,
    make_entity,
    make_issue,
    make_provenance,
    make_report,
    make_statement,
)

LATER = NOW + dt.timedelta(days=1)
CORRECTED = TEXT.replace("until Friday", "until Sunday")


def report_of(text: str = TEXT, *, place: str = "/corvane-0304.txt"):
    where = make_provenance(text, location=place, source_hash=hashlib.sha256(text.encode()).hexdigest())
    doc = make_document(text, provenance=where)
    parts = make_attribution(text, source=None, cue=None, content="the truce in Port Salen")
    stmt = make_statement(doc, parts, speaker="Oda Renk" if "Renk" in text else "Ivo Marn")
    return make_report(doc=doc, statements=(stmt,), entities=(make_entity(doc),), findings=())


def purge(store, wanted: str):
    return store.purge(wanted, by="Mira Tol", reason="court order 4711", now=LATER)


def judge(store, report) -> None:
    stmt = report.statements[0]
    selector = Selector.of(report.document.text, hull(stmt.content))
    store.add_judgement(
        Judgement(
            report.document.id,
            stmt.id,
            report.layer,
            Decision.CORRECT,
            selector,
            "Mira Tol",
            "speaker",
            "Lena Hask",
            "heard the tape",
        ),
        now=NOW,
    )


def test_a_story_leaves_a_tombstone_and_nothing_else(store):
    report, other = report_of(), report_of(TEXT.replace("Renk", "Hask"), place="/other.txt")
    for one in (report, other):
        store.add(one, raw=one.document.text.encode(), now=NOW)
    store.add_issues([make_issue(document=report.document.name)], now=NOW)
    judge(store, report)
    while store.sort_entities():
        pass
    (left,) = purge(store, report.document.story_id)
    assert store.tombstones() == (left,)
    assert (left.document_id, left.version, left.purged_at) == (report.document.id, 1, LATER)
    assert (left.by, left.reason) == ("Mira Tol", "court order 4711")
    assert [row.document_id for row in store.reports().items] == [other.document.id]
    assert store.search("renk").items == ()
    assert store.reviews().items == ()
    assert [row.reports for row in store.entities().items] == [1]
    for ask in (
        lambda: store.report(report.document.id),
        lambda: store.versions(report.document.story_id),
        lambda: store.statement(report.statements[0].id),
        lambda: store.raw(report.document.id),
    ):
        with pytest.raises(NotFound):
            ask()
    assert store.check() == ()


def test_it_is_not_stored_again(store):
    report = report_of()
    store.add(report, now=NOW)
    purge(store, report.document.id)
    again = store.add(report, now=LATER)
    assert (again.outcome, again.document_id) == ("purged", report.document.id)
    other_text = dataclasses.replace(report.document, text=TEXT + "\n")
    assert store.add(make_report(doc=other_text), now=LATER).outcome == "purged"
    assert store.counts().reports == 0


def test_one_version_goes_and_the_others_stay(store):
    first, second = report_of(), report_of(CORRECTED)
    for one in (first, second):
        store.add(one, now=NOW)
    purge(store, second.document.id)
    assert store.report(first.document.story_id) == first
    assert [row.version for row in store.versions(first.document.story_id)] == [1]
    assert store.check() == ()
    assert store.add(report_of(CORRECTED + "\nMore.\n"), now=LATER).version == 2


def test_what_was_put_back_because_of_its_judgements_goes_with_them(store):
    first = report_of()
    store.add(first, now=NOW)
    judge(store, first)
    newer = report_of("CORRECTED: " + TEXT)
    store.add(dataclasses.replace(newer, layer="layer-2", statements=(), findings=()), now=NOW)
    assert [stmt.speaker for stmt in store.report(newer.document.id).statements] == ["Lena Hask"]
    purge(store, first.document.id)
    assert store.report(newer.document.id).statements == ()
    assert store.search("Hask").items == ()
    assert store.check() == ()


def test_a_judgement_cannot_be_deleted_otherwise(store):
    report = report_of()
    store.add(report, now=NOW)
    judge(store, report)
    from sqlalchemy import text

    with pytest.raises(Exception, match="answered"), store._writing() as conn:
        conn.execute(text("DELETE FROM judgements"))


def test_an_unknown_id_is_not_found(store):
    with pytest.raises(NotFound):
        purge(store, "st-nothing")
    with pytest.raises(NotFound):
        purge(store, "dv-nothing")
