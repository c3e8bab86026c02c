"""What a report of one day leaves without a day has the day of the story."""

from __future__ import annotations

import pytest

from tests.resolve.dates.test_frames import day_and_rule
from tests.resolve.dates.test_threads import LONG

LEAD = "The ferry sank off Salen on Monday."
SAID = "[Lund] <said> that {{it was old}}.".format()


def test_a_short_report() -> None:
    assert day_and_rule(f"{LEAD}\n{SAID}") == ("2031-03-03", "story-short")


def test_a_longer_one_is_less_sure() -> None:
    assert day_and_rule(f"{LEAD}\n{SAID}\n{LONG}") == ("2031-03-03", "story-long")


def test_the_day_told_last_counts() -> None:
    text = f"{LEAD}\n[Oda Renk] <said> on Tuesday that {{it was old}}.\n{SAID}"
    assert day_and_rule(text, 1) == ("2031-03-04", "story-short")


def test_a_headline_and_what_stands_before_the_day() -> None:
    text = f"[Lund] <blames> {{the ferry's age}}\n[Lund] <blamed> {{its age}}.\n{LEAD}\n{LONG}"
    assert day_and_rule(text, 0) == ("2031-03-03", "story-headline")
    assert day_and_rule(text, 1) == ("2031-03-03", "story-opening")


@pytest.mark.parametrize(
    "lead",
    [
        "The ferry sank off Salen last Monday night, days after the storm of Feb. 20.",
        "The ferry is to sail on Monday.",
        "The council meets in Salen on Monday.",
        "The ferry sank after the storm of Feb. 2.",
        "Nobody knows when the ferry sank.",
        "“It was Monday.”",
    ],
)
def test_without_a_day_of_the_story_nothing_is_told(lead: str) -> None:
    assert day_and_rule(f"{lead}\n{SAID}\n{LONG}", published="2031-03-06")[0] is None


@pytest.mark.parametrize("cue", ["believes", "has said", "would say", "is expected to say"])
def test_what_holds_on_was_not_said_that_day(cue: str) -> None:
    assert day_and_rule(f"{LEAD}\n[Lund] <{cue}> {{it was old}}.")[0] is None


def test_a_headline_of_what_holds_on_has_no_day() -> None:
    assert (
        day_and_rule(f"[Lund] <believes> {{in the ferry}}\n[Oray] <blamed> {{its age}}.\n{LEAD}", 0)[0]
        is None
    )


def test_a_headline_with_a_colon_has_the_day() -> None:
    assert day_and_rule(f"[Lund]<:> {{Age sank the ferry}}\n{LEAD}", 0) == ("2031-03-03", "story-headline")


def test_a_paragraph_that_turns_to_another_year_has_not_the_day_of_the_story() -> None:
    assert day_and_rule(f"{LEAD}\nIn 1998 the pier fell. {SAID}")[0] is None


def test_an_earlier_interview_is_not_of_the_day_of_the_story() -> None:
    assert day_and_rule(f"{LEAD}\nIn an earlier interview, {SAID}")[0] is None


def test_a_clause_that_looks_back_does_not_move_the_day() -> None:
    aside = "The crew, which [Oda Renk] on Sunday <called> {brave}, was saved."
    assert day_and_rule(f"{LEAD}\n{aside}\n{SAID}", 1) == ("2031-03-03", "story-short")


@pytest.mark.parametrize(("published", "day"), [("2031-03-05", None), ("2031-03-03", "2031-03-01")])
def test_what_appears_after_a_weekend_may_tell_of_saturday(published: str, day: str | None) -> None:
    lead = LEAD if day is None else LEAD.replace("Monday", "Saturday")
    assert day_and_rule(f"{lead}\n{SAID}\n{LONG}", published=published)[0] == day


def test_a_rally_that_is_told_of_in_passing_gives_the_day() -> None:
    passing = "[Lund] <is praising> {a docker who stopped him at a rally in Salen on Sunday}."
    assert day_and_rule(f"{passing}\n{SAID}", 1) == ("2031-03-02", "story-short")
