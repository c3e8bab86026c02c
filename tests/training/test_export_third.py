"""The graph for third looks gives what its network gives, and the card of the model folder names it."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import shutil
import sys
import time

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")
pytest.importorskip("onnx", reason="the export needs onnx")
pytest.importorskip("onnx_ir", reason="four bits need onnx-ir")
onnxruntime = pytest.importorskip("onnxruntime")

from onrecord.tagger.cards import load_card
from onrecord.tagger.encode import END_ID
from onrecord.tagger.second_look import marks_of, pieces_read
from onrecord.tagger.session import THIRD_FILE
from onrecord.tagger.third_look import ThirdLook
from tests.tagger.conftest import TINY
from tests.training.test_export_onnx import TRACED
from training.export_onnx import file_hash
from training.export_third import RUN, SLIMMED, export_third, main
from training.network import Shape
from training.slim import approximated
from training.third_look import ThirdNetwork, save_third
from training.train import Recipe

SHAPE = Shape(vocabulary=END_ID + 1, width=128, layers=2, heads=4, inner=256, pair_width=4, relative=True)
CUE, CONTENT, SOURCE = np.array([11]), np.arange(13, 80), np.array([9, 10])

pytestmark = TRACED


def made_with(sizes, *, seed):
    """Return a network with layers of so many heads and units, all weights drawn at random."""
    torch.manual_seed(seed)
    wide, counts = torch.randn(SHAPE.vocabulary, 128), (torch.arange(SHAPE.vocabulary) < 90).float()
    words = approximated(torch.randn(SHAPE.vocabulary, 64), wide, counts, own=8)
    return ThirdNetwork(SHAPE, sizes, words).eval()


@pytest.fixture(scope="module")
def network():
    return made_with([(4, 256), (2, 100)], seed=12)


def found_by(network, path, content):
    ids = np.arange(100)
    words = network.encoder.words.words(torch.from_numpy(ids)).detach().numpy()
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return ThirdLook(session, words, ids, ids % 3).at(CUE, content, SOURCE)


def expected(network, content):
    ids, marks = np.arange(100), marks_of(100, CUE + 1, content + 1, SOURCE + 1)
    at = np.concatenate([[0], pieces_read(marks), [99]])
    rows = (torch.from_numpy(one[at])[None] for one in (ids, ids % 3, marks, np.ones(100)))
    with torch.no_grad():
        return network(*rows).softmax(-1)[0].numpy()


@pytest.mark.parametrize("content", [CONTENT, CONTENT[:5]], ids=["long", "short"])
def test_the_graph_gives_what_the_network_gives(network, tmp_path, content):
    export_third(network, tmp_path / THIRD_FILE, small=False)
    given = found_by(network, tmp_path / THIRD_FILE, content)
    assert np.allclose(given, expected(network, content), atol=2e-3)  # what pieces have has eight bits


def test_four_bits_are_near(network, tmp_path):
    export_third(network, tmp_path / "whole.onnx", small=False)
    export_third(network, tmp_path / THIRD_FILE, small=True)
    given = found_by(network, tmp_path / THIRD_FILE, CONTENT)
    assert np.allclose(given, expected(network, CONTENT), atol=0.05)
    assert (tmp_path / THIRD_FILE).stat().st_size < (tmp_path / "whole.onnx").stat().st_size / 3


@pytest.fixture
def exported(network, tmp_path, monkeypatch):
    """Export a network into a model folder, twice, and return that."""
    shutil.copytree(TINY, tmp_path / "model")
    for name, seconds in (("teacher", 30), ("third", 60)):
        save_third(network, Recipe(), tmp_path / name, began=time.time() - seconds)
    given = {"third": tmp_path / "third", "teacher": tmp_path / "teacher", "out": tmp_path / "model"}
    words = [word for name, value in given.items() for word in (f"--{name}", str(value))]
    monkeypatch.setattr(sys, "argv", ["export_third", *words, "--version", "fresh"])
    main()
    main()
    return tmp_path / "model"


def test_the_card_says_whose_weights_it_has_and_what_led_there(exported):
    card = load_card(exported)
    assert card.third_sha256 == file_hash(exported / THIRD_FILE)
    assert card.version == "fresh"
    assert [one for one in card.parents if one.role == SLIMMED.role] == [SLIMMED]
    assert [run.seconds for run in card.runs if run.name.startswith(RUN)] == [30, 60]
