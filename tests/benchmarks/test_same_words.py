"""What the benchmark of the same words makes up and counts."""

import random

import pytest

from benchmarks.same_words import HOWS, Tally, fill, measure, render, table_of
from onrecord.store import open_store

WORDS = [f"w{number}" for number in range(20)]


@pytest.mark.parametrize("seed", range(20))
def test_renderings_are_what_they_are_called(seed):
    chance = random.Random(seed)
    whole = " ".join(WORDS)
    assert render(WORDS, "same", chance) == whole
    assert render(WORDS, "clipped", chance) in whole
    left, _, right = render(WORDS, "left out", chance).partition(" … ")
    assert whole.startswith(left)
    assert whole.endswith(right)
    assert render(WORDS, "altered", chance) not in whole


def test_pairs_are_counted(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        tally = measure(store, fill(store, 5, random.Random(3)))
    assert tally.made == dict.fromkeys(HOWS, 5)
    assert tally.recall > 0.8
    assert "recall" in table_of(tally)


def test_mistakes_count_against_precision():
    tally = Tally(wrong=1)
    tally.made.update(["same", "clipped"])
    tally.found.update(["same"])
    assert (tally.precision, tally.recall) == (0.5, 0.5)
