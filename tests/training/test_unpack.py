"""What is taken back out of a graph is the network that went into it."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")
onnx = pytest.importorskip("onnx", reason="the export needs onnx")

from tests.training.test_export_onnx import SHAPE, TRACED
from training.export_onnx import export_graph
from training.kind_layer import BELOW
from training.network import Network
from training.unpack import unpack

pytestmark = TRACED


@pytest.fixture(scope="module")
def network():
    """Return a network none of whose weights are equal: equal constants of a graph are kept once."""
    torch.manual_seed(12)
    made = Network(replace(SHAPE, head_width=3)).eval()
    with torch.no_grad():
        for weight in made.parameters():
            weight.add_(torch.randn_like(weight) * 0.3)
    return made


def outputs(network):
    ids = torch.arange(3, 19)[None]
    with torch.no_grad():
        hidden = network.encoder(ids, ids * 0, torch.ones_like(ids))
        tags, features = network.heads(hidden)
        at = torch.tensor([0]), torch.tensor([3]), torch.tensor([4])
        pairs = network.score_pairs(features, *at).log_softmax(-1)
        _, *parties = network.acts(hidden)
        told = network.kinds
        kinds = told([hidden] * len(BELOW)), told.hidden(told.looks.flatten()), told.out(told.shifts)
        return tags, pairs, *parties, *kinds, *network.mentions(hidden)


@pytest.mark.parametrize(("int8", "near"), [(False, 1e-4), (True, 0.4)])
def test_a_network_comes_back(network, tmp_path, int8, near):
    export_graph(network, tmp_path / "model.onnx", int8=int8)
    back = unpack(onnx.load(tmp_path / "model.onnx").graph, SHAPE.heads).eval()
    assert back.shape == network.shape
    for one, other in zip(outputs(network), outputs(back), strict=True):
        assert torch.allclose(one, other, atol=near)


def test_another_graph_is_refused(network, tmp_path):
    export_graph(network, tmp_path / "model.onnx", int8=False)
    graph = onnx.load(tmp_path / "model.onnx").graph
    kept = [one for one in graph.initializer if "MatMul" not in one.name]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    with pytest.raises(ValueError, match="shorter"):
        unpack(graph, SHAPE.heads)
