"""A teacher is made slim, says nearly what it said, learns on, and can be kept."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import random
import time
from dataclasses import replace
from functools import partial

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from tests.training.test_second_look import TINY, attribution
from training.network import Network
from training.second_look import SecondNetwork, chances, right
from training.slim import approximated
from training.third_look import (
    fit,
    load_third,
    loss_of,
    narrow,
    of_teacher,
    pieces_met,
    save_third,
    third_chances,
    to_learn,
)
from training.train import Recipe

RECIPE = Recipe(epochs=30, batch=8, encoder_rate=1e-2, head_rate=1e-2)


@pytest.fixture
def teacher():
    torch.manual_seed(3)
    made = SecondNetwork(Network(replace(TINY, relative=True)))
    torch.nn.init.normal_(made.encoder.distances.weight)
    return made


@pytest.fixture
def known():
    return [attribution(number) for number in range(40)]


def with_words(network, known):
    wide = network.encoder.words.weight.detach()
    network.encoder.words = approximated(wide[:, :8], wide, pieces_met(known, len(wide)), own=4)
    return network


def weights_of(network):
    products = ("query", "key", "value", "merge", "widen", "narrow")
    return sum(getattr(layer, name).weight.numel() for layer in network.encoder.layers for name in products)


def test_the_network_says_what_the_teacher_says(teacher, known):
    said = third_chances(of_teacher(teacher), known[:6])
    assert torch.allclose(said, chances(teacher, known[:6]), atol=1e-2)  # it computes in bfloat16


def test_it_is_made_slim(teacher, known):
    network = of_teacher(teacher)
    before = weights_of(network)
    narrow(network, known, RECIPE, weights=before // 2)
    assert before // 4 < weights_of(network) <= before // 2
    assert third_chances(network, known[:2]).shape == (2, 15)


def test_a_slim_network_learns_kinds(teacher, known):
    network = with_words(of_teacher(teacher), known)
    narrow(network, known, RECIPE, weights=weights_of(network) // 2)
    fit(network, known, RECIPE)
    assert right(partial(third_chances, network), known, 8) == 1.0


def test_the_vectors_of_the_taggers_encoder_stay(teacher, known):
    network = with_words(of_teacher(teacher), known)
    before = network.encoder.words.words.weight.clone()
    fit(network, known[:8], replace(RECIPE, epochs=1))
    assert torch.equal(network.encoder.words.words.weight, before)


def test_the_loss_is_less_where_the_kind_is_right(teacher, known):
    network = of_teacher(teacher).eval()
    likeliest = third_chances(network, known[:1])
    with torch.no_grad():
        right_ = loss_of(network, [replace(known[0], kinds=likeliest.round()[0] * 0 + likeliest[0])])
        wrong = loss_of(network, [replace(known[0], kinds=torch.eye(15)[int(likeliest.argmin())])])
    assert right_ < wrong


def test_of_those_that_the_pupil_is_sure_of_some_are_read(teacher, known):
    pupil = SecondNetwork(Network(TINY))
    with torch.no_grad():
        pupil.out.bias[4] = 50.0
    many = known * 10
    assert 0.2 < len(to_learn(pupil, many, random.Random(1))) / len(many) < 0.5
    assert len(to_learn(teacher, many, random.Random(1))) == len(many)


def test_pieces_are_counted(known):
    counts = pieces_met(known, TINY.vocabulary)
    assert counts[30] == len(known)
    assert counts[7] == len(known) / 2


def test_a_piece_that_is_met_too_seldom_counts_as_none(known):
    assert pieces_met(known[:5], TINY.vocabulary)[30] == 0
    assert pieces_met(known[:6], TINY.vocabulary)[30] == 6


def test_the_network_can_be_kept(teacher, known, tmp_path):
    network = with_words(of_teacher(teacher), known)
    narrow(network, known, RECIPE, weights=weights_of(network) // 2)
    save_third(network, Recipe(), tmp_path, began=time.time())
    kept = load_third(tmp_path)
    assert kept.encoder.sizes == network.encoder.sizes
    assert torch.equal(third_chances(kept, known[:4]), third_chances(network, known[:4]))
