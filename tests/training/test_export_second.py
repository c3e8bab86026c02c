"""The graph for second looks gives what its network gives, and the card of the model folder names it."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import shutil
import sys
import time

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")
pytest.importorskip("onnx", reason="the export needs onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from onrecord.tagger.cards import load_card
from onrecord.tagger.encode import END_ID
from onrecord.tagger.second_look import SecondLook, marks_of, pieces_read
from onrecord.tagger.session import SECOND_FILE
from tests.tagger.conftest import TINY
from tests.training.test_export_onnx import TRACED
from training.export_onnx import file_hash
from training.export_second import export_second, main
from training.network import Network, Shape
from training.second_look import SecondNetwork, save_second
from training.train import Recipe

SHAPE = Shape(vocabulary=END_ID + 1, positions=128, width=32, layers=2, heads=2, inner=64, pair_width=4)
CUE, CONTENT, SOURCE = np.array([11]), np.arange(13, 80), np.array([9, 10])

pytestmark = TRACED


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(12)
    return SecondNetwork(Network(SHAPE)).eval()


def look(network, path):
    ids = np.arange(100)
    words = network.encoder.words(torch.from_numpy(ids)).detach().numpy()
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return SecondLook(session, words, ids % 3)


def expected(network, content):
    ids, marks = np.arange(100), marks_of(100, CUE + 1, content + 1, SOURCE + 1)
    at = np.concatenate([[0], pieces_read(marks), [99]])
    rows = (torch.from_numpy(one[at])[None] for one in (ids, ids % 3, marks, np.ones(100)))
    with torch.no_grad():
        return network(*rows).softmax(-1)[0].numpy()


@pytest.mark.parametrize("content", [CONTENT, CONTENT[:5]], ids=["long", "short"])
def test_the_graph_gives_what_the_network_gives(network, tmp_path, content):
    export_second(network, tmp_path / SECOND_FILE, small=False)
    found = look(network, tmp_path / SECOND_FILE).chances(CUE, content, SOURCE)
    assert np.allclose(found, expected(network, content), atol=1e-4)


def test_four_bits_are_near(network, tmp_path):
    export_second(network, tmp_path / SECOND_FILE, small=True)
    found = look(network, tmp_path / SECOND_FILE).chances(CUE, CONTENT, SOURCE)
    assert np.allclose(found, expected(network, CONTENT), atol=0.05)


def test_the_card_names_the_graph_and_its_training(network, tmp_path, monkeypatch):
    shutil.copytree(TINY, tmp_path / "model")
    save_second(network, Recipe(), tmp_path / "run", began=time.time() - 60)
    given = ["export_second", "--second", str(tmp_path / "run"), "--out", str(tmp_path / "model")]
    monkeypatch.setattr(sys, "argv", given)
    main()
    card = load_card(tmp_path / "model")
    assert card.second_sha256 == file_hash(tmp_path / "model" / SECOND_FILE)
    assert (card.runs[-1].name, card.runs[-1].seconds) == ("the network for second looks", 60.0)
