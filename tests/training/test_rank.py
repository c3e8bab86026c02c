"""A ranking learns from evidence which candidates are right."""

import random

import numpy as np
import pytest

pytest.importorskip("torch", reason="the training code needs torch")
pytest.importorskip("onnx", reason="the export needs onnx")

from onrecord.tagger import load_tagger
from onrecord.tagger.candidates import EVIDENCE
from onrecord.tagger.cards import DecodeOptions
from tests.training.conftest import TINY
from tools.build_tiny_model import article as made_up
from training.rank import evidence_of, fit_ranking, logistic
from training.tune import gold_of, run_encoder


def test_a_logistic_model_finds_the_odds_of_two_groups():
    rows = np.repeat([[0.0], [1.0]], 200, axis=0)
    right = np.concatenate([np.arange(200) < 50, np.arange(200) < 160]).astype(float)
    slope, shift = logistic(rows, right, ridge=1e-6)
    assert 1 / (1 + np.exp(-shift)) == pytest.approx(0.25, abs=1e-3)
    assert 1 / (1 + np.exp(-shift - slope)) == pytest.approx(0.8, abs=1e-3)


def test_ridge_holds_weights_back_where_the_groups_part_wholly():
    rows, right = np.array([[0.0], [1.0]] * 10), np.array([0.0, 1.0] * 10)
    slope, _ = logistic(rows, right, ridge=1.0)
    assert 0 < slope < 10


def test_a_ranking_names_all_evidence_and_undoes_the_scaling():
    rng = np.random.default_rng(1)
    rows = rng.normal(3.0, 5.0, size=(400, len(EVIDENCE)))
    right = (rows[:, 2] > 3.0).astype(float)
    ranking = fit_ranking(rows, right)
    assert tuple(one.evidence for one in ranking.weights) == EVIDENCE
    weights = np.array([one.weight for one in ranking.weights])
    assert ((rows @ weights + ranking.shift > 0) == (right > 0)).mean() > 0.95


def test_every_candidate_is_judged():
    rng = random.Random(5)
    articles = [made_up(number, rng) for number in range(6)]
    scored = run_encoder(load_tagger(TINY), articles)
    rows, right, origin = evidence_of(scored, gold_of(articles), DecodeOptions())
    assert rows.shape == (len(right), len(EVIDENCE))
    assert set(right.tolist()) <= {0.0, 1.0}
    assert right.mean() > 0.5
    assert set(origin.tolist()) == set(range(6))
