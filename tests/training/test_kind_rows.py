"""What teaches kinds is what somebody read; batches hold everything once."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import random
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS
from tests.training.test_train import example
from training.kind_rows import in_batches, read_in


def test_what_nobody_read_is_left_out():
    assert list(read_in(example(9, [2, 5]))) == []
    kinds = np.zeros((2, len(KINDS)), dtype=np.float32)
    kinds[1, 4] = 1.0
    assert list(read_in(replace(example(9, [2, 5]), kinds=kinds))) == [1]


def test_an_attribution_without_content_is_left_out():
    kinds = np.eye(len(KINDS), dtype=np.float32)[:1]
    window = replace(example(9, [2]), kinds=kinds, roles=np.zeros((1, 9), dtype=np.int64))
    assert list(read_in(window)) == []


def test_an_epoch_holds_all_once_in_batches_of_like_length():
    known = ["x" * (1 + number % 7) for number in range(50)]
    found = in_batches(known, 8, random.Random(3))
    assert sorted(one for some in found for one in some) == sorted(known)
    assert max(map(len, found)) == 8
    assert all(max(map(len, some)) - min(map(len, some)) <= 2 for some in found)
