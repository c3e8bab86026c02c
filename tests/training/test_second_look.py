"""A small network reads an attribution by itself, with its parts marked, learns its kind, and can be kept."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import time
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS
from onrecord.tagger.encode import END_ID, START_ID
from onrecord.tagger.second_look import AFTER, BEFORE, CONTENT, CUE, SOURCE
from tests.training.test_train import SHAPE, example
from training.network import Network
from training.second_look import (
    UNTOLD,
    Marked,
    SecondNetwork,
    Words,
    chances,
    fit,
    load_second,
    logits_of,
    loss_of,
    marked,
    right,
    save_second,
)
from training.train import Recipe

TINY = replace(SHAPE, vocabulary=END_ID + 1)


def window(kind):
    kinds = np.eye(len(KINDS), dtype=np.float32)[[kind]]
    return replace(example(20, [9]), kinds=kinds)


def attribution(number):
    """Make an attribution whose kind hangs on which of two pieces its cue is."""
    cue, kind = ((7, 2), (8, 11))[number % 2]
    ids = torch.tensor([START_ID, 20 + number % 5, cue, 30, 31, END_ID])
    marks = torch.tensor([0, SOURCE, CUE, CONTENT, CONTENT, 0])
    return Marked(ids, torch.zeros_like(ids), marks, torch.eye(len(KINDS))[kind])


def test_the_parts_are_marked_and_some_pieces_around_them_are_read():
    one = marked(window(3), 0)
    assert one.ids.tolist() == [START_ID, *range(10 - BEFORE, 12 + AFTER), END_ID]
    assert one.marks.tolist() == [0] * (1 + BEFORE) + [CUE, CONTENT] + [0] * (AFTER + 1)
    assert int(one.kinds.argmax()) == 3


def test_what_nobody_read_cannot_be_marked():
    with pytest.raises(ValueError, match="nobody"):
        marked(example(20, [9]), 0)


def test_kinds_are_learnt():
    torch.manual_seed(5)
    network, known = SecondNetwork(Network(TINY)), [attribution(number) for number in range(40)]
    fit(network, known, Recipe(epochs=30, batch=8, encoder_rate=1e-2, head_rate=1e-2))
    assert right(partial(chances, network), known, 8) == 1.0


def told(number):
    """Make an attribution that tells of a finding where its cue is one of two pieces, its kind unread."""
    one, states = attribution(number), [UNTOLD] * 6
    tags = [0, 0, 0, 1, 2, 0] if number % 2 else [0] * 6
    states[3:5] = [4, 4] if number % 2 else [UNTOLD] * 2
    sides = [0, 1, 0, 0, 0, 0]
    return replace(one, kinds=None, words=Words(*map(torch.tensor, (tags, states, sides))))


def test_the_words_of_findings_are_learnt():
    torch.manual_seed(5)
    network, known = SecondNetwork(Network(TINY)), [told(number) for number in range(40)]
    fit(network, known, Recipe(epochs=30, batch=8, encoder_rate=1e-2, head_rate=1e-2))
    network.eval()
    given = logits_of(network, known[:2])
    assert given.findings.argmax(-1).tolist() == [one.words.findings.tolist() for one in known[:2]]
    assert given.states[1, 3:5].argmax(-1).tolist() == [4, 4]
    assert given.sides.argmax(-1).tolist() == [one.words.sides.tolist() for one in known[:2]]


def test_kinds_and_words_are_learnt_beside_each_other():
    torch.manual_seed(8)
    network = SecondNetwork(Network(TINY)).eval()
    with torch.no_grad():
        both = float(loss_of(network, [attribution(0), told(1)]))
        alone = float(loss_of(network, [attribution(0)])), float(loss_of(network, [told(1)]))
    assert both == pytest.approx(sum(alone) / 2, rel=1e-2)


def test_padding_changes_nothing():
    torch.manual_seed(6)
    network, short = SecondNetwork(Network(TINY)), attribution(0)
    longer = marked(window(3), 0)
    alone, beside = chances(network, [short])[0], chances(network, [short, longer])[0]
    assert torch.allclose(alone, beside, atol=1e-2)  # it computes in bfloat16


def test_the_network_can_be_kept(tmp_path):
    torch.manual_seed(7)
    network = SecondNetwork(Network(TINY))
    save_second(network, Recipe(), tmp_path, began=time.time())
    some = [attribution(0), attribution(1)]
    assert torch.equal(chances(load_second(tmp_path), some), chances(network, some))
