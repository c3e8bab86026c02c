"""Which pieces of a window are read when an attribution is looked at again, and what comes of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagger.acts import KINDS, kind_chances
from onrecord.tagger.finding_words import SIDE_TAGS, STATE_LABELS, TAGS
from onrecord.tagger.second_look import (
    AFTER,
    BEFORE,
    CONTENT,
    CUE,
    MOST_READ,
    OUTPUTS,
    SOURCE,
    SecondLook,
    marks_of,
    pieces_read,
)

NOTHING = np.zeros(0, dtype=np.int64)
PIECES = 30


class Session:
    """A small encoder that is sure of one kind, and keeps what it was given."""

    def __init__(self, kind):
        self.kind, self.given = kind, []

    def run(self, names, given):
        assert tuple(names) == OUTPUTS
        self.given.append(given)
        rows = given["marks"].shape[1]
        tags = (np.arange(rows)[None, :, None] + np.zeros((1, 1, len(of))) for of in LABELS)
        return [np.log(np.where(np.arange(len(KINDS)) == self.kind, 0.86, 0.01))[None], *tags]


LABELS = (TAGS, STATE_LABELS, SIDE_TAGS)


def look(session):
    again = SecondLook(session, np.zeros((PIECES + 2, 4), dtype=np.float32), np.zeros(PIECES + 2, dtype=int))
    return again.at(np.array([3]), np.array([5, 6]), NOTHING)


def test_parts_are_marked_the_cue_above_all():
    marks = marks_of(8, np.array([3]), np.array([3, 4, 5]), np.array([1]))
    assert marks.tolist() == [0, SOURCE, 0, CUE, CONTENT, CONTENT, 0, 0]


def test_some_pieces_around_a_short_attribution_are_read():
    marks = marks_of(40, np.array([20]), np.array([21, 22]), NOTHING)
    assert pieces_read(marks).tolist() == list(range(20 - BEFORE, 23 + AFTER))


def test_the_boundary_pieces_are_left_out():
    marks = marks_of(5, np.array([1]), np.array([2, 3]), NOTHING)
    assert pieces_read(marks).tolist() == [1, 2, 3]


def test_of_a_long_attribution_the_cue_and_both_ends_are_read():
    marks = marks_of(300, np.array([251]), np.arange(10, 250), np.array([252, 253]))
    assert {10, 11, 249, 251, 252, 253} <= set(pieces_read(marks).tolist())


@given(st.data())
def test_no_more_pieces_are_read_than_there_may_be_and_all_in_order(data):
    length = data.draw(st.integers(3, 200))
    parts = [data.draw(st.sets(st.integers(1, length - 2))) for _ in range(3)]
    if not any(parts):
        parts[1] = {1}
    at = pieces_read(marks_of(length, *(np.array(sorted(one), dtype=np.int64) for one in parts)))
    assert 0 < len(at) <= MOST_READ
    assert (np.diff(at) > 0).all()
    assert at[0] >= 1
    assert at[-1] <= length - 2


def test_the_parts_of_an_attribution_are_shown_to_the_small_encoder():
    session = Session(kind=4)
    look(session)
    (given,) = session.given
    assert given["marks"].tolist() == [[0, 0, 0, 0, CUE, 0, CONTENT, CONTENT, 0, 0, 0]]
    assert given["words"].shape == (1, 11, 4)


def test_each_piece_that_was_read_has_its_scores():
    found = look(Session(kind=4))
    assert found.at.tolist() == list(range(9))
    for scores, labels in zip((found.findings, found.states, found.sides), LABELS, strict=True):
        assert scores.shape == (9, len(labels))
        assert scores[:, 0].tolist() == list(range(1, 10))


def test_both_looks_count_for_a_kind():
    first = np.full(len(KINDS), 1 / len(KINDS))
    both = kind_chances(first, look(Session(kind=4)))
    assert int(both.argmax()) == 4
    assert both.sum() == pytest.approx(1)
    assert both[4] < 0.86


def test_without_a_second_look_the_first_counts_alone():
    first = np.full(len(KINDS), 1 / len(KINDS))
    assert kind_chances(first, None) is first
