"""What becomes of a report that is added: new, known, a new version, a new layer."""

import dataclasses
import datetime as dt
import hashlib

import pytest

from onrecord.errors import NotFound
from onrecord.model import Decision, Judgement, Selector
from onrecord.store import open_store
from tests.contracts.conftest import outcomes
from tests.factories import (
    NOW,
    TEXT,
    make_document,
    make_issue,
    make_provenance,
    make_report,
    make_statement,
    span_of,
)

LATER = NOW + dt.timedelta(hours=1)
CORRECTED = TEXT.replace("until Friday", "until Sunday")


def at(location: str, text: str = TEXT, **provenance) -> object:
    """Build a report read at a place."""
    return make_report(
        doc=make_document(text, provenance=make_provenance(text, location=location, **provenance))
    )


def with_layer(report, layer: str, **changes):
    """Return what another layer reads in the same document."""
    statements = tuple(dataclasses.replace(stmt, layer=layer) for stmt in report.statements)
    return dataclasses.replace(report, **({"layer": layer, "statements": statements} | changes))


def test_a_report_comes_back_as_it_was_stored(store):
    report = make_report()
    added = store.add(report, now=NOW)
    assert (added.document_id, added.version, added.outcome) == (report.document.id, 1, "new")
    assert store.report(added.document_id) == report


def test_the_same_report_twice_is_stored_once(store):
    assert outcomes(store, make_report(), make_report(), now=NOW) == ["new", "known"]
    counts = store.counts()
    assert (counts.reports, counts.versions, counts.statements, counts.speakers, counts.issues) == (
        1,
        1,
        1,
        1,
        1,
    )


def test_the_same_text_at_two_places_is_two_stories(store):
    assert outcomes(store, at("/a.txt"), at("/b.txt"), now=NOW) == ["new", "new"]


def test_a_changed_source_is_a_new_version_of_the_story(store):
    first, second = at("/a.txt"), at("/a.txt", CORRECTED)
    assert outcomes(store, first, second, now=NOW) == ["new", "new_version"]
    versions = store.versions(first.document.story_id)
    assert [row.version for row in versions] == [1, 2]
    assert [row.document_id for row in versions] == [first.document.id, second.document.id]
    assert {row.story_id for row in versions} == {first.document.story_id}


def test_an_older_version_stays_as_it_was(store):
    first = at("/a.txt")
    outcomes(store, first, at("/a.txt", CORRECTED), now=NOW)
    assert store.report(first.document.id) == first


def test_an_older_version_met_again_changes_nothing(store):
    first, second = at("/a.txt"), at("/a.txt", CORRECTED)
    outcomes(store, first, second, now=NOW)
    again = store.add(first, now=LATER)
    assert (again.outcome, again.version) == ("known", 1)
    assert store.reports().items[0].document_id == second.document.id


def test_another_text_of_the_same_source_is_known(store):
    """A newer reader is no correction of the story."""
    first = at("/a.html", source_hash="same")
    newer = at("/a.html", TEXT.replace("\n\n", "\n"), source_hash="same", reader_version="2")
    assert outcomes(store, first, newer, now=NOW) == ["new", "known"]
    assert store.add(newer, now=NOW).document_id == first.document.id
    assert store.counts().versions == 1


def test_another_text_of_the_same_source_read_by_a_new_layer_is_shown(store):
    """The new layer's offsets are into the new text, so that is kept too, as the same version."""
    first = at("/a.html", source_hash="same")
    newer = with_layer(at("/a.html", TEXT + "\n", source_hash="same", reader_version="2"), "layer-2")
    assert outcomes(store, first, newer, newer, now=NOW) == ["new", "new_layer", "known"]
    assert store.counts().versions == 1
    assert store.report(first.document.story_id) == newer
    assert store.report(first.document.id) == first
    assert [row.document_id for row in store.versions(first.document.story_id)] == [newer.document.id]


def test_another_source_of_the_same_text_is_known_and_noted(store):
    first, other = at("/a.html", source_hash="one"), at("/a.html", source_hash="two")
    assert outcomes(store, first, other, other, now=NOW) == ["new", "known", "known"]
    (version,) = store.versions(first.document.story_id)
    assert version.sources == 2


def test_a_source_noted_for_a_version_is_known_whatever_its_text(store):
    outcomes(store, at("/a.html", source_hash="one"), at("/a.html", source_hash="two"), now=NOW)
    assert outcomes(store, at("/a.html", CORRECTED, source_hash="two"), now=NOW) == ["known"]


def test_a_new_layer_is_added_and_shown(store):
    first = make_report()
    second = with_layer(first, "layer-2", issues=(), entities=())
    assert outcomes(store, first, second, second, now=NOW) == ["new", "new_layer", "known"]
    assert store.report(first.document.id) == second
    assert store.layers(first.document.id) == (first.layer, "layer-2")
    assert store.counts().versions == 1
    assert store.counts().statements == 1
    assert store.counts().issues == 0


def test_a_statement_is_shown_as_the_latest_layer_has_it(store):
    first = make_report()
    second = with_layer(first, "layer-2")
    outcomes(store, first, second, now=NOW)
    assert store.statement(first.statements[0].id) == (second.statements[0], first.document)


def test_first_and_last_seen_are_kept(store):
    store.add(make_report(), now=NOW)
    store.add(make_report(), now=LATER)
    store.add(make_report(), now=NOW)
    row = store.reports().items[0]
    assert (row.first_seen, row.last_seen) == (NOW, LATER)


def test_times_are_kept_in_utc(store):
    store.add(make_report(), now=NOW.astimezone(dt.timezone(dt.timedelta(hours=5))))
    assert store.reports().items[0].first_seen == NOW


def test_a_time_without_a_zone_is_refused(store):
    with pytest.raises(ValueError, match="zone"):
        store.add(make_report(), now=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="zone"):
        store.add_issues([make_issue()], now=NOW.replace(tzinfo=None))


def test_raw_bytes_are_kept(store):
    raw = TEXT.encode()
    report = at("/a.txt", source_hash=hashlib.sha256(raw).hexdigest())
    store.add(report, raw=raw, now=NOW)
    assert store.raw(report.document.id) == raw


def test_raw_bytes_that_come_later_are_kept(store):
    raw = TEXT.encode()
    report = at("/a.txt", source_hash=hashlib.sha256(raw).hexdigest())
    store.add(report, now=NOW)
    assert store.raw(report.document.id) is None
    store.add(report, raw=raw, now=NOW)
    assert store.raw(report.document.id) == raw


def test_raw_bytes_are_not_kept_where_only_their_hash_is_wanted(record):
    raw = TEXT.encode()
    report = at("/a.txt", source_hash=hashlib.sha256(raw).hexdigest())
    with open_store(record, keep_raw=False) as store:
        store.add(report, raw=raw, now=NOW)
        assert store.raw(report.document.id) is None
        assert (
            store.report(report.document.id).document.provenance.source_hash
            == hashlib.sha256(raw).hexdigest()
        )


def test_raw_bytes_of_something_else_are_refused(store):
    with pytest.raises(ValueError, match="source_hash"):
        store.add(make_report(), raw=b"something else", now=NOW)
    assert store.counts().reports == 0


def test_a_statement_of_another_document_is_refused_and_nothing_is_stored(store):
    report = make_report(statements=(make_statement(document_id="dv-other"),))
    with pytest.raises(ValueError, match="is not of"):
        store.add(report, now=NOW)
    assert store.counts().reports == 0


def test_issues_without_a_report_are_stored_once(store):
    issue = make_issue(code="empty", document="blank.txt")
    store.add_issues([issue, issue], now=NOW)
    store.add_issues([issue], now=LATER)
    (row,) = store.issues().items
    assert (row.issue, row.document_id, row.first_seen, row.last_seen) == (issue, None, NOW, LATER)


def test_judgements_are_appended_and_read(store):
    report = make_report()
    stmt = report.statements[0]
    judgement = Judgement(
        document_id=report.document.id,
        row_id=stmt.id,
        layer=stmt.layer,
        decision=Decision.CORRECT,
        selector=Selector.of(TEXT, span_of("Oda Renk")),
        by="Mira Tol",
        field="speaker",
        value="Oda Renk-Sol",
    )
    store.add(report, now=NOW)
    first, second = (store.add_judgement(judgement, now=moment) for moment in (NOW, LATER))
    assert store.judgements(report.document.id) == ((first, judgement, NOW), (second, judgement, LATER))


def test_a_judgement_on_nothing_is_refused(store):
    judgement = Judgement(
        "dv-none", "sm-none", "layer", Decision.ACCEPT, Selector("", "", "", 0, 0), "Mira Tol"
    )
    with pytest.raises(NotFound):
        store.add_judgement(judgement, now=NOW)


def test_many_are_stored_as_each_would_be(store):
    made = [at(f"/{number}.txt") for number in range(5)]
    again = [*made, made[0], at("/0.txt", CORRECTED)]
    added = list(store.add_many(((report, None) for report in again), now=NOW, portion=2))
    assert [one.outcome for one in added] == ["new"] * 5 + ["known", "new_version"]
    assert store.counts().versions == 6
    assert store.check() == ()


def test_of_a_portion_that_cannot_be_stored_nothing_is(store):
    wrong = make_report(statements=(make_statement(document_id="dv-other"),))
    reports = [(at("/1.txt"), None), (at("/2.txt"), None), (wrong, None)]
    with pytest.raises(ValueError, match="is not of"):
        list(store.add_many(reports, now=NOW, portion=2))
    assert store.counts().reports == 2
