"""The encoder's ties are followed back, and weighed as one trait among others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Mention, MentionKind, Span
from onrecord.resolve.coreference import Link, chain_of, kinds_by_end, names
from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import build_roster
from tests.resolve.reports import roster

TEXT = "Oda Renk, the mayor of Varn, met Torv. The mayor left. [She] <said> {it rains}."


def mention(words: str, antecedent: int | None = None, tie: float | None = None) -> Mention:
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words)), MentionKind.PERSON, 0.9, antecedent, tie)


@pytest.fixture
def reading() -> Reading:
    """Return a report whose mentions are tied: the name, the mayor, she."""
    plain, _ = roster(TEXT)
    found = [mention("Oda Renk, the mayor of Varn"), mention("Oda Renk"), mention("Torv")]
    found.append(mention("The mayor", antecedent=0, tie=0.8))
    she = plain.text.index("She")
    found.append(Mention(Span(she, she + 3), MentionKind.PERSON, 0.9, 3, 0.5))
    return replace(plain, mentions=tuple(found))


def words_of(reading: Reading, words: str) -> list[str]:
    start = reading.text.index(words)
    return [one.span.text_of(reading.text) for one in chain_of(reading, Span(start, start + len(words)))]


def test_a_chain_is_followed_back(reading: Reading) -> None:
    assert words_of(reading, "She") == ["The mayor", "Oda Renk, the mayor of Varn"]


def test_a_long_chain_is_less_sure(reading: Reading) -> None:
    start = reading.text.index("She")
    assert [one.chance for one in chain_of(reading, Span(start, start + 3))] == pytest.approx([0.5, 0.4])


def test_a_mention_that_is_tied_to_nothing_has_no_chain(reading: Reading) -> None:
    assert words_of(reading, "Torv") == []


def test_a_mention_that_the_encoder_did_not_find_has_no_chain(reading: Reading) -> None:
    assert words_of(reading, "rains") == []


def test_spans_are_those_of_the_reading_copy() -> None:
    plain, _ = roster(TEXT)
    assert plain.mentions == ()


@pytest.mark.parametrize(
    ("words", "named"), [("Oda Renk", True), ("the mayor of Varn", True), ("mayor", False), ("Torv", False)]
)
def test_a_noun_phrase_is_about_what_opens_or_ends_it(words: str, named: bool) -> None:
    link = Link(Span(0, TEXT.index(", met")), 0.9)
    start = TEXT.index(words)
    assert names(link, Span(start, start + len(words))) is named


def test_of_mentions_with_one_end_the_shortest_counts(reading: Reading) -> None:
    place = replace(mention("Varn"), kind=MentionKind.PLACE)
    found = kinds_by_end(replace(reading, mentions=(*reading.mentions, place)))
    assert found[TEXT.index("Varn") + len("Varn")].kind is MentionKind.PLACE


def test_a_referent_is_what_most_of_its_mentions_are_seen_as(reading: Reading) -> None:
    named = {one.known.name: one.seen for one in build_roster(reading).scenery.referents if one.known}
    assert named["Oda Renk"] is MentionKind.PERSON
    assert named["Torv"] is MentionKind.PERSON


PLACED = "Ivo Renk of Torv, a baker, came. He left. Torv was quiet."


def seen(text: str, *words: str) -> Reading:
    """Return a report in which the encoder takes some words for places, wherever they stand."""
    plain, _ = roster(text)
    spans = [Span(at, at + len(one)) for one in words for at in range(len(text)) if text.startswith(one, at)]
    found = tuple(Mention(span, MentionKind.PLACE, 0.9, None, None) for span in sorted(spans))
    return replace(plain, mentions=found)


def test_what_the_encoder_takes_for_a_place_is_no_person() -> None:
    found = build_roster(seen(PLACED, "Torv")).find(["Torv"])
    assert found is not None
    assert found.place
    assert not found.is_person
    assert not found.offices
    assert not found.votes


def test_who_is_of_a_place_is_whoever_is_described_after_it() -> None:
    built = build_roster(seen(PLACED, "Torv"))
    (renk,) = built.people()
    assert renk.name == "Ivo Renk"
    assert renk.votes["male"] > 0
    assert "baker" in built.scenery.by_known[id(renk)].heads


def test_a_given_name_tells_more_than_what_the_encoder_sees() -> None:
    built = build_roster(seen("Peter Torv, a baker, came. Torv left.", "Peter Torv", "Torv"))
    assert [one.name for one in built.people()] == ["Peter Torv"]
