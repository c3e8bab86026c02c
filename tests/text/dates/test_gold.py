"""What words for dates mean, on phrases invented for it."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.model.interval import parse_edtf
from onrecord.text.dates import find_dates
from tests.text.dates.gold import Phrase, load_gold

PHRASES = load_gold()
LEAST = 370
MOST_WRONG = 1
"""How many phrases are read wrongly at present; a change may lower it, never raise it."""


def read(phrase: Phrase) -> tuple[tuple[str, str], ...]:
    found = find_dates(phrase.text, Span(0, len(phrase.text)), phrase.anchor, ahead=phrase.ahead)
    return tuple((one.span.text_of(phrase.text), one.edtf) for one in found)


@pytest.mark.parametrize("phrase", [one for one in PHRASES if not one.known], ids=lambda one: one.text)
def test_a_phrase_means_what_is_said_of_it(phrase: Phrase) -> None:
    assert read(phrase) == phrase.dates


@pytest.mark.parametrize("phrase", [one for one in PHRASES if one.known], ids=lambda one: one.text)
def test_what_is_listed_as_wrong_is_wrong(phrase: Phrase) -> None:
    assert read(phrase) != phrase.dates


def test_there_are_enough_and_few_are_wrong() -> None:
    assert len(PHRASES) >= LEAST
    assert sum(bool(one.known) for one in PHRASES) <= MOST_WRONG


def test_every_meaning_is_a_date() -> None:
    for phrase in PHRASES:
        for _, edtf in phrase.dates:
            assert str(parse_edtf(edtf)) == edtf
