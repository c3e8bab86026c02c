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
