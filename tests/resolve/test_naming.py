"""How a speaker is named is weighed by the words of the name, with what the rules propose."""

from __future__ import annotations

import pytest

from onrecord.model import EntityType, MentionKind, Naming
from onrecord.resolve.known import Known
from onrecord.resolve.naming import NAMINGS, likeliest, options_of, signs_of, weighed
from onrecord.resolve.resolved import Resolved, unresolved


def described(name: str, head: str, naming: Naming, type_: EntityType = EntityType.GROUP) -> Resolved:
    return Resolved(name, type_, naming, "own-words-describe", (), 0.8, head=head)


@pytest.mark.parametrize(
    ("who", "sign"),
    [
        (described("several union aides", "aides", Naming.UNNAMED), "words:in-withheld_plural"),
        (described("several union aides", "aides", Naming.UNNAMED), "first=several"),
        (described("Oray's campaign", "campaign", Naming.COLLECTIVE), "owned"),
        (described("critics of the port", "critics", Naming.COLLECTIVE), "of=critics"),
        (described("people familiar with it", "people", Naming.UNNAMED), "anonymous"),
        (described("dockers and rowers", "dockers", Naming.COLLECTIVE), "joined"),
    ],
)
def test_a_description_shows(who: Resolved, sign: str) -> None:
    assert sign in signs_of(who)


def test_a_name_shows_what_the_encoder_takes_its_bearer_for() -> None:
    known = Known(("Varn",))
    who = Resolved("Varn", EntityType.UNKNOWN, Naming.NAMED, "name", (), 0.9, known)
    assert "seen=place" in signs_of(who, MentionKind.PLACE)


def test_every_naming_has_the_same_signs_under_its_own_name() -> None:
    options = options_of({"owned": 1.0})
    assert options == [{f"{naming.value}:owned": 1.0} for naming in NAMINGS]


@pytest.mark.parametrize(
    ("who", "naming"),
    [
        (described("two aides", "aides", Naming.UNNAMED), Naming.UNNAMED),
        (described("voters in the north", "voters", Naming.UNNAMED), Naming.COLLECTIVE),
        (described("a poll", "poll", Naming.COLLECTIVE, EntityType.DOCUMENT), Naming.DOCUMENT),
    ],
)
def test_the_likeliest_naming_is_taken(who: Resolved, naming: Naming) -> None:
    assert weighed(who).naming is naming


def test_somebody_who_cannot_be_told_stays_unnamed() -> None:
    nobody = unresolved("no-source")
    assert weighed(nobody) is nobody


@pytest.mark.parametrize(
    ("name", "naming"), [("central bank", Naming.COLLECTIVE), ("central bank of Varn", Naming.NAMED)]
)
def test_only_a_description_with_a_name_in_it_names(name: str, naming: Naming) -> None:
    who = described(name, "bank", Naming.COLLECTIVE, EntityType.ORGANISATION)
    weights = {"named:type=organisation": 2.0, "collective:type=organisation": 1.0}
    assert likeliest(weights, signs_of(who)) is naming
