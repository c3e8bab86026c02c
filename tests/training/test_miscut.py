"""Attributions are cut as a tagger may cut them: elsewhere, but of the same parts."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS
from onrecord.tagger.decode import CONTENT as IN_CONTENT
from onrecord.tagger.decode import SOURCE as IN_SOURCE
from onrecord.tagger.encode import END_ID, START_ID
from onrecord.tagger.second_look import CONTENT, CUE, SOURCE
from training import miscut as miscut_module
from training.examples import Example
from training.miscut import CUTS, LEFT, MOVED, TOO_LONG, miscut, miscut_in
from training.second_look import marked_in

SAID = [0, SOURCE, SOURCE, CUE, *[CONTENT] * 10, *[0] * 20]
"""Two pieces of a source, one of a cue, ten of a content, and what follows."""


class Least(random.Random):
    """Chance that always gives the least that it can."""

    def random(self):
        return 0.0

    def randint(self, a, b):
        return a

    def choice(self, seq):
        return seq[0]


class Most(random.Random):
    """Chance that always gives the most that it can."""

    def random(self):
        return 1.0

    def randint(self, a, b):
        return b

    def choice(self, seq):
        return seq[-1]


def cut(name, marks, rng):
    changed = np.array(marks)
    {one.__name__: one for one in CUTS}[name](changed, rng)
    return changed


def window(kinds):
    roles = np.zeros((2, 12), dtype=np.int64)
    roles[:, 1], roles[:, 3:7] = IN_SOURCE, IN_CONTENT
    ids = np.array([START_ID, *range(20, 30), END_ID])
    return Example(ids, ids * 0, ids * 0, np.array([[2, 2], [2, 2]]), roles, kinds=kinds)


@given(st.lists(st.sampled_from((0, SOURCE, CUE, CONTENT)), min_size=1, max_size=50), st.integers(0, 999))
def test_some_content_is_left_and_boundary_pieces_are_no_part(inside, seed):
    marks = np.array([0, *inside, CONTENT, 0])
    changed = miscut(marks, random.Random(seed))
    assert (changed == CONTENT).any()
    assert changed[0] == changed[-1] == 0
    assert changed.shape == marks.shape


def test_what_is_given_stays_as_it_is():
    marks = np.array(SAID)
    for seed in range(50):
        miscut(marks, random.Random(seed))
    assert marks.tolist() == SAID


def test_a_content_may_end_too_early():
    changed = cut("_shorter", SAID, Least())
    assert (changed == CONTENT).sum() == round(LEFT * 10)
    assert changed[:4].tolist() == SAID[:4]


def test_a_content_may_go_on_too_long():
    changed = cut("_longer", SAID, Most())
    assert (changed == CONTENT).sum() == 10 + TOO_LONG


def test_a_content_goes_on_no_further_than_to_the_next_part():
    changed = cut("_longer", [0, CUE, CONTENT, 0, SOURCE, 0], Most())
    assert changed.tolist() == [0, CUE, CONTENT, CONTENT, SOURCE, 0]


def test_a_part_of_an_interrupted_content_may_be_lost():
    changed = cut("_parted", [0, CONTENT, CUE, CONTENT, 0], Least())
    assert (changed == CONTENT).sum() == 1


def test_a_content_in_one_piece_loses_no_part():
    assert cut("_parted", SAID, Least()).tolist() == SAID


def test_the_cue_may_take_of_the_content():
    changed = cut("_moved", [0, CUE, CONTENT, CONTENT, 0], Least())
    assert changed.tolist() == [0, CUE, CUE, CONTENT, 0]


def test_the_content_may_take_of_the_cue():
    changed = cut("_moved", [0, CUE, CUE, CUE, CUE, CUE, CONTENT, 0], Most())
    assert (changed == CUE).sum() == 5 - MOVED


@pytest.mark.parametrize("seed", range(20))
def test_both_sides_of_a_border_keep_a_piece(seed):
    assert cut("_moved", [0, CUE, CONTENT, 0], random.Random(seed)).tolist() == [0, CUE, CONTENT, 0]


def test_half_a_cue_may_be_missed():
    changed = cut("_cue_otherwise", [0, CUE, CUE, CUE, CONTENT, 0], Least())
    assert changed.tolist() == [0, 0, CUE, CUE, CONTENT, 0]


def test_a_cue_of_one_piece_may_grow():
    changed = cut("_cue_otherwise", [0, CONTENT, CUE, 0, 0], Least())
    assert changed.tolist() == [0, CONTENT, CUE, CUE, 0]


def test_a_source_may_be_missed():
    assert SOURCE not in cut("_source_otherwise", SAID, Least())


def test_attributions_without_cue_and_source_stay_as_they_are():
    marks = [0, CONTENT, CONTENT, 0]
    for name in ("_cue_otherwise", "_source_otherwise", "_moved"):
        assert cut(name, marks, Least()).tolist() == marks


def test_attributions_of_windows_are_cut_and_keep_their_kinds(monkeypatch):
    monkeypatch.setattr(miscut_module, "SHARE", 1.0)
    kinds = np.eye(len(KINDS), dtype=np.float32)[[4, 9]]
    found = miscut_in([window(kinds)], random.Random(3))
    assert [int(one.kinds.argmax()) for one in found] == [4, 9]


def test_most_attributions_are_cut_as_by_hand(monkeypatch):
    windows = [window(np.eye(len(KINDS), dtype=np.float32)[[4, 9]])]
    monkeypatch.setattr(miscut_module, "SHARE", 0.0)
    by_hand, found = marked_in(windows), miscut_in(windows, random.Random(3))
    assert [one.marks.tolist() for one in found] == [one.marks.tolist() for one in by_hand]
    assert [one.ids.tolist() for one in found] == [one.ids.tolist() for one in by_hand]
