"""The page of the model card says what the card says, and cannot fall behind it unseen."""

import json
import shutil
from dataclasses import replace

import pytest

from onrecord.tagger.cards import CARD_FILE, Bin, Comparison, Figure, Parent, Reliability, Run, load_card
from tests.tagger.conftest import TINY
from tools.write_model_card import duration, outdated, page, write

BINS = (*(Bin(n / 10, (n + 1) / 10, 0) for n in range(9)), Bin(0.9, 1.0, 1200, 0.95, 0.9321))
FULL = replace(
    load_card(TINY),
    figures=(
        Figure("content_exact F1", "invented texts", 0.75, 0.7, 0.8),
        Figure("alpha", "other texts", 0.5),
    ),
    slices=(Figure("without_source", "invented texts", 0.31, 0.2, 0.4, 1234),),
    comparisons=(Comparison("strict F1", "3 invented articles", 0.6, 0.55, -0.1, 0.02),),
    reliability=Reliability("invented texts", 0.0179, BINS),
    parents=(Parent("mother", "base encoder", "Apache-2.0", "where it was"),),
    runs=(Run("the network that ships", 5000.0, "Invented 9000, 2 cores, Linux"),),
    failures=("it reads no poems",),
    second_sha256="cd" * 32,
    third_sha256="ef" * 32,
)


@pytest.fixture
def folder(tmp_path):
    """Return a model folder with the full card, and nothing written about it yet."""
    shutil.copytree(TINY, tmp_path / "model")
    (tmp_path / "model" / CARD_FILE).write_text(json.dumps(FULL.to_dict()), encoding="utf-8")
    return tmp_path / "model"


@pytest.mark.parametrize(
    "line",
    [
        "Measured on invented texts.",
        "| content exact F1 | 0.750 | 0.700 to 0.800 |",
        "Measured on other texts.",
        "| alpha | 0.500 | - |",
        "| without source | the report does not say who | 0.310 | 0.200 to 0.400 | 1,234 |",
        "On 3 invented articles.",
        "| strict F1 | 0.600 | 0.550 | -0.050 | -0.100 to +0.020 |",
        "| 0.9 to 1.0 | 1,200 | 0.950 | 0.932 |",
        "| 0.0 to 0.1 | 0 | - | - |",
        "(expected calibration error): 0.018.",
        "| mother | base encoder | Apache-2.0 | where it was |",
        "| the network that ships | 1 h 23 min | Invented 9000, 2 cores, Linux |",
        "- it reads no poems",
        f"`{FULL.model_sha256}`",
        "| `model.onnx`, 1.2 MB |",
        f"| `second.onnx`, for kinds and what findings are about | `{'cd' * 32}` |",
        f"| `third.onnx`, for kinds that stay unsure | `{'ef' * 32}` |",
    ],
)
def test_the_page_says_what_the_card_says(line):
    assert line in page(FULL, size_bytes=1_234_567)


def test_what_was_not_measured_is_said():
    bare = page(replace(FULL, figures=(), slices=(), comparisons=(), reliability=None), size_bytes=1)
    assert "Nothing was measured." in bare
    assert "It was not measured for these weights." in bare
    assert "![" not in bare
    assert "Beside people" not in bare


def test_times_are_for_people():
    assert [duration(seconds) for seconds in (59, 3599, 3600, 90_000)] == [
        "1 min",
        "1 h 0 min",
        "1 h 0 min",
        "25 h 0 min",
    ]


def test_page_and_picture_follow_the_card(folder, tmp_path):
    pytest.importorskip("matplotlib", reason="drawing needs the dependency group plots")
    files = {"kept_page": tmp_path / "card.md", "picture": tmp_path / "reliability.svg"}
    assert outdated(folder, **files) == list(files.values())
    write(folder, **files)
    assert outdated(folder, **files) == []
    assert "1,200" in files["picture"].read_text(encoding="utf-8")
    card = folder / "card.json"
    card.write_text(card.read_text(encoding="utf-8").replace("0.9321", "0.9422"), encoding="utf-8")
    assert outdated(folder, **files) == list(files.values())
    card.write_text(card.read_text(encoding="utf-8").replace("no poems", "no songs"), encoding="utf-8")
    write(folder, **files)
    files["kept_page"].write_text("changed by hand", encoding="utf-8")
    assert outdated(folder, **files) == [files["kept_page"]]


def test_the_manual_shows_the_card_that_ships():
    """Where this fails, run `python -m tools.write_model_card`."""
    assert outdated() == []
