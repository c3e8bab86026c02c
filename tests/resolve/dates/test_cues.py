"""Whether something was said once, is held on to, or is to come."""

from __future__ import annotations

import pytest

from onrecord.resolve.dates.cues import Manner, is_otherwise, manner_of


@pytest.mark.parametrize(
    ("cue", "manner"),
    [
        ("said", Manner.PAST),
        ("told reporters", Manner.PAST),
        ("didn’t say", Manner.PAST),
        ("was asked about", Manner.PAST),
        ("also angrily rejected", Manner.PAST),
        ("had said", Manner.BEFORE),
        ("has said", Manner.STATE),
        ("'s been saying", Manner.STATE),
        ("could not say", Manner.STATE),
        ("according to", Manner.ACCORDING),
        ("believes", Manner.STATE),
        ("believe", Manner.STATE),
        ("", Manner.STATE),
        (":", Manner.PAST),
        ("is urging", Manner.PROGRESSIVE),
        ("’re asking", Manner.PROGRESSIVE),
        ("saying", Manner.PARTICIPLE),
        ("also saying", Manner.PARTICIPLE),
        ("to say", Manner.INFINITIVE),
        ("will say", Manner.FUTURE),
        ("says", Manner.PRESENT),
        ("say", Manner.BARE),
        ("a claim", Manner.NOUN),
    ],
)
def test_how_a_cue_puts_it(cue: str, manner: Manner) -> None:
    assert manner_of(cue) is manner


@pytest.mark.parametrize(
    ("before", "manner"), [("Renk’s", Manner.NOUN), ("her", Manner.NOUN), ("they", Manner.BARE)]
)
def test_the_word_before_tells_a_noun_from_a_verb(before: str, manner: Manner) -> None:
    assert manner_of("claim", before) is manner


@pytest.mark.parametrize(
    ("cue", "other"), [("once said", True), ("has repeatedly said", True), ("said", False)]
)
def test_another_time_is_told_by_a_word(cue: str, other: bool) -> None:
    assert is_otherwise(cue) is other
