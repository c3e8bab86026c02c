"""Weights for choosing one of several options are learnt from choices that were made."""

from __future__ import annotations

import pytest

from training.softmax import Choice, fit


def choice(kind: str, *options: dict[str, float], right: int) -> Choice:
    return Choice(kind, options, [number == right for number in range(len(options))])


def test_what_the_right_options_have_weighs_more() -> None:
    rows = [choice("he", {"near": 1.0}, {"far": 1.0}, right=0)] * 30
    weights = fit(rows, ridge=1.0)["he"]
    assert weights["near"] > 0.5
    assert weights["far"] == pytest.approx(-weights["near"], abs=1e-3)


def test_a_kind_with_few_examples_leans_on_the_others() -> None:
    rows = [choice("he", {"near": 1.0}, {"far": 1.0}, right=0)] * 30
    rare = [choice("it", {"near": 1.0}, {"late": 1.0}, right=0)]
    assert fit([*rows, *rare], ridge=1.0)["it"]["near"] > fit(rare, ridge=1.0)["it"]["near"] + 0.3


def test_each_kind_may_differ() -> None:
    one = [choice("he", {"near": 1.0}, {}, right=0)] * 30
    other = [choice("it", {"near": 1.0}, {}, right=1)] * 30
    weights = fit([*one, *other], ridge=0.5)
    assert weights["he"]["near"] > 0 > weights["it"]["near"]


def test_of_several_right_options_it_counts_what_they_have_together() -> None:
    rows = [Choice("he", [{"a": 1.0}, {"b": 1.0}, {"c": 1.0}], [True, True, False])] * 30
    weights = fit(rows, ridge=1.0)["he"]
    assert weights["a"] == pytest.approx(weights["b"], abs=1e-3)
    assert weights["a"] > weights["c"]


def test_a_dearer_price_keeps_weights_small() -> None:
    rows = [choice("he", {"near": 1.0}, {"far": 1.0}, right=0)] * 30
    assert 0 < fit(rows, ridge=50.0)["he"]["near"] < fit(rows, ridge=1.0)["he"]["near"]
