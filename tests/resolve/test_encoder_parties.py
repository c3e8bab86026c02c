"""The rules' chance of a party and the encoder's are weighed together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Gist, Kind, PartyWords, Span
from onrecord.resolve import encoder_parties
from onrecord.resolve.chances import Chances
from onrecord.resolve.encoder_parties import encoder_odds, joined, log_odds
from tests.resolve.reports import roster

TEXT = "[Renk] <said> {that Oray believes in peace}."
KINDS = tuple(1 / len(Kind) for _ in Kind)


def odds(*parties: PartyWords, party: str = "holder") -> float | None:
    """Return the log-odds of "Oray"."""
    reading, _ = roster(TEXT)
    said = replace(reading.said[0], gist=Gist(KINDS, parties))
    start = reading.text.index("Oray")
    return encoder_odds(reading, said, party, (Span(start, start + 4),))


def words(chance: float, start: int = 15, party: str = "holder") -> PartyWords:
    return PartyWords(party, Span(start, start + 4), chance)


def test_the_likeliest_words_count() -> None:
    assert odds(words(0.3), words(0.7)) == pytest.approx(log_odds(0.7))


@pytest.mark.parametrize("other", [words(0.7, start=28), words(0.7, party="addressee")])
def test_other_words_and_other_parties_do_not_count(other: PartyWords) -> None:
    assert odds(other) == pytest.approx(log_odds(0.05))


def test_without_a_gist_there_is_no_encoder() -> None:
    reading, _ = roster(TEXT)
    assert encoder_odds(reading, reading.said[0], "holder", (Span(0, 4),)) is None


def test_without_the_encoder_the_rules_chance_stands() -> None:
    assert joined("holder", 0.37, None) == 0.37


def test_both_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        encoder_parties, "joint_of", lambda _: Chances({"rules": 1.0, "encoder": 1.0}, 0.0, 0.5)
    )
    assert joined("holder", 0.5, 0.0) == pytest.approx(0.5)
    assert joined("holder", 0.5, 2.0) > joined("holder", 0.5, -2.0)
    assert joined("holder", 0.9, 0.0) > joined("holder", 0.1, 0.0)
