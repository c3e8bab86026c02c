"""Attributions are made up of the parts of others, and of sentences in which nobody speaks."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.decode import TAGS
from onrecord.tagger.encode import BREAK_ID, END_ID, START_ID
from onrecord.tagger.second_look import CONTENT, CUE, MOST_READ, SOURCE
from training.examples import Example
from training.recombined import SHORTEST, Passage, content_of, recombined, saying, spoken, unspoken
from training.second_look import Marked

DOT = 12


def attribution(*content, marks=None):
    """Make an attribution of two pieces, and of a content of the pieces given."""
    ids = torch.tensor([START_ID, 20, 30, *content, END_ID])
    marks = torch.tensor(marks or [0, SOURCE, CUE, *[CONTENT] * len(content), 0])
    return Marked(ids, torch.zeros_like(ids), marks, torch.tensor([0.0, 1.0]))


def passage(*ids):
    return Passage(torch.tensor(ids), torch.ones(len(ids), dtype=torch.long))


def window(ids, said=()):
    ids = np.array([START_ID, *ids, END_ID])
    tags = np.full(len(ids), TAGS.index("O"))
    tags[list(said)] = TAGS.index("I-content")
    empty = np.zeros((0, 2), dtype=np.int64)
    return Example(ids, np.zeros_like(ids), tags, empty, np.zeros((0, len(ids)), dtype=np.int64))


def test_a_content_is_exchanged_with_its_types_and_marks():
    made = saying(attribution(40, 41, 42), passage(50, 51))
    assert made.ids.tolist() == [START_ID, 20, 30, 50, 51, END_ID]
    assert made.types.tolist() == [0, 0, 0, 1, 1, 0]
    assert made.marks.tolist() == [0, SOURCE, CUE, CONTENT, CONTENT, 0]


def test_what_is_made_up_is_of_no_kind_yet():
    assert saying(attribution(40, 41, 42), passage(50)).kinds is None


@pytest.mark.parametrize(
    "one",
    [
        attribution(40, 41),
        attribution(40, 41, 42, 43, marks=[0, SOURCE, CUE, CONTENT, CUE, CONTENT, CONTENT, 0]),
    ],
    ids=["short", "interrupted"],
)
def test_a_short_or_interrupted_content_is_not_exchanged(one):
    assert content_of(one) is None
    assert saying(one, passage(50, 51)) is None


def test_what_would_be_too_long_to_be_read_is_not_made():
    assert saying(attribution(40, 41, 42), passage(*range(100, 100 + MOST_READ))) is None


def test_contents_are_those_of_others():
    known = [attribution(*range(first, first + 3)) for first in (40, 50, 60)]
    made = recombined(known, random.Random(0))
    assert sorted(one.ids[3].item() for one in made) == [40, 50, 60]


def test_sentences_in_which_nobody_speaks_are_found():
    silent, said = [*range(40, 46), DOT], [*range(50, 56), DOT]
    found = list(unspoken([window([*silent, *said], said=(9,))], frozenset([DOT])))
    assert [one.ids.tolist() for one in found] == [silent]


def test_a_sentence_ends_where_a_block_does():
    heading = list(range(40, 40 + SHORTEST))
    found = list(unspoken([window([*heading, BREAK_ID, 60, 61, DOT])], frozenset([DOT])))
    assert [one.ids.tolist() for one in found] == [heading]


def test_such_sentences_are_given_to_somebody():
    made = spoken([passage(50, 51, 52)], [attribution(40, 41), attribution(40, 41, 42)], random.Random(0))
    assert [one.ids.tolist() for one in made] == [[START_ID, 20, 30, 50, 51, 52, END_ID]]
