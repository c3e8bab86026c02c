"""What the further benchmark of the same words makes up and counts."""

import random

from benchmarks.same_words_further import DECOYS, HOWS, fill, measure, table_of
from onrecord.store import open_store

WORDS, OTHER = ([f"{letter}{number}" for number in range(20)] for letter in "ab")


def test_renderings_are_what_they_are_called():
    printed = {how: make(WORDS, OTHER, random.Random(5)) for how, (make, _) in HOWS.items()}
    assert [word.strip(",-; ").lower() for word in printed["marks"]] == WORDS
    assert sum(one != other for one, other in zip(WORDS, printed["bracketed"], strict=True)) == 1
    assert sum(one != other for one, other in zip(WORDS, printed["heavily"], strict=True)) == 4
    assert printed["swapped"] == [*WORDS[10:], *WORDS[:10]]
    assert len(set(printed["clip and change"]) & set(WORDS)) == 9
    assert all(any(word.startswith(one) for one in WORDS) for word in printed["tense"])
    assert printed["stitched"] == [*WORDS[:6], "…", *OTHER[:6]]


def test_decoys_hold_at_most_a_phrase():
    assert sorted(DECOYS["shuffled"](WORDS, OTHER, random.Random(5))) == sorted(WORDS)
    shared = set(DECOYS["around"](WORDS, OTHER, random.Random(5))) & set(WORDS)
    assert 3 <= len(shared) <= 6


def test_pairs_and_decoys_are_counted(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        tally, taken = measure(store, fill(store, 4, random.Random(3)))
    assert tally.made == dict.fromkeys(HOWS, 4)
    assert tally.wrong == sum(taken.values())
    assert "recall" in table_of(tally, taken)
