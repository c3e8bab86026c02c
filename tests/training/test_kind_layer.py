"""The layers that kinds are told from compute the same while they learn and at run time."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS, ActScores, first_chances
from training.kind_layer import BELOW, NO_PART, KindLayer

WIDTH, PIECES = 6, 12
CUE, CONTENT, SOURCE = np.array([3]), np.arange(5, 12), np.array([1, 2])
NOBODY = SOURCE[:0]


@pytest.fixture
def layer():
    torch.manual_seed(8)
    return KindLayer(WIDTH).eval()


def states():
    torch.manual_seed(9)
    return list(torch.randn(len(BELOW), 1, PIECES, WIDTH))


def parts(source):
    found = torch.full((1, PIECES), NO_PART)
    for part, at in enumerate((CUE, CONTENT, source)):
        found[0, at] = part
    return found


def at_run_time(layer, source):
    given = layer(states())[0].detach().numpy()
    kinds = [torch.cat([one.weight.T, one.bias[None]]) for one in (layer.hidden, layer.out)]
    weights = (one.detach().numpy() for one in (layer.shifts, layer.looks, *kinds))
    scores = ActScores(given, *[np.zeros((PIECES, 2, 1))] * 2, np.zeros((PIECES, 2)), *weights)
    return first_chances(scores, CUE, CONTENT, source)


@pytest.mark.parametrize("source", [SOURCE, NOBODY], ids=["source", "none"])
def test_at_run_time_the_same_is_computed(layer, source):
    expected = layer.logits(torch.cat(states(), dim=-1), parts(source)).softmax(-1)[0].detach().numpy()
    found = at_run_time(layer, source)
    assert found.shape == (len(KINDS),)
    assert np.allclose(found, expected, atol=1e-5)


def test_the_source_counts(layer):
    assert not np.allclose(at_run_time(layer, SOURCE), at_run_time(layer, NOBODY), atol=1e-4)


def test_what_is_no_part_does_not_count(layer):
    """Neither other pieces of the window nor the padding of a batch."""
    beside = torch.cat(states(), dim=-1)
    padded = torch.cat([beside, torch.ones(1, 3, beside.shape[-1])], dim=1)
    longer = torch.cat([parts(SOURCE), torch.full((1, 3), NO_PART)], dim=1)
    assert torch.allclose(layer.logits(padded, longer), layer.logits(beside, parts(SOURCE)), atol=1e-5)
