"""A narrower network keeps what matters most, and comes nearer to the whole one."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from tests.training.test_train import SHAPE, example
from training.network import Network
from training.prune import Importance, importance, narrowed, settle
from training.train import Recipe, collate, run_states, state_gap

RECIPE = Recipe(epochs=2, batch=2, encoder_rate=1e-2, warmup=0.0)


@pytest.fixture
def whole():
    torch.manual_seed(3)
    return Network(SHAPE).eval()


@pytest.fixture
def batch():
    return collate([example(8, [2]), example(6, [3])])


def all_matter(network):
    layer = network.encoder.layers[0]
    one = Importance(torch.ones(layer.heads), torch.ones(layer.widen.out_features))
    return [one] * len(network.encoder.layers)


def test_every_head_and_unit_matters_something(whole, batch):
    for one in importance(whole, [batch], RECIPE):
        assert (one.heads > 0).all()
        assert (one.units > 0).any()


def test_measuring_leaves_no_gradient(whole, batch):
    importance(whole, [batch], RECIPE)
    assert all(weight.grad is None or not weight.grad.any() for weight in whole.parameters())


def test_nothing_taken_away_changes_nothing(whole, batch):
    same = narrowed(whole, all_matter(whole), heads=SHAPE.heads, inner=SHAPE.inner)
    with torch.no_grad():
        one, other = (net.eval()(batch.ids, batch.types, batch.attended)[0] for net in (whole, same))
    assert torch.allclose(one, other, atol=1e-5)


def test_the_head_and_the_units_that_matter_are_kept(whole):
    width = SHAPE.width // SHAPE.heads
    matters = [Importance(torch.tensor([0.0, 1.0]), torch.arange(SHAPE.inner).float())] * SHAPE.layers
    small = narrowed(whole, matters, heads=1, inner=2)
    old, new = whole.encoder.layers[0], small.encoder.layers[0]
    assert torch.equal(new.query.weight, old.query.weight[width:])
    assert torch.equal(new.merge.weight, old.merge.weight[:, width:])
    assert torch.equal(new.narrow.weight, old.narrow.weight[:, -2:])


def test_a_narrow_network_comes_nearer_to_the_whole_one(whole, batch):
    small = narrowed(whole, all_matter(whole), heads=1, inner=4)

    def apart():
        states = (run_states(one.eval(), batch) for one in (small, whole))
        return state_gap(*states, batch.attended).item()

    before = apart()
    windows = [[example(8, [2]), example(6, [3])]] * 30
    list(settle(small, whole, windows, replace(RECIPE, epochs=30)))
    assert apart() < before
