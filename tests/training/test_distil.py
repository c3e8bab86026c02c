"""Distillation brings a student nearer to its teacher, with and without gold."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import json
import random
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from tests.training.test_train import SHAPE, example
from training.distil import Plan, blend, distil, shuffled, untaught, with_heads
from training.lessons import teach
from training.network import Network
from training.train import Recipe, collate, load, run_states, state_gap

RECIPE = Recipe(epochs=4, batch=2, encoder_rate=1e-2, head_rate=1e-2)


def network(seed):
    torch.manual_seed(seed)
    return Network(SHAPE)


def unlabelled(length):
    """Make a window of a text that nobody annotated."""
    return replace(example(length), tags=np.full(length, -100))


@pytest.fixture
def lessons():
    windows = [example(8, [2]), example(6, [3]), unlabelled(7), unlabelled(5)]
    return list(teach(network(1), windows))


def test_a_student_comes_nearer_to_its_teacher(lessons, tmp_path):
    distil(network(2), [(lessons, [])], RECIPE, Plan(trust=1.0, average=0.0), tmp_path)
    losses = [json.loads(line)["losses"] for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert losses[-1][2] < losses[0][2]


def test_windows_that_nobody_taught_are_learned_from_their_gold(tmp_path):
    odd = [untaught(example(8, [2])), untaught(example(8, [4]))]
    distil(network(2), [([], odd)], RECIPE, Plan(average=0.0), tmp_path)
    losses = [json.loads(line)["losses"] for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert losses[-1][0] < losses[0][0]
    assert losses[-1][2:] == [0.0, 0.0]


def test_what_is_kept_is_the_average(lessons, tmp_path):
    student = network(2)
    distil(student, [(lessons, [])], RECIPE, Plan(average=0.9), tmp_path)
    kept = load(tmp_path / "network.pt")
    assert not torch.equal(kept.heads.tags.weight, student.heads.tags.weight)


def test_blending_moves_a_share_of_the_way():
    mean, student = network(1), network(2)
    old, new = mean.heads.tags.weight.clone(), student.heads.tags.weight
    blend(mean, student, 0.75)
    assert torch.allclose(mean.heads.tags.weight, 0.75 * old + 0.25 * new)


def test_taught_and_untaught_windows_do_not_share_a_batch(lessons):
    odd = [untaught(example(8, [2]))]
    groups = shuffled((lessons, odd), 2, random.Random(0))
    assert all(len({bool(one.tags.size) for one in group}) == 1 for group in groups)
    assert sum(map(len, groups)) == len(lessons) + len(odd)


def test_windows_with_heads_teach_mentions_and_nothing_else_of_theirs(tmp_path):
    student = with_heads(network(2))
    before = student.mentions.starts.weight.clone()
    mentions = np.array([[1, 2, 0, 0], [4, 4, 0, 0]])
    marked = [replace(one, mentions=mentions) for one in teach(network(1), [unlabelled(7)])]
    distil(student, [([], [], marked)], RECIPE, Plan(average=0.0), tmp_path)
    losses = [json.loads(line)["losses"] for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert losses[-1][:2] == [0.0, 0.0]
    assert not torch.equal(load(tmp_path / "network.pt").mentions.starts.weight, before)


def test_heads_for_mentions_leave_the_rest_as_it_was():
    grown = with_heads(network(2))
    assert torch.equal(grown.heads.tags.weight, network(2).heads.tags.weight)
    assert grown.shape.mentions


def test_hidden_states_come_nearer_where_they_count(lessons, tmp_path):
    teacher, near, far = network(1).eval(), network(2), network(2)
    batch = collate([one.example for one in lessons])
    for student, weight in ((near, 50.0), (far, 0.0)):
        plan = Plan(average=0.0, state_weight=weight)
        distil(student, [(lessons, [])], RECIPE, plan, tmp_path, teacher)
    gaps = [
        state_gap(run_states(one.eval(), batch), run_states(teacher, batch), batch.attended).item()
        for one in (near, far)
    ]
    assert gaps[0] < gaps[1]
