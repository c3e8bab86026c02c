"""Findings of several reports are one thing where more than their words says so, and each tie says why."""

import dataclasses
import random

import pytest

from onrecord.interpret.likeness import WEIGHTS
from onrecord.interpret.ties import tie_findings
from onrecord.model import FindingType, Party
from tests.interpret.record import reported, sizes

COMMITMENT, MEASURE, STANCE = FindingType.COMMITMENT, FindingType.MEASURE, FindingType.STANCE
REQUEST, RESPONSIBILITY, CONTACT = FindingType.REQUEST, FindingType.RESPONSIBILITY, FindingType.CONTACT
SALEN = ("Port Salen",)


@pytest.mark.parametrize(
    "findings",
    [
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "announced", "truce in Port Salen", places=SALEN),
                reported("2031-03-04", MEASURE, "extended", "pause", by="Ole Varn", places=SALEN),
            ),
            id="another word for it, the same place",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "announced", "stop shooting for a day", places=SALEN),
                reported(
                    "2031-03-02", MEASURE, "in_force", "The truce in Port Salen", by="Varn", places=SALEN
                ),
            ),
            id="a measure named by what is done",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "in_force", "a week-long walkout", who="Salen Union"),
                reported("2031-03-08", MEASURE, "ended", "the tram strike", who="Salen Union"),
            ),
            id="how long it is makes it no other kind",
        ),
        pytest.param(
            (
                reported("2031-03-01", RESPONSIBILITY, "held", "decide on bonuses", who="City Council"),
                reported("2031-03-08", RESPONSIBILITY, "held", "the night bonus", who="City Council"),
            ),
            id="deciding is no word of what is decided",
        ),
        pytest.param(
            (
                reported("2031-03-01", RESPONSIBILITY, "held", "its observance on the ground", who="Guard"),
                reported("2031-03-08", RESPONSIBILITY, "held", "keeps the quiet", who="Guard"),
            ),
            id="who keeps a truce keeps the quiet",
        ),
        pytest.param(
            (
                reported("2031-03-01", CONTACT, "ongoing", "Word is passed through the envoy", by="Oda Renk"),
                reported("2031-03-08", CONTACT, "ongoing", "There is a channel", by="Oda Renk"),
            ),
            id="what is passed through somebody is a channel",
        ),
        pytest.param(
            (
                reported("2031-03-01", REQUEST, "made", "send 30 unarmed observers", who="Ada Lund"),
                reported("2031-03-08", REQUEST, "granted", "Thirty is what Lund asked for", who="Ada Lund"),
            ),
            id="what was asked for, by its number in words",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "in_force", "the cap on foreign loans", who="Salen Bank"),
                reported("2031-04-01", MEASURE, "extended", "the ceiling on foreign loans", who="Salen Bank"),
            ),
            id="another word for a value",
        ),
        pytest.param(
            (
                reported("2031-03-01", COMMITMENT, "made", "repair the sluice", who="Veria Dams"),
                reported(
                    "2031-04-01", COMMITMENT, "missed", "the sluice be repaired", by="Varn", who="Veria Dams"
                ),
            ),
            id="the same debtor and act",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "in_force", "its key rate at 4 percent", who="Salen Bank"),
                reported("2031-04-01", MEASURE, "in_force", "its key rate at 4.5 percent", who="Salen Bank"),
            ),
            id="a value that changes",
        ),
        pytest.param(
            (
                reported("2031-03-01", COMMITMENT, "made", "hand over 40 soldiers", who="Valley Council"),
                reported("2031-03-09", COMMITMENT, "missed", "its promise", by="Varn", who="Valley Council"),
            ),
            id="words that point back, by the debtor",
        ),
        pytest.param(
            (
                reported("2031-03-01", REQUEST, "made", "resume flights over the delta", who="General Staff"),
                reported(
                    "2031-03-09", REQUEST, "refused", "resume flights", by="Varn", who="the General Staff"
                ),
            ),
            id="the same who asks",
        ),
        pytest.param(
            (
                reported("2031-03-01", STANCE, "against", "the night shift", who="Dockers' Union"),
                reported("2033-03-09", STANCE, "for", "a night shift", who="Dockers' Union"),
            ),
            id="a view, years later",
        ),
        pytest.param(
            (
                reported("2031-03-01", RESPONSIBILITY, "held", "the locks", who="Pilots' Office"),
                reported(
                    "2031-05-01", RESPONSIBILITY, "disclaimed", "locks", by="Varn", who="Pilots' Office"
                ),
            ),
            id="the same bearer",
        ),
    ],
)
def test_what_is_one_thing_is_tied(findings):
    assert sizes(*findings) == [2]


@pytest.mark.parametrize(
    "findings",
    [
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "announced", "stop selling kites", places=SALEN),
                reported(
                    "2031-03-02", MEASURE, "in_force", "The truce in Port Salen", by="Varn", places=SALEN
                ),
            ),
            id="to stop something else is no truce",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "in_force", "a rail walkout", who="Salen Union"),
                reported("2031-03-08", MEASURE, "ended", "the tram strike", who="Salen Union"),
            ),
            id="a strike of another kind",
        ),
        pytest.param(
            (
                reported("2031-03-01", RESPONSIBILITY, "held", "decide on bonuses", who="City Council"),
                reported("2031-03-08", RESPONSIBILITY, "held", "decide on bail", who="City Council"),
            ),
            id="only deciding in common",
        ),
        pytest.param(
            (
                reported("2031-03-01", RESPONSIBILITY, "held", "keeps the register", who="Guard"),
                reported("2031-03-08", RESPONSIBILITY, "held", "keeps the quiet", who="Guard"),
            ),
            id="only keeping in common",
        ),
        pytest.param(
            (
                reported("2031-03-01", CONTACT, "ongoing", "Word is passed through the envoy", by="Oda Renk"),
                reported("2031-03-08", CONTACT, "ongoing", "There is a channel", by="Ole Varn"),
            ),
            id="channels told of by others",
        ),
        pytest.param(
            (
                reported("2031-03-01", REQUEST, "made", "send 30 unarmed observers", who="Ada Lund"),
                reported("2031-03-08", REQUEST, "granted", "Forty is what Lund asked for", who="Ada Lund"),
            ),
            id="another number in words",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "in_force", "curfew"),
                reported("2031-03-04", MEASURE, "ended", "curfew", by="Ole Varn"),
            ),
            id="words alone",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "in_force", "truce", places=SALEN),
                reported("2031-03-04", MEASURE, "ended", "truce", places=("Varn",)),
            ),
            id="another place",
        ),
        pytest.param(
            (
                reported("2031-03-01", COMMITMENT, "made", "repair the sluice", who="Veria Dams"),
                reported("2031-03-04", COMMITMENT, "made", "repair the sluice", who="Salen Bank"),
            ),
            id="another debtor",
        ),
        pytest.param(
            (
                reported("2031-03-01", COMMITMENT, "made", "free 40 soldiers", who="Valley Council"),
                reported("2031-03-04", COMMITMENT, "made", "free 12 soldiers", who="Valley Council"),
            ),
            id="another number",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "in_force", "ban on flights", who="Salen Board"),
                reported("2031-03-04", MEASURE, "ended", "ban on fishing", who="Salen Board"),
            ),
            id="another kind of the same head",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "ended", "strike", who="Dockers' Union"),
                reported("2031-05-04", MEASURE, "announced", "strike", who="Dockers' Union"),
            ),
            id="begun anew after it ended",
        ),
        pytest.param(
            (
                reported("2031-03-01", MEASURE, "in_force", "strike", who="Dockers' Union"),
                reported("2033-05-04", MEASURE, "in_force", "strike", who="Dockers' Union"),
            ),
            id="years later",
        ),
        pytest.param(
            (
                reported("2031-03-01", STANCE, "against", "the night shift", who="Dockers' Union"),
                reported("2031-03-09", STANCE, "for", "the night shift", who="Harbour Board"),
            ),
            id="another's view",
        ),
        pytest.param(
            (
                reported("2031-03-01", CONTACT, "planned", "talks", who="Ole Varn", since="2031-03-05"),
                reported("2031-03-09", CONTACT, "planned", "talks", who="Ole Varn", since="2031-04-05"),
            ),
            id="a meeting on another day",
        ),
        pytest.param(
            (
                reported("2031-03-01", REQUEST, "made", "open the gate", who="Dockers' Union"),
                reported("2031-03-01", COMMITMENT, "made", "open the gate", who="Dockers' Union"),
            ),
            id="another type",
        ),
    ],
)
def test_what_is_not_one_thing_stays_apart(findings):
    assert sizes(*findings) == [1, 1]


def test_every_tie_says_why():
    first = reported("2031-03-01", MEASURE, "announced", "truce in Port Salen", places=SALEN)
    (thing,) = tie_findings([first, reported("2031-03-04", MEASURE, "ended", "pause", places=SALEN)])
    assert thing.members[0].tie is None
    tie = thing.members[1].tie
    assert tie.to == first.finding.id
    assert {reason.rule: reason.weight for reason in tie.reasons} == {
        rule: WEIGHTS[rule] for rule in ("object-head", "place-same", "claimant-same")
    }
    assert tie.score == pytest.approx(sum(reason.weight for reason in tie.reasons))


def test_a_meeting_of_others_with_one_of_them_is_another():
    one = two_in_contact("2031-03-01", "not_planned", "no meeting with Ole Varn", "navy", "Ole Varn")
    other = two_in_contact("2031-03-08", "planned", "meet Varn", "Ada Lund", "Ole Varn")
    again = two_in_contact("2031-03-09", "planned", "meet Varn again", "Ada Lund", "Ole Varn")
    assert sizes(one, other, again) == [1, 2]


def two_in_contact(day, state, words, *who):
    """Return a finding of a contact between two."""
    found = reported(day, CONTACT, state, words, who=who[0])
    parties = tuple(Party("party", name, None) for name in who)
    return dataclasses.replace(found, finding=dataclasses.replace(found.finding, parties=parties))


@pytest.mark.parametrize(
    ("thing", "end"),
    [
        ("the ban", "the end of the ban"),
        ("the curfew", "lifting the curfew"),
        ("the toll on lorries", "scrap the toll on lorries"),
        ("the vote", "a delay of the vote"),
    ],
)
def test_who_is_for_the_end_of_a_thing_has_changed_no_view_of_it(thing, end):
    first = reported("2031-03-01", STANCE, "against", thing, who="Ada Lund")
    assert sizes(first, reported("2031-03-04", STANCE, "for", end, who="Ada Lund")) == [1, 1]
    assert sizes(first, reported("2031-03-04", STANCE, "for", thing, who="Ada Lund")) == [2]


def test_a_measure_is_one_by_the_name_in_its_words():
    ban = reported("2031-03-01", MEASURE, "announced", "a ban on fertiliser from Orsk", by="Ilse Verrand")
    again = reported("2031-03-04", MEASURE, "in_force", "Halden's ban on Orsk fertiliser", by="Dunia Saar")
    other = reported("2031-03-04", MEASURE, "in_force", "Halden's ban on Orsk timber", by="Dunia Saar")
    assert sizes(ban, again) == [2]
    assert sizes(ban, other) == [1, 1]


def test_words_that_point_back_draw_nothing_to_a_thing_that_has_words_of_its_own():
    asked = reported("2031-03-01", REQUEST, "made", "send 30 unarmed observers", who="Ada Lund")
    given = reported("2031-03-04", REQUEST, "granted", "Thirty is what Lund asked for", who="Ada Lund")
    other = reported("2031-03-05", REQUEST, "made", "hand Lund the firing logs", who="Ada Lund")
    assert sizes(asked, given, other) == [2, 1]


def test_that_it_was_planned_is_no_word_of_a_meeting():
    call = reported("2031-03-01", CONTACT, "not_planned", "no plans for a call with Oda Renk", who="Ole Varn")
    talks = reported("2031-03-04", CONTACT, "refused", "talks planned on the port", who="Ole Varn")
    assert sizes(call, talks) == [1, 1]


def test_a_truce_said_to_be_new_is_another_than_the_one_that_was_suspended():
    old = reported("2031-03-01", MEASURE, "suspended", "truce in Port Salen", places=SALEN)
    new = reported("2031-03-09", MEASURE, "announced", "a new truce in Port Salen", places=SALEN)
    again = reported("2031-03-09", MEASURE, "announced", "the truce in Port Salen", places=SALEN)
    assert sizes(old, new) == [1, 1]
    assert sizes(old, again) == [2]


def test_a_truce_is_new_where_who_tells_of_it_says_so():
    old = reported("2031-03-01", MEASURE, "suspended", "truce in Port Salen", places=SALEN)
    new = reported("2031-03-09", MEASURE, "announced", "truce in Port Salen", places=SALEN)
    said = dataclasses.replace(new.voices[0], words="A new truce in Port Salen will take effect")
    other = dataclasses.replace(new.voices[0], words="After a new round of talks the truce will take effect")
    assert sizes(old, dataclasses.replace(new, voices=(said,))) == [1, 1]
    assert sizes(old, dataclasses.replace(new, voices=(other,))) == [2]


def test_a_measure_announced_after_the_end_of_an_earlier_one_is_another():
    old = reported("2031-03-01", MEASURE, "in_force", "truce", places=SALEN, until="2031-03-05")
    extended = reported("2031-03-04", MEASURE, "extended", "truce", places=SALEN)
    new = reported("2031-03-09", MEASURE, "announced", "truce", places=SALEN)
    assert sizes(old, new) == [1, 1]
    assert sizes(old, extended, new) == [3]


def test_names_of_the_parties_are_no_words_of_what_they_do():
    """Two things that share but who takes part are two things."""
    call = reported(
        "2031-03-01", CONTACT, "not_planned", "a call between Ole Varn and Oda Renk", who="Ole Varn"
    )
    trip = reported("2031-03-04", CONTACT, "not_planned", "Ole Varn would not take part", who="Ole Varn")
    assert sizes(call, trip) == [1, 1]


def test_a_promise_that_could_be_either_of_two_is_tied_to_neither():
    first = reported(
        "2031-03-01", COMMITMENT, "made", "free 40 soldiers", who="Valley Council", by="Oda Renk"
    )
    second = reported(
        "2031-03-02", COMMITMENT, "made", "free 12 sailors", who="Valley Council", by="Oda Renk"
    )
    back = reported("2031-03-09", COMMITMENT, "missed", "its promise", who="Valley Council", by="Ole Varn")
    assert sizes(first, second, back) == [1, 1, 1]


def test_the_order_in_which_reports_come_changes_nothing():
    findings = [
        reported(f"2031-03-{day:02}", MEASURE, state, words, places=SALEN)
        for day, state, words in (
            (1, "announced", "truce in Port Salen"),
            (4, "in_force", "pause"),
            (6, "extended", "the truce"),
            (9, "ended", "ceasefire"),
        )
    ]
    expected = tie_findings(findings)
    assert len(expected) == 1
    for seed in range(5):
        mixed = random.Random(seed).sample(findings, len(findings))
        assert tie_findings(mixed) == expected
        assert tie_findings(mixed)[0].id == expected[0].id


@pytest.mark.parametrize("places", [("dv-a", "dv-b"), ("dv-b", "dv-a")])
def test_what_a_thing_is_called_does_not_follow_from_where_its_reports_lie(places):
    repaired = reported("2031-03-01", COMMITMENT, "made", "repair the sluice", who="Veria Dams")
    again = reported("2031-03-01", COMMITMENT, "made", "the sluice be repaired", who="Veria Dams")
    (thing,) = tie_findings(
        dataclasses.replace(one, document_id=place, text_hash=text)
        for one, place, text in zip((repaired, again), places, ("02", "01"), strict=True)
    )
    assert [member.reported.finding.object.text for member in thing.members] == [
        "the sluice be repaired",
        "repair the sluice",
    ]
