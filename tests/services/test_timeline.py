"""Dated lines of somebody, or of one thing, in the order of days."""

import datetime as dt
import importlib
from dataclasses import replace

import pytest

from onrecord.errors import NotFound
from onrecord.services import Asked, standing, timeline
from onrecord.store import open_store
from tests.services.told import ANNOUNCED, COMMITMENT, COUNCIL, DORR, RENK, STORY, Said, add, report_of


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("record") / "onrecord.db")) as store:
        add(store, *STORY)
        yield store


def lines(found):
    return [(line.date, line.what, line.account.by) for line in found.lines]


OF_COMMITMENT = [
    ("2031-03-03", "made", COUNCIL),
    ("2031-03-07", "due", COUNCIL),
    ("2031-03-08", "missed", RENK),
    ("2031-03-09", "kept", "Ole Varn"),
]
OF_TRUCE = [
    ("2031-03-03", "announced", RENK),
    ("2031-03-04", "since", RENK),
    ("2031-03-05", "in_force", RENK),
    ("2031-03-09", "ended", RENK),
]


def test_a_thing_by_words_of_what_it_is_about(store):
    found = timeline(store, "release soldiers")
    assert lines(found) == OF_COMMITMENT
    assert found.id.startswith("th-")
    assert found.of == "hand over 40 soldiers"
    assert lines(timeline(store, "ceasefire")) == OF_TRUCE


def test_a_thing_by_its_id_and_by_that_of_a_finding(store):
    (thing,) = [one.id for one in standing(store, Asked(dt.date(2031, 3, 9))) if one.finding == "commitment"]
    assert lines(timeline(store, thing)) == OF_COMMITMENT
    assert lines(timeline(store, thing[:12])) == OF_COMMITMENT
    assert lines(timeline(store, ANNOUNCED.findings[0].id)) == OF_TRUCE


def test_a_body_has_all_accounts_of_what_it_owes(store):
    found = timeline(store, "valley council")
    assert (found.of, lines(found)) == (COUNCIL, OF_COMMITMENT)
    assert found.id.startswith("re-")


def test_a_person_has_what_she_tells_and_not_what_others_tell_of_the_same(store):
    found = timeline(store, RENK)
    told = [line for line in lines(found) if line[1] != "since"]
    assert told == [
        ("2031-03-03", "announced", RENK),
        ("2031-03-05", "in_force", RENK),
        ("2031-03-05", "declined", RENK),
        ("2031-03-08", "missed", RENK),
        ("2031-03-09", "ended", RENK),
    ]


def test_a_party_that_is_no_entity_has_what_it_plays_a_part_in(tmp_path):
    report = report_of(
        "2031-03-03",
        Said(COMMITMENT, "made", "open the ford", RENK, "Verany would open the ford", who="Verany"),
    )
    with open_store(str(tmp_path / "onrecord.db")) as store:
        add(store, replace(report, entities=report.entities[:1]))
        found = timeline(store, "Verany")
    assert (found.of, found.id, lines(found)) == ("Verany", None, [("2031-03-03", "made", RENK)])


def test_what_was_not_known_by_a_day_is_left_out(store):
    assert lines(timeline(store, DORR, known_by=dt.date(2031, 3, 7))) == [("2031-03-03", "against", DORR)]


@pytest.mark.parametrize("wanted", ["Nobody", "th-ffff", "fi-ffff", "re-ffff", "O", "", "…"])
def test_what_cannot_be_told_is_said(store, wanted):
    with pytest.raises(NotFound):
        timeline(store, wanted)


def test_the_object_is_named_in_full_on_every_line(store):
    assert {line.object for line in timeline(store, "ceasefire").lines} == {"truce in Port Salen"}


def test_of_very_many_things_those_are_taken_of_which_was_told_last(store, monkeypatch):
    assert timeline(store, RENK).whole
    monkeypatch.setattr(importlib.import_module("onrecord.services.timeline"), "MOST_THINGS", 1)
    found = timeline(store, RENK)
    assert not found.whole
    assert {line.thing for line in found.lines} <= {
        timeline(store, "truce").id,
        timeline(store, "soldiers").id,
    }
    assert len({line.thing for line in found.lines}) == 1
