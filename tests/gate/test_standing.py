"""What stands by hand on each day of the sample story, and how that is compared."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest

from gate.findings import ALL, pair
from gate.floors import read_floors
from gate.standing import FLOORS, LEFT_OUT, Found, found_on, golds, measure, score_days
from gate.standing_gold import (
    FOLLOW_UPS,
    STORIES,
    STORIES_APART,
    STORIES_UNSEEN,
    THINGS,
    Story,
    Things,
    Wanted,
    by_hand,
    read_reports,
    read_sample_story,
    read_stories,
    read_things,
)
from onrecord.model import STATES, FindingType
from onrecord.services import sort_all
from onrecord.store import open_store
from tests.factories import NOW

TRUCE = Wanted("measure", "in_force", ("the truce", "the pause around the port"))


@pytest.fixture(scope="module")
def reports():
    return [by_hand(row) for row in read_reports()]


@pytest.fixture(scope="module")
def store(reports, tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("gate") / "standing.db")) as store:
        for report in reports:
            store.add(report, now=NOW)
        sort_all(store)
        yield store


FILES = (STORIES, STORIES_APART, STORIES_UNSEEN)
STORIES_BY_HAND = [read_sample_story(), *(story for path in FILES for story in read_stories(path))]


@pytest.mark.parametrize("things", [story.things for story in STORIES_BY_HAND])
def test_every_state_by_hand_is_one_of_its_type(things):
    for row in things.rows:
        states = {state.removesuffix(" overdue") for state in row["states"].values()} - {"-"}
        assert states <= set(STATES[FindingType(row["finding"])]), row["objects"]


@pytest.mark.parametrize("things", [story.things for story in STORIES_BY_HAND])
def test_every_day_that_something_changes_is_asked_about(things):
    changes = {dt.date.fromisoformat(day) for row in things.rows for day in row["states"]}
    assert changes <= set(things.days)
    assert len(things.days) >= 3


def test_a_thing_is_in_its_last_state_by_a_day_and_gone_where_that_is_said():
    row = {
        "finding": "measure",
        "objects": ["truce"],
        "states": {"2031-03-02": "in_force", "2031-03-05": "-"},
    }
    things = Things((), (row,))
    on = {day: [one.state for one in things.on(dt.date(2031, 3, day))] for day in (1, 2, 4, 5)}
    assert on == {1: [], 2: ["in_force"], 4: ["in_force"], 5: []}


@pytest.mark.parametrize(
    ("mine", "right"),
    [
        (Found("measure", "in_force", ("truce",)), True),
        (Found("measure", "in_force", ("ban", "pause around the port")), True),
        (Found("measure", "ended", ("truce",)), False),
        (Found("stance", "in_force", ("truce",)), False),
        (Found("measure", "in_force", ("ban",)), False),
    ],
)
def test_type_state_and_words_of_one_object_must_agree(mine, right):
    assert pair([TRUCE], [mine]) == ([(0, 0)] if right else [])


def test_days_are_counted_together():
    found = Found("measure", "in_force", ("truce",))
    scores = score_days([([TRUCE], [found]), ([TRUCE], []), ([], [found, found])])
    assert (scores["measure"].right, scores["measure"].wrong, scores["measure"].missed) == (1, 2, 1)
    assert scores[ALL] == scores["measure"]


@pytest.mark.parametrize(
    ("day", "finding", "state", "words"),
    [
        ("2024-05-14", "measure", "announced", "truce"),
        ("2024-05-16", "measure", "in_force", "pause"),
        ("2024-05-19", "measure", "extended", "truce"),
        ("2024-05-21", "commitment", "disputed", "140 captured soldiers"),
        ("2024-05-23", "stance", "changed", "observers"),
        ("2024-06-04", "measure", "announced", "new truce"),
        ("2024-06-04", "commitment", "made overdue", "minutes"),
        ("2024-06-11", "commitment", "missed overdue", "28 soldiers"),
        ("2024-06-14", "measure", "disputed", "truce"),
        ("2024-06-14", "commitment", "disputed", "28 soldiers"),
        ("2024-06-21", "commitment", "made overdue", "Sarrenth road"),
    ],
)
def test_from_findings_by_hand_the_days_that_matter_are_right(store, day, finding, state, words):
    found = found_on(store, dt.date.fromisoformat(day))
    assert [
        one for one in found if (one.type, one.state) == (finding, state) and words in " ".join(one.objects)
    ]


def test_what_a_corrected_report_no_longer_says_stands_no_longer(store):
    def numbers(day):
        return {
            number
            for one in found_on(store, dt.date.fromisoformat(day))
            for number in ("40", "140")
            if one.type == "commitment" and number in " ".join(one.objects).split()
        }

    assert numbers("2024-05-21") == {"40", "140"}
    assert numbers("2024-05-22") == {"40"}


def test_from_findings_by_hand_nothing_that_stands_is_missed(store):
    things = read_things()
    scores = score_days([(things.on(day), found_on(store, day)) for day in things.days])
    assert scores[ALL].missed == 0
    assert scores[ALL].f1 >= read_floors(FLOORS).corpora["told"].figures[ALL] - 0.005


def test_the_check_measures_each_type_but_questions():
    story = Story(tuple(read_reports()[:2]), Things((dt.date(2024, 5, 14),), read_things().rows))
    figures = measure([story], by_hand)
    assert set(figures) == {ALL, *(kind.value for kind in FindingType if kind is not LEFT_OUT)}
    assert figures["commitment"] == 1.0


def test_each_way_has_a_floor_for_each_type():
    for name in (f"{way}{which}" for which in golds() for way in ("told", "text")):
        kept = read_floors(FLOORS).corpora[name]
        assert set(kept.figures) == {ALL, *(kind.value for kind in FindingType if kind is not LEFT_OUT)}


def test_the_findings_by_hand_are_words_of_their_texts():
    rows = tomllib.loads(FOLLOW_UPS.read_text(encoding="utf-8"))["reports"]
    for path in FILES:
        rows += [row for story in tomllib.loads(path.read_text())["stories"] for row in story["reports"]]
    for row in rows:
        assert all(one[2] in row["text"] for one in row["findings"])
    assert THINGS.exists()
