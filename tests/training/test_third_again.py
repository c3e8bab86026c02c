"""The network for third looks goes on from what it says itself and what another teacher says."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import random
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS
from onrecord.tagger.decode import CONTENT, SOURCE, TAGS
from onrecord.tagger.encode import END_ID, START_ID
from tests.training.test_second_look import attribution
from training.examples import Example
from training.second_pupil import Material
from training.third_again import PASSES, both, lessons_of
from training.third_teacher import TIMES, read_apart


def sure_of(number):
    """Return somebody who says that everything is of one kind."""
    return lambda some: torch.eye(len(KINDS))[number].expand(len(some), -1)


@pytest.fixture
def window():
    roles = np.zeros((2, 12), dtype=np.int64)
    roles[:, 1], roles[:, 3:7] = SOURCE, CONTENT
    ids = np.array([START_ID, *range(20, 30), END_ID])
    tags = np.full(len(ids), TAGS.index("I-content"))
    kinds = np.eye(len(KINDS), dtype=np.float32)[[4, 9]]
    return Example(ids, ids * 0, tags, np.array([[2, 2], [2, 2]]), roles, kinds=kinds)


@pytest.fixture
def material(window):
    unread = replace(attribution(1), kinds=None)
    return Material((window,), (attribution(0), unread), (attribution(2),), ())


def test_two_teachers_count_the_same():
    said = both(sure_of(2), sure_of(5))([attribution(0)])
    assert said[0, [2, 5]].tolist() == [0.5, 0.5]


def test_what_was_read_apart_from_articles_is_found(material):
    assert len(read_apart(material)) == 2


def test_what_stands_in_articles_is_read_twice_in_a_pass_and_what_was_read_apart_once(material):
    read = lessons_of(material, sure_of(0), random.Random(0))
    assert len(read) == PASSES * (TIMES * 2 + 2)


def test_readers_and_teachers_count_the_same_where_an_article_was_read(material):
    read = lessons_of(material, sure_of(0), random.Random(0))
    of_articles = [one.kinds for one in read if one.kinds[4] > 0 or one.kinds[9] > 0]
    assert len(of_articles) == PASSES * TIMES * 2
    assert all(one[0] == 0.5 for one in of_articles)


def test_what_nobody_read_is_left_out(material):
    assert all(one.kinds is not None for one in lessons_of(material, sure_of(0), random.Random(0)))
