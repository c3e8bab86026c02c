"""The layers for kinds learn from what was read, and from the words of the attribution alone."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS, PARTIES
from tests.training.test_train import SHAPE, example
from training.kind_head import Told, fit, right, told_by
from training.kind_layer import BELOW
from training.network import Network
from training.train import Recipe

RECIPE = Recipe(epochs=20, batch=16, head_rate=1e-2)
WIDTH = len(BELOW) * SHAPE.width


def window(kind):
    shares = np.zeros((1, len(KINDS)), dtype=np.float32)
    if kind is not None:
        shares[0, kind] = 1.0
    return replace(example(8, [2]), kinds=shares, parties=np.zeros((1, len(PARTIES), 8), dtype=np.int64))


def test_what_nobody_read_teaches_nothing():
    torch.manual_seed(6)
    told = list(told_by(Network(SHAPE), [window(3), window(None), example(8, [2]), window(5)]))
    assert sorted(int(one.kinds.argmax()) for one in told) == [3, 5]
    assert all(one.states.shape == (len(one.parts), WIDTH) for one in told)


def test_kinds_are_learnt():
    torch.manual_seed(7)
    known = []
    for number in range(64):
        states = torch.randn(3 + number % 4, WIDTH)
        kind = 2 if states[0, 0] > 0 else 9
        parts = torch.tensor([0] + [1] * (len(states) - 1))
        known.append(Told(states, parts, torch.eye(len(KINDS))[kind]))
    assert right(fit(known, RECIPE), known) > 0.9
