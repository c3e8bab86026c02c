"""Logistic models over named signs."""

from __future__ import annotations

import numpy as np
import pytest

from training.logistic import Fitted, fit


def rows(count: int) -> tuple[list[dict[str, float]], list[bool]]:
    """Rows that are mostly right with one sign and mostly wrong with another."""
    chance = np.random.default_rng(0)
    found, right = [], []
    for _ in range(count):
        good = bool(chance.random() < 0.5)
        noisy = bool(chance.random() < 0.9) == good
        found.append({"for" if noisy else "against": 1.0})
        right.append(good)
    return found, right


def test_a_sign_of_what_is_right_weighs_for_it() -> None:
    model = fit(*rows(400), ridge=1.0, least=1)
    assert model.weights["for"] > 1 > -1 > model.weights["against"]


def test_chances_are_those_of_the_rows_they_were_learnt_from() -> None:
    signs, right = rows(2000)
    model = fit(signs, right, ridge=0.1, least=1)
    share = np.mean([good for sign, good in zip(signs, right, strict=True) if "for" in sign])
    assert model.chances([{"for": 1.0}])[0] == pytest.approx(share, abs=0.01)


def test_where_there_are_no_signs_the_shift_tells_the_share() -> None:
    model = fit([{}] * 10, [True] * 3 + [False] * 7, ridge=1.0, least=1)
    assert model.chances([{}])[0] == pytest.approx(0.3, abs=1e-3)


def test_rare_signs_are_left_out() -> None:
    signs, right = rows(50)
    assert "rare" not in fit([*signs, {"rare": 1.0}], [*right, True], ridge=1.0, least=2).weights


def test_a_ridge_draws_weights_to_nothing() -> None:
    loose, tight = (fit(*rows(200), ridge=ridge, least=1).weights["for"] for ridge in (0.1, 100.0))
    assert 0 < tight < loose


def test_rounding_leaves_out_what_is_nothing() -> None:
    assert Fitted({"a": 0.0004, "b": 1.2345}, 0.5).rounded() == Fitted({"b": 1.234}, 0.5)
