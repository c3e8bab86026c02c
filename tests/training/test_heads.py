"""Heads are trained on kept hidden states, and the rest of the network stays as it was."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS, PARTIES
from tests.training.test_train import SHAPE, example
from training.distil import Plan, with_heads
from training.heads import keep, train_heads
from training.network import Network
from training.train import Recipe

RECIPE = Recipe(epochs=20, batch=2, head_rate=2e-2)


@pytest.fixture
def network():
    torch.manual_seed(6)
    return with_heads(Network(SHAPE))


def labelled(length):
    parties = np.zeros((1, len(PARTIES), length), dtype=np.int64)
    return replace(example(length, [2]), kinds=np.eye(len(KINDS), dtype=np.float32)[[3]], parties=parties)


@pytest.fixture
def batches(network):
    marked = example(7)
    rows = {id(marked): np.array([[1, 2, 0, 0], [4, 4, 0, 0]])}
    return [*keep(network, [labelled(8)], {}, 2), *keep(network, [marked], rows, 2)]


def test_heads_learn(network, batches):
    losses = train_heads(network, batches, RECIPE, Plan())
    assert losses[-1] < losses[0]


def test_what_attributions_are_found_by_stays_as_it_was(network, batches):
    before = {name: value.clone() for name, value in network.state_dict().items()}
    train_heads(network, batches, RECIPE, Plan())
    changed = {name for name, value in network.state_dict().items() if not torch.equal(value, before[name])}
    assert changed
    assert all(name.startswith(("acts.", "mentions.")) for name in changed)


def test_a_network_without_these_heads_is_refused(batches):
    with pytest.raises(ValueError, match="lacks the heads"):
        train_heads(Network(SHAPE), batches, RECIPE, Plan())
