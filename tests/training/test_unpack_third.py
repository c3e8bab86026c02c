"""What is taken back out of the graph for third looks is the network that went into it."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import re

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")
onnx = pytest.importorskip("onnx", reason="the export needs onnx")
pytest.importorskip("onnx_ir", reason="four bits need onnx-ir")

from tests.training.test_export_onnx import TRACED
from tests.training.test_export_third import SHAPE, made_with
from training.export_third import export_third
from training.unpack_third import unpack_third

PLAIN = r"(?:bias|rows|norm\.weight|(?:places|types|marks|near\.\d)\.weight)$"
FOUR_OR_EIGHT_BITS = r"(?:query|key|value|merge|widen|narrow|spread|own|words|hidden|out)\.weight"

pytestmark = TRACED


@pytest.fixture(scope="module")
def network():
    made = made_with([(4, 256), (1, 100), (1, 60)], seed=5)
    with torch.no_grad():
        for weight in made.parameters():
            weight.add_(torch.randn_like(weight) * 0.05)
        for one in made.encoder.near[1:]:
            one.weight.fill_(0.25)  # equal constants are kept once
    return made


@pytest.fixture(scope="module")
def graph(network, tmp_path_factory):
    path = tmp_path_factory.mktemp("graph") / "third.onnx"
    export_third(network, path, small=True)
    return onnx.load(path).graph


def said_by(network):
    ids = torch.arange(2, 42)[None]
    with torch.no_grad():
        return network.eval()(ids, ids % 3, ids % 4, torch.ones_like(ids)).softmax(-1)


def test_a_network_comes_back(network, graph):
    back = unpack_third(graph, network.encoder.words.words.weight.detach(), SHAPE)
    assert back.encoder.sizes == network.encoder.sizes
    assert torch.allclose(said_by(back), said_by(network), atol=0.05)


def test_what_is_no_product_comes_back_as_it_was(network, graph):
    back = unpack_third(graph, network.encoder.words.words.weight.detach(), SHAPE).state_dict()
    plain = re.compile(
        r".*(?:bias|norm\.weight|rows|places\.weight|types\.weight|marks\.weight|near\.\d\.weight)"
    )
    names = [name for name in back if plain.fullmatch(name)]
    assert len(names) == len(back) - len(re.findall(FOUR_OR_EIGHT_BITS, "\n".join(back)))
    for name in names:
        assert torch.allclose(back[name], network.state_dict()[name], atol=1e-5), name


def test_what_was_given_four_bits_has_sixteen_steps_a_block(network, graph):
    back = unpack_third(graph, network.encoder.words.words.weight.detach(), SHAPE)
    row = back.encoder.layers[0].merge.weight[3]
    assert len(row.unique()) <= 16


def test_another_graph_is_refused(graph, network):
    other = onnx.GraphProto()
    other.CopyFrom(graph)
    kept = [one for one in other.initializer if "hidden" not in one.name]
    del other.initializer[:]
    other.initializer.extend(kept)
    with pytest.raises(KeyError, match="hidden"):
        unpack_third(other, network.encoder.words.words.weight.detach(), SHAPE)
