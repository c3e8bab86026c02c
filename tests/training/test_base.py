"""The base encoder's weights go where they belong."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")
safetensors = pytest.importorskip("safetensors.torch", reason="the base weights are in its format")

from onrecord.tagger.encode import TYPE_COUNT
from training.base import LAYER_NAMES, load_base
from training.network import Network, Shape

SHAPE = Shape(vocabulary=110, positions=16, width=8, layers=2, heads=2, inner=16, pair_width=4)


@pytest.fixture
def base(tmp_path):
    """Write made-up base weights of four layers; each of them is filled with its own number."""
    torch.manual_seed(1)
    names = {"words": "word_embeddings", "places": "position_embeddings"}
    encoder = Network(SHAPE).encoder
    weights = {
        f"embeddings.{theirs}.weight": torch.randn_like(getattr(encoder, mine).weight)
        for mine, theirs in names.items()
    }
    weights["embeddings.token_type_embeddings.weight"] = torch.randn(2, SHAPE.width)
    weights["embeddings.LayerNorm.weight"] = torch.randn(SHAPE.width)
    weights["embeddings.LayerNorm.bias"] = torch.randn(SHAPE.width)
    for number in range(4):
        for mine, theirs in LAYER_NAMES.items():
            for part in ("weight", "bias"):
                like = getattr(getattr(encoder.layers[0], mine), part)
                weights[f"encoder.layer.{number}.{theirs}.{part}"] = torch.full(like.shape, float(number))
    safetensors.save_file(weights, tmp_path / "model.safetensors")
    return tmp_path, weights


def test_layers_are_taken_in_order(base):
    folder, weights = base
    network = Network(SHAPE)
    load_base(network, folder)
    assert torch.equal(network.encoder.words.weight, weights["embeddings.word_embeddings.weight"])
    assert [layer.query.weight[0, 0].item() for layer in network.encoder.layers] == [0.0, 1.0]
    assert [layer.narrow_norm.bias[0].item() for layer in network.encoder.layers] == [0.0, 1.0]


def test_chosen_layers_are_taken(base):
    network = Network(SHAPE)
    load_base(network, base[0], layers=(1, 3))
    assert [layer.widen.weight[0, 0].item() for layer in network.encoder.layers] == [1.0, 3.0]


def test_every_token_type_starts_near_the_bases_only_one(base):
    folder, weights = base
    network = Network(SHAPE)
    load_base(network, folder)
    types = network.encoder.types.weight
    assert types.shape[0] == TYPE_COUNT
    assert torch.allclose(types, weights["embeddings.token_type_embeddings.weight"][:1], atol=0.06)
    assert not torch.equal(types[0], types[1])


def test_the_heads_are_left_alone(base):
    network = Network(SHAPE)
    before = {name: value.clone() for name, value in network.heads.state_dict().items()}
    load_base(network, base[0])
    assert all(torch.equal(value, before[name]) for name, value in network.heads.state_dict().items())
