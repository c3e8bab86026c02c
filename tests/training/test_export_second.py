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
from training.export_second import RUN, export_second, main
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
        found = network(*rows)
    words = (one[0, 1:-1].numpy() for one in found[1:])
    return [found.kinds.softmax(-1)[0].numpy(), *words]


def found_by(look, content):
    found = look.at(CUE, content, SOURCE)
    return [found.kinds, found.findings, found.states, found.sides]


@pytest.mark.parametrize("content", [CONTENT, CONTENT[:5]], ids=["long", "short"])
def test_the_graph_gives_what_the_network_gives(network, tmp_path, content):
    export_second(network, tmp_path / SECOND_FILE, int8=False)
    found = found_by(look(network, tmp_path / SECOND_FILE), content)
    pairs = zip(found, expected(network, content), strict=True)
    assert all(np.allclose(one, other, atol=1e-4) for one, other in pairs)


def test_eight_bits_are_near(network, tmp_path):
    export_second(network, tmp_path / SECOND_FILE, int8=True)
    found = found_by(look(network, tmp_path / SECOND_FILE), CONTENT)
    assert np.allclose(found[0], expected(network, CONTENT)[0], atol=0.02)
    assert np.allclose(found[1], expected(network, CONTENT)[1], atol=0.2)


@pytest.fixture
def exported(network, tmp_path, monkeypatch):
    """Export a taught network into a model folder, and return that."""
    shutil.copytree(TINY, tmp_path / "model")
    for name, seconds in (("teacher", 30), ("taught", 60)):
        save_second(network, Recipe(), tmp_path / name, began=time.time() - seconds)
    given = {"second": tmp_path / "taught", "teacher": tmp_path / "teacher", "out": tmp_path / "model"}
    words = [word for name, value in given.items() for word in (f"--{name}", str(value))]
    monkeypatch.setattr(sys, "argv", ["export_second", *words])
    main()
    return tmp_path / "model"


def runs_in(folder):
    return [(run.name, run.seconds) for run in load_card(folder).runs if run.name.startswith(RUN)]


def test_the_card_names_the_graph_and_its_training(exported):
    assert load_card(exported).second_sha256 == file_hash(exported / SECOND_FILE)
    assert runs_in(exported) == [(f"{RUN}: the teacher", 30.0), (f"{RUN}: the network that ships", 60.0)]


def test_the_card_forgets_how_an_earlier_graph_came_about(exported):
    before = runs_in(exported)
    main()
    assert runs_in(exported) == before


def test_the_card_keeps_its_version_unless_it_is_given_one(exported, monkeypatch):
    before = load_card(exported).version
    main()
    assert load_card(exported).version == before
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--version", "x"])
    main()
    assert load_card(exported).version == "x"
