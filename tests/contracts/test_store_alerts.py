"""Saved searches: what is new in each, once."""

import datetime as dt

import pytest

from onrecord.errors import Conflict, NotFound
from tests.factories import NOW, make_attribution, make_document, make_provenance, make_report, make_statement

LATER = NOW + dt.timedelta(hours=1)
LAST = NOW + dt.timedelta(hours=2)


def say(store, name, words, *, layer=None, version="", **document):
    text = f"{version}Renk said {words}."
    doc = make_document(text, name=name, provenance=make_provenance(text, location=f"/{name}"), **document)
    parts = make_attribution(text, source="Renk", content=words)
    changes = {"layer": layer} if layer else {}
    stmt = make_statement(doc, parts, speaker="Renk", **changes)
    store.add(make_report(doc=doc, statements=(stmt,), **changes), now=NOW)


def run(store, now=LATER):
    return [hit.words for hit in store.run_alert("truce", now=now)]


@pytest.fixture
def kept(store):
    say(store, "old", "the truce holds")
    store.add_alert("truce", "truce speaker:renk", now=NOW)
    return store


def test_what_came_in_since_is_new_once(kept):
    assert run(kept) == []
    say(kept, "one", "the truce is over")
    say(kept, "two", "the truce is back")
    say(kept, "three", "the harvest is good")
    assert run(kept) == ["the truce is back", "the truce is over"]
    assert run(kept) == []


def test_what_waits_for_a_run_can_be_seen_before_it(kept):
    say(kept, "one", "the truce is over")
    say(kept, "old", "the truce holds", version="Cedar. ")
    assert [hit.words for hit in kept.alert_waiting("truce")] == ["the truce is over"]
    assert run(kept) == ["the truce is over"]
    assert kept.alert_waiting("truce") == ()


def test_the_same_words_in_a_later_version_are_not_new(kept):
    say(kept, "old", "the truce holds", version="Cedar. ")
    assert run(kept) == []
    say(kept, "old", "the truce is off", version="Cedar again. ")
    assert run(kept) == ["the truce is off"]


def test_what_was_under_an_embargo_is_new_when_that_has_ended(kept):
    say(kept, "held", "the truce is secret", embargo="2031-03-06T10:00:00Z")
    say(kept, "one", "the truce is over")
    assert run(kept) == ["the truce is over"]
    kept._clock = lambda: LAST
    assert run(kept, LAST) == ["the truce is secret"]
    assert run(kept, LAST) == []


def test_what_was_told_of_is_kept_newest_first(kept):
    say(kept, "one", "the truce is over")
    run(kept)
    say(kept, "two", "the truce is back")
    run(kept, LAST)
    news = kept.alert_news("truce")
    assert [(one.hit.words, one.found_at) for one in news] == [
        ("the truce is back", LAST),
        ("the truce is over", LATER),
    ]
    (alert,) = kept.alerts()
    assert (alert.name, alert.query, alert.made_at) == ("truce", "truce speaker:renk", NOW)
    assert (alert.last_run, alert.found) == (LAST, 2)


def test_nothing_is_left_of_what_was_purged(kept):
    say(kept, "one", "the truce is over")
    (hit,) = kept.run_alert("truce", now=LATER)
    kept.purge(hit.document_id, by="Marn", reason="licence", now=LAST)
    assert kept.alert_news("truce") == ()
    assert kept.alerts()[0].found == 0
    assert kept.check() == ()


def test_a_search_is_forgotten_and_its_name_is_free(kept):
    with pytest.raises(Conflict):
        kept.add_alert("truce", "peace", now=NOW)
    say(kept, "one", "the truce is over")
    run(kept)
    kept.remove_alert("truce")
    assert kept.alerts() == ()
    for ask in (kept.remove_alert, kept.alert_news, lambda name: kept.run_alert(name, now=NOW)):
        with pytest.raises(NotFound):
            ask("truce")
    kept.add_alert("truce", "peace", now=NOW)
