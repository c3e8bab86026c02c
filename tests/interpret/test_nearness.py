"""Findings that can be tied find each other by their terms, and by what is no word of theirs."""

from hypothesis import given

from onrecord.interpret.likeness import compare
from onrecord.interpret.nearness import MOST_WORDS, terms_of
from onrecord.interpret.profiles import Profile
from onrecord.model import FindingType
from tests.interpret.record import reported
from tests.interpret.things import reports


def near(one, other):
    return not terms_of(one).given.isdisjoint(terms_of(other).asked)


@given(reports(FindingType.COMMITMENT), reports(FindingType.COMMITMENT))
def test_commitments_that_are_alike_are_near(one, other):
    hold(one, other)


@given(reports(FindingType.MEASURE), reports(FindingType.MEASURE))
def test_measures_that_are_alike_are_near(one, other):
    hold(one, other)


@given(reports(FindingType.CONTACT), reports(FindingType.CONTACT))
def test_contacts_that_are_alike_are_near(one, other):
    hold(one, other)


@given(reports(FindingType.STANCE), reports(FindingType.STANCE))
def test_stances_that_are_alike_are_near(one, other):
    hold(one, other)


def hold(one, other):
    left, right = Profile.of(one), Profile.of(other)
    assert near(left, right) == near(right, left)
    if compare(left, right).holds:
        assert near(left, right)
        assert left.sides & right.sides


def test_a_very_long_object_is_found_by_any_two_of_its_words():
    words = " ".join(f"word{chr(97 + nth // 26)}{chr(97 + nth % 26)}x" for nth in range(MOST_WORDS + 4))
    long = Profile.of(reported("2031-03-01", FindingType.STANCE, "for", words, who="Ada Lund"))
    short = Profile.of(reported("2031-03-02", FindingType.STANCE, "for", "wordaax wordabx", who="Ada Lund"))
    assert compare(long, short).holds
    assert near(long, short)
    assert near(short, long)
    assert len(terms_of(long).given) < 4 * MOST_WORDS


def test_objects_without_a_word_in_common_are_not_near():
    one = Profile.of(reported("2031-03-01", FindingType.STANCE, "for", "the night shift", who="Ada Lund"))
    other = Profile.of(reported("2031-03-01", FindingType.STANCE, "for", "more pilots", who="Ada Lund"))
    assert not near(one, other)
