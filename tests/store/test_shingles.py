"""Fingerprints of quoted words."""

import pytest

from onrecord.store.shingles import MOST_PRINTS, quoted_prints, quoted_words


@pytest.mark.parametrize(
    ("words", "quotation", "quoted"),
    [
        ("We shall answer", "direct", ["We shall answer"]),
        ("We shall … answer,", "direct", ["We shall", "answer"]),
        ("that it “will hold” and «may last»", "mixed", ["will hold", "may last"]),
        ("that it “will hold", "mixed", ["will hold"]),
        ("that it “will hold”", "indirect", []),
        ("", "direct", []),
    ],
)
def test_quoted_words_are_taken(words, quotation, quoted):
    assert quoted_words(words, quotation) == quoted


def test_the_same_run_has_the_same_fingerprint_however_it_is_printed():
    one = quoted_prints("We SHALL answer — every violation", "direct")
    other = quoted_prints("said “we shall answer every” one", "mixed")
    assert len(one) == 3
    assert one[:2] == other


def test_few_words_have_none_and_very_many_so_many():
    assert quoted_prints("will hold", "direct") == []
    assert len(quoted_prints(" ".join(map(str, range(1000))), "direct")) == MOST_PRINTS
