"""Heads and units that tell least are left out of an encoder, and what stays works as before."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from training.network import Shape
from training.prune import Importance
from training.slim import SlimEncoder, approximated, cut, gains, gated, kept, layer_of, slimmed

SHAPE = Shape(vocabulary=40, positions=12, width=16, layers=2, heads=4, inner=8, dropout=0.0)
SIZES = [(4, 8), (4, 8)]
HEAD, UNIT = 4 * 16 * 4, 2 * 16
"""Weights of a head and of a unit."""


@pytest.fixture
def encoder():
    torch.manual_seed(2)
    made = SlimEncoder(SHAPE, SIZES, torch.nn.Embedding(40, 16)).eval()
    for near in made.near:
        torch.nn.init.normal_(near.weight)
    return made


def states(encoder, ids=((5, 6, 7, 8),)):
    ids = torch.tensor(ids)
    with torch.no_grad():
        return encoder(ids, torch.ones(ids.shape), torch.zeros(*ids.shape, 16))


def gates(encoder, shut=()):
    """Open all gates but some heads and units of the first layer."""
    made = [Importance(torch.ones(heads), torch.ones(units)) for heads, units in encoder.sizes]
    for part, at in shut:
        getattr(made[0], part)[at] = 0
    return made


def worth(heads, units):
    return Importance(torch.tensor(heads), torch.tensor(units))


def test_open_gates_change_nothing(encoder):
    before = states(encoder)
    with gated(encoder, gates(encoder)):
        assert torch.allclose(states(encoder), before)


def test_a_shut_gate_is_gone_afterwards(encoder):
    before = states(encoder)
    with gated(encoder, gates(encoder, [("heads", 1)])):
        assert not torch.allclose(states(encoder), before)
    assert torch.allclose(states(encoder), before)


def test_what_is_cut_is_what_a_shut_gate_leaves(encoder):
    with gated(encoder, gates(encoder, [("heads", 1), ("heads", 2), ("units", 5)])):
        shut = states(encoder)
    lost = [worth([9.0, 0, 0, 9], [9.0, 9, 9, 9, 9, 0, 9, 9]), worth([9.0] * 4, [9.0] * 8)]
    slimmed(encoder, lost, weights=6 * HEAD + 15 * UNIT)
    assert encoder.sizes == ((2, 7), (4, 8))
    assert torch.allclose(states(encoder), shut, atol=1e-5)


def test_a_layer_is_cut_to_the_heads_and_units_that_are_named():
    torch.manual_seed(3)
    layer = layer_of(SHAPE, 4, 8)
    made = cut(SHAPE, layer, [3], [0, 7])
    assert torch.equal(made.query.weight, layer.query.weight[12:])
    assert torch.equal(made.merge.weight, layer.merge.weight[:, 12:])
    assert torch.equal(made.widen.bias, layer.widen.bias[[0, 7]])
    assert torch.equal(made.narrow.weight, layer.narrow.weight[:, [0, 7]])


def test_those_worth_most_for_their_weights_stay():
    lost = [worth([1.0, 80, 2, 3], [1.0, 0, 0, 0, 0, 0, 0, 9]), worth([90.0, 4, 5, 6], [0.0] * 7 + [1.0])]
    assert kept(SHAPE, lost, 2 * HEAD + 3 * UNIT) == [([1], [0, 7]), ([0], [7])]


def test_each_layer_keeps_a_head_and_a_unit():
    lost = [worth([9.0] * 4, [9.0] * 8), worth([0.0] * 4, [0.0] * 8)]
    found = kept(SHAPE, lost, 0)
    assert [(len(heads), len(units)) for heads, units in found] == [(1, 1), (1, 1)]


def test_a_head_that_adds_nothing_is_no_loss(encoder):
    with torch.no_grad():
        encoder.layers[0].merge.weight[:, 4:8] = 0
    lost = gains(encoder, [((5, 6, 7),)], lambda ids: loss(encoder, ids))
    assert lost[0].heads[1] == 0
    assert (lost[0].heads[[0, 2, 3]] > 0).all()
    assert (lost[1].units > 0).any()


def loss(encoder, ids):
    ids = torch.tensor(ids)
    return encoder(ids, torch.ones(ids.shape), torch.zeros(*ids.shape, 16))[..., 0].sum()


def test_padding_changes_nothing(encoder):
    ids = torch.tensor([[5, 6, 7, 0, 0]])
    attended = torch.tensor([[1.0, 1, 1, 0, 0]])
    with torch.no_grad():
        padded = encoder(ids, attended, torch.zeros(1, 5, 16))
    assert torch.allclose(padded[:, :3], states(encoder, ((5, 6, 7),)), atol=1e-5)


def test_word_vectors_that_are_made_of_the_narrower_ones_are_found():
    torch.manual_seed(4)
    narrow, counts = torch.randn(40, 6), torch.arange(40.0)
    wide = narrow @ torch.randn(6, 16) + 1
    made = approximated(narrow, wide, counts, own=3)
    assert torch.allclose(made(torch.arange(40)), wide, atol=1e-3)


def test_pieces_that_were_met_have_numbers_of_their_own():
    torch.manual_seed(5)
    narrow, counts = torch.randn(40, 6), (torch.arange(40) < 30).float()
    wide = narrow @ torch.randn(6, 16) + torch.randn(40, 2) @ torch.randn(2, 16)
    made = approximated(narrow, wide, counts, own=2)
    found = (made(torch.arange(40)) - wide).detach().square().mean(-1)
    assert found[:30].mean() < found[30:].mean() / 2
    assert made.sizes == (40, 6, 16, 2, 30)
    assert not made.words.weight.requires_grad
