"""Versions that say what they are: corrected, updated, withdrawn; and those that come as a new item."""

import pytest

from onrecord.model import RevisionKind
from tests.factories import (
    NOW,
    make_attribution,
    make_document,
    make_provenance,
    make_report,
    make_statement,
)

HEADLINE = "Truce in Port Salen holds"
SAID = "the truce held"


def report_at(place: str, headline: str = HEADLINE, said: str = SAID, foot: str = "", **changes):
    text = f"{headline}\n\nPORT SALEN, March 4. /Corvane/. Renk said {said}.\n{foot}"
    where = make_provenance(text, location=place, given_id=changes.pop("given_id", None))
    doc = make_document(text, provenance=where, **({"publisher": "Corvane"} | changes))
    parts = make_attribution(text, source="Renk", content=said)
    return make_report(doc=doc, statements=(make_statement(doc, parts),))


def test_a_correction_that_comes_as_a_new_item_is_a_version_of_its_story(store):
    first = report_at("/1.txt")
    newer = report_at("/2.txt", f"CORRECTED: {HEADLINE}", "the truce broke")
    assert store.add(first, now=NOW).outcome == "new"
    added = store.add(newer, now=NOW)
    assert (added.outcome, added.version) == ("new_version", 2)
    versions = store.versions(first.document.story_id)
    assert [row.document_id for row in versions] == [first.document.id, newer.document.id]
    assert [row.revision and row.revision.kind for row in versions] == [None, RevisionKind.CORRECTED]
    assert store.versions(newer.document.story_id) == versions
    assert store.report(first.document.story_id) == newer
    assert [hit.latest for hit in store.search("held").items] == [False]
    assert store.reports().items[0].revision.kind is RevisionKind.CORRECTED
    assert store.add(newer, now=NOW).outcome == "known"
    assert store.check() == ()


def test_updates_follow_one_another(store):
    for number, mark in enumerate(["", "UPDATE 1-", "UPDATE 2-"]):
        store.add(report_at(f"/{number}.txt", mark + HEADLINE, f"{number} bridges were open"), now=NOW)
    assert store.counts().reports == 1
    versions = store.versions(store.reports().items[0].story_id)
    assert [row.revision and row.revision.number for row in versions] == [None, 1, 2]


def test_a_withdrawn_story_is_shown_as_withdrawn(store):
    store.add(report_at("/1.txt"), now=NOW)
    assert [hit.withdrawn for hit in store.search("held").items] == [False]
    store.add(
        report_at("/2.txt", f"WITHDRAWN: {HEADLINE}", "nothing", "\nThis report has been withdrawn.\n"),
        now=NOW,
    )
    (hit,) = store.search("held").items
    assert (hit.withdrawn, hit.latest) == (True, False)
    assert store.reports().items[0].revision.kind is RevisionKind.WITHDRAWN


def test_a_note_at_the_foot_makes_a_version(store):
    store.add(report_at("/1.txt"), now=NOW)
    newer = report_at("/2.txt", said="the truce broke", foot="\n(This version corrects the quote.)\n")
    assert store.add(newer, now=NOW).outcome == "new_version"


@pytest.mark.parametrize(
    "changes",
    [
        {"publisher": "Littoral Wire"},
        {"published": "2032-03-04"},
        {"headline": "CORRECTED: Truce in Varn holds"},
        {"headline": HEADLINE},
    ],
)
def test_what_is_not_clearly_the_same_story_is_another(store, changes):
    store.add(report_at("/1.txt"), now=NOW)
    given = {"headline": f"CORRECTED: {HEADLINE}", "said": "the truce broke"} | changes
    assert store.add(report_at("/2.txt", **given), now=NOW).outcome == "new"


def test_of_two_stories_with_one_headline_none_is_guessed(store):
    for place in ("/1.txt", "/2.txt"):
        store.add(report_at(place), now=NOW)
    newer = report_at("/3.txt", f"CORRECTED: {HEADLINE}", "the truce broke")
    assert store.add(newer, now=NOW).outcome == "new"


def test_a_first_report_that_says_it_is_withdrawn_is_shown_so(store):
    store.add(report_at("/1.txt", f"WITHDRAWN: {HEADLINE}"), now=NOW)
    assert [hit.withdrawn for hit in store.search("held").items] == [True]
