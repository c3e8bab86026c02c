"""A teacher's view of attributions is taken over, wholly or in part."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

from dataclasses import replace
from functools import partial

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from tests.training.test_second_look import TINY, attribution
from training.network import Network
from training.second_look import SecondNetwork, chances
from training.second_pupil import taught


@pytest.fixture
def teacher():
    torch.manual_seed(3)
    return SecondNetwork(Network(TINY))


def test_a_teacher_that_is_trusted_is_taken_at_its_word(teacher):
    some = [attribution(number) for number in range(3)]
    told = torch.stack([one.kinds for one in taught(partial(chances, teacher), some, trust=1.0)])
    assert torch.allclose(told, chances(teacher, some), atol=1e-2)  # it computes in bfloat16


def test_what_the_readers_said_counts_for_the_rest(teacher):
    (one,) = taught(partial(chances, teacher), [attribution(0)], trust=0.25)
    assert one.kinds[2] > 0.75
    assert one.kinds.sum().item() == pytest.approx(1.0, abs=1e-2)


def test_where_nobody_read_a_kind_the_teacher_alone_is_heard(teacher):
    (unread,) = taught(partial(chances, teacher), [replace(attribution(0), kinds=None)], trust=0.25)
    (trusted,) = taught(partial(chances, teacher), [attribution(0)], trust=1.0)
    assert torch.equal(unread.kinds, trusted.kinds)


def test_attributions_stay_in_their_order(teacher):
    some = [attribution(number) for number in range(5)]
    told = taught(partial(chances, teacher), some, trust=0.5)
    assert [one.ids.tolist() for one in told] == [one.ids.tolist() for one in some]
