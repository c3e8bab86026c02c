"""The phases of a thing say for any two days what folding its accounts says."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from onrecord.interpret.accounts import fold, lines_of
from onrecord.interpret.clocks import FAR, phases_of
from onrecord.interpret.ties import Thing, tie_findings
from onrecord.model import FindingType
from tests.interpret.record import reported
from tests.interpret.things import many

DAYS = st.integers(-40, 1000).map(lambda nth: dt.date(2031, 1, 1) + dt.timedelta(days=nth))


def folded(thing, as_of, known_by):
    members = tuple(one for one in thing.members if one.reported.known_on <= known_by)
    now = fold(thing.finding, lines_of(Thing(thing.finding, members)), as_of=as_of) if members else None
    return now and (now.state, now.stands, now.holds, now.overdue)


def phased(thing, as_of, known_by):
    found = [
        (one.state, one.stands, one.holds, one.overdue)
        for one in phases_of(thing)
        if one.known_from <= known_by < one.known_until and one.as_from <= as_of < one.as_until
    ]
    assert len(found) <= 1
    return found[0] if found else None


@given(many(most=8), DAYS, DAYS)
def test_phases_say_what_folding_says(found, as_of, known_by):
    for thing in tie_findings(found):
        assert phased(thing, as_of, known_by) == folded(thing, as_of, known_by)


@given(many(FindingType.MEASURE, least=2, most=8), DAYS, DAYS)
def test_so_they_do_where_reports_come_in_late(found, as_of, known_by):
    """Whatever belongs together: phases do not rest on why findings were tied."""
    thing = Thing(FindingType.MEASURE, tuple(member for one in tie_findings(found) for member in one.members))
    assert phased(thing, as_of, known_by) == folded(thing, as_of, known_by)


def test_a_thing_of_one_account_has_a_phase_for_each_turn():
    (thing,) = tie_findings(
        [reported("2031-03-03", FindingType.COMMITMENT, "made", "pay", until="2031-03-07")]
    )
    assert [(str(one.as_from), one.overdue) for one in phases_of(thing)] == [
        ("2031-03-03", False),
        ("2031-03-08", True),
    ]
    assert {one.known_until for one in phases_of(thing)} == {FAR}


def test_what_is_known_later_ends_only_what_it_changes():
    given_ = {"who": "Valley Council", "by": "Valley Council"}
    made = reported("2031-03-03", FindingType.COMMITMENT, "made", "free 40 soldiers", **given_)
    kept = reported("2031-03-09", FindingType.COMMITMENT, "kept", "free 40 soldiers", **given_)
    (thing,) = tie_findings([made, kept])
    phases = {
        (str(one.as_from), one.state, str(one.known_from), str(one.known_until)) for one in phases_of(thing)
    }
    assert phases == {
        ("2031-03-03", "made", "2031-03-03", "2031-03-09"),
        ("2031-03-03", "made", "2031-03-09", str(FAR)),
        ("2031-03-09", "kept", "2031-03-09", str(FAR)),
    }


def test_a_malformed_date_ends_nothing_and_stops_no_sorting():
    made = reported("2031-01-01", FindingType.COMMITMENT, "made", "free 40 soldiers", until="next Friday")
    again = reported("2031-01-04", FindingType.MEASURE, "in_force", "the ban on kites", since="soon")
    things = tie_findings([made, again])
    assert [[one.stands for one in phases_of(thing)] for thing in things] == [[True], [True]]
