"""How sure the rules are."""

from __future__ import annotations

import re
from pathlib import Path

import onrecord.resolve.dates as dates
from onrecord.resolve.dates.rates import confidence_of
from onrecord.resources import load_table

RULES = load_table("dating_rates")["rules"]


def test_confidences_are_the_shares_counted_and_the_surest_rule_is_the_own_sentence() -> None:
    assert all(0 < confidence_of(rule) < 1 for rule in RULES)
    assert confidence_of("own-sentence") > confidence_of("story-short") > confidence_of("story-long")


def test_what_was_never_counted_is_as_sure_as_a_coin() -> None:
    assert confidence_of("never heard of") == 0.5


def test_every_rule_that_gives_a_day_was_counted() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(dates.__file__).parent.glob("*.py"))
    given = set(re.findall(r'dated\([^()]*(?:\([^()]*\)[^()]*)*?"([a-z-]+)"', code)) | {
        "story-short",
        "story-long",
    }
    assert given == set(RULES)
