"""What the pages of what stands draw: sides, bars over days, steps."""

import datetime as dt

import pytest

from onrecord.interpret.ties import tie_findings
from onrecord.model import FindingType
from onrecord.services.standing import standing_of
from onrecord.web.standings import documents_of, lanes_of, places_not_drawn, sides_of, steps_from, tone_of
from tests.interpret.record import reported

DAY = dt.date(2031, 3, 10)


def stands(*found, as_of=DAY):
    (thing,) = tie_findings(found)
    return standing_of(thing, as_of=as_of)


def measure(state="in_force", day="2031-03-01", **more):
    return reported(day, FindingType.MEASURE, state, "truce in Port Salen", places=("Port Salen",), **more)


def test_a_side_is_its_latest_account_and_the_latest_side_is_last():
    thing = stands(
        measure("announced"),
        measure("violated", "2031-03-04", by="Ole Varn"),
        measure("in_force", "2031-03-06"),
    )
    assert [(side.by, side.latest.state, side.count) for side in sides_of(thing)] == [
        ("Ole Varn", "violated", 1),
        ("Ada Lund", "in_force", 2),
    ]


def test_bars_lie_between_the_first_day_and_the_last_and_an_end_that_is_not_told_is_open():
    open_end = stands(measure(since="2031-03-02"))
    closed = stands(measure(since="2031-03-05", until="2031-03-20"))
    lanes = lanes_of([closed, open_end], DAY)
    assert [lane.is_open for lane in lanes.lanes] == [True, False]
    for lane in lanes.lanes:
        assert 0 <= lane.start < lane.start + lane.length <= 100.01
    assert lanes.first < dt.date(2031, 3, 2)
    assert lanes.last > dt.date(2031, 3, 20)
    assert lanes.lanes[1].start < lanes.today < lanes.lanes[1].start + lanes.lanes[1].length


def test_nothing_makes_no_bars():
    assert lanes_of([], DAY) is None


@pytest.mark.parametrize(
    ("state", "tone"), [("in_force", "good"), ("violated", "bad"), ("announced", "open"), ("ended", "bad")]
)
def test_a_state_has_a_tone(state, tone):
    assert tone_of(stands(measure(state))) == tone


def test_what_is_past_its_day_is_bad():
    owed = reported("2031-03-01", FindingType.COMMITMENT, "made", "pay", until="2031-03-05")
    assert tone_of(stands(owed)) == "bad"
    assert tone_of(stands(owed, as_of=dt.date(2031, 3, 5))) == "open"


@pytest.mark.parametrize("day", [DAY, dt.date.min, dt.date.max])
def test_steps_go_from_a_year_before_to_a_year_after(day):
    steps = list(steps_from(day))
    assert [one[1] for one in steps] == sorted(one[1] for one in steps)
    assert len(steps) == 8


def test_places_that_the_gazetteer_has_not_are_named_once_with_an_address():
    things = [stands(measure()), stands(measure("ended", "2031-03-05"))]
    assert places_not_drawn(things, {}, lambda name: f"/{name}") == (("Port Salen", "/Port Salen"),)
    assert places_not_drawn(things, {"Port Salen": object()}, str) == ()


def test_the_reports_of_all_accounts_are_those_that_a_page_quotes():
    thing = stands(measure("announced"), measure("violated", "2031-03-04", by="Ole Varn"))
    assert set(documents_of([thing])) == {one.document_id for one in thing.accounts}
