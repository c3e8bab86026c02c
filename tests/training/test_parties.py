"""Rules' and encoder's chances of a party are weighed by what was right elsewhere."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="the training code needs torch")

from training.addressees import f1_of
from training.holders import Content, counts
from training.parties import best_least, fitted, in_folds, measure
from training.weights_file import write_weights

NOBODY = Content((), (), None)


def case(right=True, encoder=2.0, gold="Oda Renk"):
    """Return a case with two candidates, of whom the encoder prefers the right one, or the wrong one."""
    rows = ({"rules": 0.1, "encoder": encoder if right else -encoder}, {"rules": 0.2, "encoder": -encoder})
    return Content(("Oda Renk", "Ivo Torv"), rows, gold)


def test_what_tells_right_from_wrong_weighs():
    model = fitted([[case()] * 20])
    assert model.weights["encoder"] > 0.5


def test_folds_are_scored_by_others():
    articles = [[case(), case(gold=None)] for _ in range(12)]
    shares = in_folds(articles)
    assert all(len(one) == 2 for one in shares)
    assert shares[0][0][0] > shares[0][0][1]


def test_right_wrong_and_missed_are_counted_as_the_ruler_does():
    articles = [[case(), case(gold=None), case(gold="Ada Lund"), NOBODY]]
    shares = [[np.array([0.9, 0.1]), np.array([0.9, 0.1]), np.array([0.1, 0.1]), np.array([])]]
    assert counts(articles, shares, 0.5) == (1, 1, 1)
    assert f1_of((1, 1, 1)) == 0.5


def test_the_chance_that_is_best_is_taken():
    articles = [[case(), case(gold=None)]]
    shares = [[np.array([0.5, 0.1]), np.array([0.32, 0.1])]]
    assert best_least(articles, shares) == 0.35


def test_a_part_of_the_table_can_be_read_again(tmp_path):
    import tomllib

    part, about = measure("holder", [[case(), case(gold=None, right=False)] for _ in range(12)])
    write_weights(tmp_path / "weights.toml", about, [part])
    table = tomllib.loads((tmp_path / "weights.toml").read_text())["holder"]
    assert set(table) == {"least", "shift", "weights"}
    assert set(table["weights"]) <= {"rules", "encoder"}
    assert len(about) == 2
