"""How much speaks for two findings being of one thing: their words, and who plays a part in them."""

import dataclasses

import pytest

from onrecord.interpret.likeness import ENOUGH, WEIGHTS
from onrecord.interpret.ties import tie_findings
from onrecord.model import FindingType, Party
from tests.interpret.record import reported, sizes

COMMITMENT, MEASURE, STANCE = FindingType.COMMITMENT, FindingType.MEASURE, FindingType.STANCE
REQUEST, RESPONSIBILITY, CONTACT = FindingType.REQUEST, FindingType.RESPONSIBILITY, FindingType.CONTACT


def test_words_weigh_less_than_a_tie_needs():
    assert max(weight for rule, weight in WEIGHTS.items() if rule.startswith("object")) < ENOUGH


def test_an_entity_of_the_whole_record_is_one_party_under_two_names():
    names = {"Council": "re-1", "Council of the Upper Valleys": "re-1"}
    made = reported("2031-03-01", STANCE, "for", "observers", who="Council", ids=names)
    again = reported(
        "2031-03-04", STANCE, "against", "observers", who="Council of the Upper Valleys", ids=names
    )
    (thing,) = tie_findings([made, again])
    assert "party-same" in {reason.rule for reason in thing.members[1].tie.reasons}


def test_two_entities_of_one_name_are_two_parties():
    made = reported("2031-03-01", STANCE, "for", "observers", who="Council", ids={"Council": "re-1"})
    other = reported("2031-03-04", STANCE, "against", "observers", who="Council", ids={"Council": "re-2"})
    assert sizes(made, other) == [1, 1]


def test_what_a_spokeswoman_promises_is_owed_by_whom_she_speaks_for():
    made = reported(
        "2031-03-01", COMMITMENT, "made", "free 40 soldiers", who="Valley Council", until="2031-03-09"
    )
    given = {"who": "Oda Renk", "by": "Oda Renk", "until": "2031-03-09"}
    again = reported(
        "2031-03-04", COMMITMENT, "made", "free 40 soldiers", role="Council spokeswoman", **given
    )
    assert sizes(made, again) == [2]
    assert sizes(made, reported("2031-03-04", COMMITMENT, "made", "free 40 soldiers", **given)) == [1, 1]


def test_what_a_minister_asks_for_her_country_is_asked_by_it():
    given = {"who": "Dunia Saar", "by": "Dunia Saar"}
    words = "pay for 40 truckloads"
    made = reported("2031-03-01", REQUEST, "made", words, role="Orsk trade minister", **given)
    elsewhere = reported("2031-03-01", REQUEST, "made", words, role="Halden trade minister", **given)
    refused = reported("2031-03-04", REQUEST, "refused", words, by="Ilse Verrand", who="Orsk")
    assert sizes(made, refused) == [2]
    assert sizes(elsewhere, refused) == [1, 1]


@pytest.mark.parametrize("state", ["granted", "refused"])
def test_a_request_is_answered_to_the_body_of_who_asked(state):
    asked = of_whom(
        reported(
            "2031-03-01",
            REQUEST,
            "made",
            "return the bodies of 12 sailors",
            who="Lidia Ruhm",
            by="Lidia Ruhm",
        )
    )
    answered = of_whom(
        reported("2031-03-04", REQUEST, state, "the bodies be returned", by="Ole Varn", who="Kadar")
    )
    again = of_whom(reported("2031-03-04", REQUEST, "made", "return the bodies", by="Ole Varn", who="Kadar"))
    assert sizes(asked, answered) == [2]
    assert sizes(asked, again) == [1, 1]
    elsewhere = of_whom(
        reported("2031-03-04", REQUEST, state, "the bodies be returned", by="Ole Varn", who="Kadar"), "Tarn"
    )
    assert sizes(asked, elsewhere) == [1, 1]


@pytest.mark.parametrize("finding", [COMMITMENT, REQUEST])
@pytest.mark.parametrize(("one", "other"), [("Saar", "Saar"), ("Dunia Saar", "either Saar or Dunia Lund")])
def test_a_name_alone_is_nothing_that_is_owed_or_asked(finding, one, other):
    first = reported("2031-03-01", finding, "made", one, who="Veria Dams")
    assert sizes(first, reported("2031-03-04", finding, "made", other, who="Veria Dams")) == [1, 1]


@pytest.mark.parametrize(
    "other", ["requests for comment", "a request to comment", "an interview request", "email questions"]
)
def test_who_declines_to_comment_twice_declines_two_questions(other):
    first = reported("2031-03-01", FindingType.QUESTION, "declined", "a request for comment", who="Ole Varn")
    assert sizes(first, reported("2031-05-04", FindingType.QUESTION, "declined", other, who="Ole Varn")) == [
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meet with local reporters", "met with Oda Renk"),
        ("talks", "an off-the-record conversation with the mayor"),
        ("a meeting", "contacts through the envoy"),
    ],
)
def test_that_somebody_meets_makes_no_one_meeting(one, other):
    first = reported("2031-03-01", CONTACT, "held", one, who="Ole Varn")
    assert sizes(first, reported("2031-05-04", CONTACT, "held", other, who="Ole Varn")) == [1, 1]


def test_a_meeting_is_known_again_by_its_day():
    planned = reported("2031-03-01", CONTACT, "planned", "meet again", who="Ole Varn", since="2031-03-27")
    off = reported("2031-03-28", CONTACT, "refused", "A meeting planned for March 27")
    other = reported("2031-03-28", CONTACT, "refused", "A meeting planned for April 2")
    assert sizes(planned, off) == [2]
    assert sizes(planned, other) == [1, 1]


def test_a_duty_on_another_good_of_one_country_is_another_duty():
    tires = reported(
        "2031-03-01", MEASURE, "announced", "a 35% duty on cheap Orskan tires", who="Trade Board"
    )
    steel = reported("2031-03-04", MEASURE, "announced", "a 66% tariff on Orskan steel", who="Trade Board")
    again = reported("2031-03-04", MEASURE, "announced", "a 40% tariff on Orskan tires", who="Trade Board")
    assert sizes(tires, steel) == [1, 1]
    assert sizes(tires, again) == [2]


def of_whom(one, name="Orlia"):
    """Return a request as one made of somebody."""
    parties = (*one.finding.parties, Party("requested", name, None))
    return dataclasses.replace(one, finding=dataclasses.replace(one.finding, parties=parties))


@pytest.mark.parametrize("words", ["vote for him even", "the vote"])
def test_a_word_of_a_long_sentence_names_no_matter_of_the_same_people(words):
    who = {"Ada Lund": "re-1", "Ole Varn": "re-2", "Oda Renk": "re-3"}
    long = "persuade the delegates to change their vote from Saar by arguing that Lund would be stronger"
    one = reported("2031-03-01", COMMITMENT, "made", words, by="Ada Lund", ids=who)
    assert sizes(one, reported("2031-03-04", COMMITMENT, "made", long, by="Ole Varn", ids=who)) == [1, 1]
    assert sizes(one, reported("2031-03-04", COMMITMENT, "made", words, by="Ole Varn", ids=who)) == [2]


def test_a_ministers_view_is_not_her_countrys():
    own = reported(
        "2031-03-01", STANCE, "for", "the ban", who="Dunia Saar", by="Dunia Saar", role="Orsk minister"
    )
    assert sizes(own, reported("2031-03-04", STANCE, "against", "the ban", who="Orsk")) == [1, 1]


@pytest.mark.parametrize("short", ["Mr. Aster", "Aster", "Dr Aster"])
def test_a_surname_is_its_bearers_though_the_record_ties_it_to_nobody(short):
    made = reported(
        "2031-03-01", REQUEST, "made", "drain the basin", who="Nina Aster", ids={"Nina Aster": "re-1"}
    )
    ids = {short: "re-2"}
    refused = reported("2031-03-04", REQUEST, "refused", "drain the basin", by="Leo Past", who=short, ids=ids)
    assert sizes(made, refused) == [2]


def test_a_promise_of_one_full_name_is_one_though_the_record_could_not_tell():
    promised = reported(
        "2031-03-01", COMMITMENT, "made", "mend the roof", who="Nina Aster", ids={"Nina Aster": "re-1"}
    )
    missed = reported(
        "2031-03-04",
        COMMITMENT,
        "missed",
        "mend the roof",
        by="Ole Varn",
        who="Nina Aster",
        ids={"Nina Aster": "re-2"},
    )
    assert sizes(promised, missed) == [2]


def test_a_name_that_many_bear_ties_nothing():
    promised = reported(
        "2031-03-01",
        COMMITMENT,
        "made",
        "mend the roof",
        who="Foreign Ministry",
        ids={"Foreign Ministry": "re-1"},
    )
    missed = reported(
        "2031-03-04",
        COMMITMENT,
        "missed",
        "mend the roof",
        by="Ole Varn",
        who="Foreign Ministry",
        ids={"Foreign Ministry": "re-2"},
    )
    assert sizes(promised, missed) == [1, 1]
