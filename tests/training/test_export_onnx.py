"""The exported graph scores as the network does, and its card describes it."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")
pytest.importorskip("onnx", reason="the export needs onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from onrecord.tagger.acts import KIND_PARTS, KIND_UNITS, KIND_WIDTH, KINDS
from onrecord.tagger.cards import DecodeOptions, load_card
from onrecord.tagger.decode import TAGS, score_pairs
from onrecord.tagger.encode import encode
from onrecord.tagger.session import ACT_OUTPUTS, MENTION_OUTPUTS, MODEL_FILE, load_encoder
from onrecord.tagger.tagger import TOKENIZER_FILE, load_tagger
from onrecord.tagger.windows import Window
from tests.factories import make_document
from training.examples import label
from training.export_onnx import export_graph, file_hash, save_card, write_card
from training.network import Network, Shape
from training.train import Recipe

SHAPE = Shape(
    vocabulary=192,
    positions=64,
    width=8,
    layers=2,
    heads=2,
    inner=16,
    pair_width=4,
    mentions=True,
    acts=True,
    kinds=True,
)

TRACED = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::torch.jit.TracerWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]
"""What PyTorch and ONNX warn of while a network is traced."""

pytestmark = TRACED


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(11)
    made = Network(SHAPE).eval()
    with torch.no_grad():
        made.heads.near.normal_()
        for weight in made.parameters():
            weight.add_(torch.randn_like(weight) * 0.1)
    return made


def folder_of(network, tokenizer, path, *, int8):
    export_graph(network, path / MODEL_FILE, int8=int8)
    tokenizer.save(str(path / TOKENIZER_FILE))
    write_card(path, version="x", recipe=Recipe(limit=64))
    return path


@pytest.fixture(scope="module")
def plain(network, tmp_path_factory, tokenizer):
    """Return a folder with the graph as it is, fp32."""
    return folder_of(network, tokenizer, tmp_path_factory.mktemp("plain"), int8=False)


@pytest.fixture(scope="module")
def small(network, tmp_path_factory, tokenizer):
    """Return a folder with the int8 graph."""
    return folder_of(network, tokenizer, tmp_path_factory.mktemp("small"), int8=True)


def scores_of(folder, labelled, window):
    return load_encoder(folder, load_card(folder), threads=1).run(labelled.encoded, window)


@pytest.fixture
def labelled(article, tokenizer):
    return label(article, article.text, tokenizer)


@pytest.mark.parametrize("window", [Window(0, 40, 0), Window(3, 11, 3)])
def test_the_graph_gives_what_the_network_gives(network, plain, labelled, window):
    """Tags are the same; pair scores are the same up to that of the role none, which is taken off."""
    found = scores_of(plain, labelled, window)
    a, b = window.start, window.end
    ids = torch.tensor([[101, *labelled.encoded.ids[a:b], 102]])
    types = torch.tensor([[0, *labelled.encoded.types[a:b], 0]])
    with torch.no_grad():
        tags, features = network(ids, types, torch.ones_like(ids))
        pairs = network.score_pairs(
            features, torch.tensor([0, 0]), torch.tensor([3, 5]), torch.tensor([4, 5])
        )
    assert np.allclose(found.tags, tags[0, 1:-1].numpy(), atol=1e-4)
    expected = (pairs - pairs[..., :1])[:, 1:-1].numpy()
    assert np.allclose(
        score_pairs(found, np.array([2, 4]), np.array([3, 4]), DecodeOptions()), expected, atol=1e-3
    )


@pytest.mark.parametrize("heads", ["acts", "mentions"])
def test_the_graph_gives_what_the_other_heads_give(network, plain, labelled, heads):
    names = ACT_OUTPUTS if heads == "acts" else MENTION_OUTPUTS
    ids = torch.tensor([[101, *labelled.encoded.ids[:20], 102]])
    session = onnxruntime.InferenceSession(str(plain / MODEL_FILE), providers=["CPUExecutionProvider"])
    found = session.run(list(names), {"ids": ids.numpy(), "types": (ids * 0).numpy()})
    with torch.no_grad():
        states = network.encoder.states(ids, ids * 0, torch.ones_like(ids))
        expected = getattr(network, heads)(states[-1])
        if heads == "acts":
            kinds = network.kinds
            meant = kinds([states[number] for number in SHAPE.telling])
            layers = [torch.cat([one.weight.T, one.bias[None]]) for one in (kinds.hidden, kinds.out)]
            expected = (meant, *expected[1:], kinds.shifts, kinds.looks, *layers)
    for one, other in zip(found, expected, strict=True):
        assert np.allclose(one, other.detach().numpy(), atol=1e-4)


def test_what_is_not_of_a_piece_comes_whole(plain, labelled):
    scores = load_encoder(plain, load_card(plain), threads=1).run(
        labelled.encoded, Window(0, 20, 0), acts=True
    )
    assert scores.acts.kind_hidden.shape == (len(KIND_PARTS) * KIND_WIDTH + 1, KIND_UNITS)
    assert scores.acts.kind_out.shape == (KIND_UNITS + 1, len(KINDS))
    assert scores.acts.meant.shape == (20, KIND_WIDTH)


@pytest.mark.parametrize("lacking", ["acts", "kinds", "mentions"])
def test_a_network_without_all_heads_does_not_ship(tmp_path, lacking):
    with pytest.raises(ValueError, match="all heads"):
        export_graph(Network(replace(SHAPE, **{lacking: False})), tmp_path / MODEL_FILE, int8=False)


def test_int8_is_near(plain, small, labelled):
    window = Window(0, 40, 0)
    one, other = scores_of(plain, labelled, window).tags, scores_of(small, labelled, window).tags
    assert not np.array_equal(one, other)
    assert np.abs(one - other).max() < 0.2 * np.abs(one).max()


def test_the_card_describes_the_files(small):
    card = load_card(small)
    assert card.model_sha256 == file_hash(small / MODEL_FILE)
    assert card.tokenizer_sha256 == file_hash(small / TOKENIZER_FILE)
    assert (card.tags, card.window, card.version) == (TAGS, 64, "x")
    assert card.training
    assert card.failures


def test_an_exported_folder_is_a_tagger(small):
    tagger = load_tagger(small)
    assert tagger.tag(make_document("“The truce holds,” Renk said.")).layer == tagger.card.layer


def test_a_card_is_written_for_people_too(small, tmp_path):
    save_card(load_card(small), tmp_path)
    written = (tmp_path / "card.json").read_text(encoding="utf-8")
    assert written.endswith("}\n")
    assert json.loads(written)["window"] == 64
    assert load_card(tmp_path) == load_card(small)


def test_encoding_at_run_time_is_that_of_training(article, tokenizer, labelled):
    """The same pieces and types come from the text laid out as training lays it out."""
    from onrecord.text.quotemarks import find_quotations
    from training.examples import paragraphs

    blocks = paragraphs(article.text)
    again = encode(article.text, blocks, find_quotations(article.text, blocks), tokenizer)
    assert (again.ids == labelled.encoded.ids).all()
    assert (again.types == labelled.encoded.types).all()
