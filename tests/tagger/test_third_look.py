"""Where two looks are unsure of a kind, a third is taken, and shown what the second was shown."""

import numpy as np
import pytest

from onrecord.tagger.acts import KINDS, SURE, THIRD_SHARE, kind_chances
from onrecord.tagger.second_look import CONTENT, CUE, Look
from onrecord.tagger.third_look import OUTPUTS, ThirdLook

NOTHING = np.zeros(0, dtype=np.int64)
PIECES = 30
CLOSER = 7
"""The kind that a third look gives."""


class Session:
    """A larger encoder that is sure of one kind, and keeps what it was given."""

    def __init__(self):
        self.given = []

    def run(self, names, given):
        assert tuple(names) == OUTPUTS
        self.given.append(given)
        return [np.log(sure_of(CLOSER, 0.86))[None]]


def sure_of(kind, chance):
    rest = (1 - chance) / (len(KINDS) - 1)
    return np.where(np.arange(len(KINDS)) == kind, chance, rest)


def look_of(kinds):
    none = np.zeros((0, 1))
    return Look(kinds, NOTHING, none, none, none)


def chances(second, closer):
    return kind_chances(np.full(len(KINDS), 1 / len(KINDS)), look_of(second), closer)


def test_an_attribution_is_shown_with_its_pieces_and_marks():
    session = Session()
    ids, words = np.arange(100, 132), np.arange(32.0)[:, None] + np.zeros((1, 4))
    look = ThirdLook(session, words, ids, ids % 5)
    kinds = look.at(np.array([3]), np.array([5, 6]), NOTHING)
    (given,) = session.given
    assert given["marks"].tolist() == [[0, 0, 0, 0, CUE, 0, CONTENT, CONTENT, 0, 0, 0]]
    assert given["ids"].tolist() == [[*range(100, 110), 131]]
    assert given["types"].tolist() == [[one % 5 for one in (*range(100, 110), 131)]]
    assert given["words"][0, :, 0].tolist() == [*range(10), 31]
    assert kinds == pytest.approx(sure_of(CLOSER, 0.86))


def test_no_third_look_is_taken_where_two_are_sure():
    def closer():
        raise AssertionError("nobody needed a third look")

    assert chances(sure_of(4, 0.99), closer).max() >= SURE


def test_a_third_look_counts_where_two_are_unsure():
    unsure = sure_of(4, 0.4)
    found = chances(unsure, lambda: sure_of(CLOSER, 0.86))
    assert int(found.argmax()) == CLOSER
    assert found.sum() == pytest.approx(1)


def test_a_third_look_that_is_as_unsure_leaves_the_likeliest_kind():
    unsure = sure_of(4, 0.4)
    assert 0 < THIRD_SHARE < 1
    found = chances(unsure, lambda: np.full(len(KINDS), 1 / len(KINDS)))
    assert int(found.argmax()) == 4


def test_a_model_without_second_looks_can_have_third_ones():
    found = kind_chances(sure_of(4, 0.4), None, lambda: sure_of(CLOSER, 0.86))
    assert int(found.argmax()) == CLOSER
