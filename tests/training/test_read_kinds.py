"""Kinds are found again by the pieces of the attribution that somebody read."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS
from tests.training.test_second_look import attribution
from training.read_kinds import KEY_DIGITS, PATH, key_of, kinds_by, load_read, with_kinds


def test_an_attribution_is_known_by_its_pieces_and_marks():
    one = attribution(0)
    assert key_of(one) == key_of(replace(one, kinds=None))
    assert key_of(one) != key_of(replace(one, marks=one.marks.flip(0)))


def test_readers_count_the_same():
    kinds = kinds_by(["deny", "accuse"])
    assert kinds[KINDS.index("deny")] == kinds[KINDS.index("accuse")] == 0.5


def test_the_better_of_two_kinds_counts_two_thirds():
    kinds = kinds_by(["ask/assert", ""])
    assert kinds[KINDS.index("ask")] == pytest.approx(2 / 3)
    assert kinds.sum() == pytest.approx(1)


def test_a_kind_that_is_none_of_ours_is_refused():
    with pytest.raises(ValueError, match="shrug"):
        kinds_by(["shrug"])


def test_kinds_that_were_read_are_put_beside_their_attribution():
    read, other = replace(attribution(0), kinds=None), replace(attribution(1), kinds=None)
    kinds = kinds_by(["promise"])
    found = with_kinds([other, read], {key_of(read): kinds})
    assert found[0].kinds is None
    assert torch.equal(found[1].kinds, kinds)


def test_all_that_were_read_are_kinds_of_ours():
    read = load_read()
    assert len(read) > 10_000
    assert all(
        len(key) == KEY_DIGITS and kinds.sum().item() == pytest.approx(1, abs=1e-4)
        for key, kinds in read.items()
    )
    assert len(PATH.read_text(encoding="utf-8").splitlines()) == len(read) + 1
