"""What accounts come to on a day: the latest state, what is overdue, and disagreement as disagreement."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.interpret.accounts import STANDS, fold, lines_of
from onrecord.interpret.ties import Member, Thing, tie_findings
from onrecord.model import STATES, FindingType
from tests.interpret.record import reported

COMMITMENT, MEASURE, STANCE = FindingType.COMMITMENT, FindingType.MEASURE, FindingType.STANCE
SALEN = ("Port Salen",)


def on(day, *findings):
    """Return what one thing is on a day."""
    (thing,) = tie_findings(findings)
    return fold(thing.finding, lines_of(thing), as_of=dt.date.fromisoformat(day))


def truce(day, state, **more):
    return reported(day, MEASURE, state, "truce", places=SALEN, **more)


def promise(day, state, **more):
    return reported(day, COMMITMENT, state, "repair the sluice", **({"who": "Veria Dams"} | more))


@pytest.mark.parametrize(
    ("day", "state", "holds", "stands"),
    [
        ("2031-03-01", "announced", "not_yet", True),
        ("2031-03-03", "announced", "as_announced", True),
        ("2031-03-04", "in_force", "yes", True),
        ("2031-03-06", "extended", "yes", True),
        ("2031-03-09", "suspended", "no", False),
        ("2031-03-12", "ended", "no", False),
    ],
)
def test_a_measure_goes_through_its_states(day, state, holds, stands):
    now = on(
        day,
        truce("2031-03-01", "announced", since="2031-03-03"),
        truce("2031-03-04", "in_force"),
        truce("2031-03-06", "extended"),
        truce("2031-03-09", "suspended"),
        truce("2031-03-12", "ended"),
    )
    assert (now.state, now.holds, now.stands) == (state, holds, stands)


def test_nothing_stands_before_it_is_told():
    assert on("2031-02-28", truce("2031-03-01", "announced")) is None


def test_what_is_in_force_since_a_day_holds_from_that_day_though_told_later():
    assert on("2031-03-02", truce("2031-03-05", "in_force", since="2031-03-01")).holds == "yes"


def test_what_begins_later_is_only_announced():
    now = on("2031-03-02", truce("2031-03-01", "in_force", since="2031-03-05"))
    assert (now.state, now.holds) == ("announced", "not_yet")


def test_a_measure_past_its_end_holds_no_longer():
    told = truce("2031-03-01", "in_force", until="2031-03-03")
    assert on("2031-03-03", told).holds == "yes"
    assert (on("2031-03-04", told).holds, on("2031-03-04", told).stands) == ("no", False)


def test_an_extension_without_a_day_leaves_the_old_end_behind():
    now = on(
        "2031-03-09",
        truce("2031-03-01", "in_force", until="2031-03-03"),
        truce("2031-03-03", "extended"),
    )
    assert (now.until, now.holds) == (None, "yes")


def test_who_says_that_it_is_on_takes_nothing_from_an_extension_of_the_same_report():
    first = truce("2031-03-01", "in_force")
    told = truce("2031-03-06", "extended", by=[("Oda Renk", "extended"), ("a joint notice", "in_force")])
    assert on("2031-03-06", first, told).state == "extended"
    assert on("2031-03-08", first, told, truce("2031-03-08", "in_force")).state == "in_force"


def test_being_told_of_again_as_announced_takes_nothing_back():
    assert (
        on("2031-03-09", truce("2031-03-01", "in_force"), truce("2031-03-08", "announced")).state
        == "in_force"
    )


def test_two_parties_that_contradict_each_other_within_days_dispute_a_measure():
    now = on("2031-03-09", truce("2031-03-05", "in_force"), truce("2031-03-06", "ended", by="Ole Varn"))
    assert (now.state, now.holds, now.stands) == ("disputed", "disputed", True)
    assert [(view.by, view.state) for view in now.views] == [("Ada Lund", "in_force"), ("Ole Varn", "ended")]


def test_a_later_state_told_by_another_is_a_change_and_no_dispute():
    assert on(
        "2031-03-30", truce("2031-03-05", "in_force"), truce("2031-03-26", "ended", by="Ole Varn")
    ).state == ("ended")


def test_one_party_that_says_otherwise_later_does_not_dispute_itself():
    assert on("2031-03-09", truce("2031-03-05", "in_force"), truce("2031-03-06", "ended")).state == "ended"


def test_one_claimant_is_known_again_by_entity_or_by_name():
    first = truce("2031-03-05", "in_force", by="Oda Renk", ids={"Oda Renk": "re-1"})
    for again in ({"by": "Renk", "ids": {"Renk": "re-1"}}, {"by": "Oda Renk", "ids": {"Oda Renk": "re-2"}}):
        assert on("2031-03-09", first, truce("2031-03-06", "ended", **again)).state == "ended"
    other = truce("2031-03-06", "ended", by="Ole Varn", ids={"Ole Varn": "re-2"})
    assert on("2031-03-09", first, other).state == "disputed"


@pytest.mark.parametrize(
    ("due", "day", "overdue"),
    [
        ("2031-03-10", "2031-03-10", False),
        ("2031-03-10", "2031-03-11", True),
        ("2031-03", "2031-03-31", False),
        ("2031-03", "2031-04-01", True),
        ("2031-03-10/2031-03-20", "2031-03-15", False),
        ("2031-03-10/2031-03-20", "2031-03-21", True),
        ("2031-03-10/..", "2041-03-21", False),
        ("XXXX-03-10", "2041-03-21", False),
        (None, "2041-03-21", False),
    ],
)
def test_overdue_is_said_only_when_the_whole_interval_has_passed(due, day, overdue):
    assert on(day, promise("2031-03-01", "made", until=due)).overdue is overdue


@pytest.mark.parametrize(
    ("outcome", "overdue", "stands"),
    [("kept", False, False), ("withdrawn", False, False), ("missed", True, True), ("extended", True, True)],
)
def test_what_was_kept_or_withdrawn_is_not_overdue(outcome, overdue, stands):
    now = on(
        "2031-04-01",
        promise("2031-03-01", "made", until="2031-03-10"),
        promise("2031-03-12", outcome, until="2031-03-14"),
    )
    assert (now.state, now.overdue, now.stands) == (outcome, overdue, stands)


def test_kept_by_one_and_missed_by_another_stand_side_by_side_whenever_told():
    now = on(
        "2032-01-01",
        promise("2031-03-01", "made", until="2031-03-10", by="Veria Dams"),
        promise("2031-03-12", "missed", by="Ole Varn"),
        promise("2031-06-12", "kept", by="Veria Dams"),
    )
    assert (now.state, now.overdue, now.stands) == ("disputed", False, True)
    assert {view.by: view.state for view in now.views} == {"Veria Dams": "kept", "Ole Varn": "missed"}


def test_a_view_that_changes_is_marked_with_the_earlier_and_the_later():
    def view(day, state):
        return reported(day, STANCE, state, "the night shift", who="Dockers' Union")

    first, same, changed = (
        view("2031-03-01", "against"),
        view("2031-03-05", "against"),
        view("2031-04-01", "for"),
    )
    assert on("2031-03-31", first, same, changed).state == "against"
    now = on("2031-04-01", first, same, changed)
    assert (now.state, now.earlier.state, now.later.state) == ("changed", "against", "for")
    assert (now.earlier.day.isoformat(), now.later.day.isoformat()) == ("2031-03-05", "2031-04-01")


def test_a_planned_meeting_stands_until_its_day_has_passed():
    told = reported("2031-03-01", FindingType.CONTACT, "planned", "talks", who="Ole Varn", since="2031-03-05")
    assert on("2031-03-05", told).stands
    assert not on("2031-03-06", told).stands


def test_states_that_stand_are_states():
    assert all(states <= set(STATES[finding]) for finding, states in STANDS.items())
    assert set(STANDS) == set(STATES)


@given(data=st.data())
def test_any_accounts_come_to_a_state_of_their_type(data):
    finding = data.draw(st.sampled_from(FindingType))
    states = [state for state in STATES[finding] if state != "disputed"]
    days = data.draw(st.lists(st.integers(1, 28), min_size=1, max_size=6))
    told = [
        reported(
            f"2031-03-{day:02}",
            finding,
            data.draw(st.sampled_from(states)),
            "the gate",
            by=data.draw(st.sampled_from(["Ada Lund", "Ole Varn", "Oda Renk"])),
            until=data.draw(st.sampled_from([None, "2031-03-10", "XXXX-03-10", "2031-03/.."])),
            report=f"{nth}",
        )
        for nth, day in enumerate(days)
    ]
    lines = lines_of(Thing(finding, tuple(Member(one, None) for one in told)))
    day = dt.date(2031, 3, data.draw(st.integers(1, 31)))
    now = fold(finding, lines, as_of=day)
    if now is None:
        assert all(line.tells_from > day for line in lines)
    else:
        assert now.state in STATES[finding]
        assert now.later in now.views
        assert len({view.by for view in now.views}) == len(now.views)
