"""A network part of the way between two others."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from tests.training.test_train import SHAPE
from training.interpolate import between
from training.network import Network


@pytest.fixture
def pair():
    torch.manual_seed(3)
    shape = replace(SHAPE, acts=True)
    return Network(shape), Network(shape)


def test_the_way_goes_from_one_to_the_other(pair):
    first, second = pair
    name = "encoder.layers.0.query.weight"
    for share in (0.0, 0.7, 1.0):
        found = between(first, second, share).state_dict()[name]
        wanted = (1 - share) * first.state_dict()[name] + share * second.state_dict()[name]
        assert torch.allclose(found, wanted, atol=1e-6)


def test_the_heads_for_acts_are_the_second_networks(pair):
    first, second = pair
    made = between(first, second, 0.5)
    assert torch.equal(made.acts.votes.weight, second.acts.votes.weight)


def test_what_the_first_lacks_is_the_second_networks(pair):
    _, second = pair
    made = between(Network(SHAPE), second, 0.5)
    assert torch.equal(made.acts.meant.weight, second.acts.meant.weight)


def test_networks_of_other_sizes_are_refused(pair):
    with pytest.raises(ValueError, match="different sizes"):
        between(Network(replace(SHAPE, inner=SHAPE.inner * 2)), pair[1], 0.5)
