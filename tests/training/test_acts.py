"""Kinds and parties are learnt where they are known, and only there."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.acts import KINDS, PARTIES, ActScores, party_chances
from tests.training.test_train import example
from training.acts import ActHeads, act_losses, score_kinds, score_parties
from training.examples import UNKNOWN

WIDTH, LENGTH = 8, 8


def known(kind=0, party=None):
    """Return a window with one attribution: cue at piece 2, content after it."""
    from dataclasses import replace

    plain = example(LENGTH, [2])
    parties = np.zeros((1, len(PARTIES), LENGTH), dtype=np.int64)
    if party is None:
        parties[0, :, 1:-1] = UNKNOWN
    else:
        parties[0, party, 4] = 1
    kinds = np.zeros((1, len(KINDS)), dtype=np.float32)
    if kind is not None:
        kinds[0, kind] = 1.0
    return replace(plain, kinds=kinds, parties=parties)


@pytest.fixture
def heads():
    torch.manual_seed(4)
    return ActHeads(WIDTH).eval()


@pytest.fixture
def hidden():
    torch.manual_seed(5)
    return torch.randn(1, LENGTH, WIDTH)


def test_nothing_known_teaches_nothing(heads, hidden):
    kinds, parties = act_losses(heads(hidden), [known(kind=None)])
    assert (kinds.item(), parties.item()) == (0.0, 0.0)


def test_windows_without_rows_teach_nothing(heads, hidden):
    kinds, parties = act_losses(heads(hidden), [example(LENGTH, [2])])
    assert (kinds.item(), parties.item()) == (0.0, 0.0)


def test_a_kind_is_learnt(heads, hidden):
    optimizer = torch.optim.Adam(heads.parameters(), lr=0.01)
    for _ in range(60):
        loss, _ = act_losses(heads(hidden), [known(kind=3)])
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    scores = score_kinds(heads(hidden)[0], 0, torch.tensor([2]), torch.tensor([4, 5]))
    assert scores.argmax().item() == 3


def test_a_party_is_learnt(heads, hidden):
    optimizer = torch.optim.Adam(heads.parameters(), lr=0.05)
    for _ in range(60):
        _, loss = act_losses(heads(hidden), [known(kind=None, party=1)])
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    scores = score_parties(heads(hidden), 0, torch.tensor([2]))
    assert scores[:, 1].argmax().item() == 4


def test_at_run_time_parties_are_scored_alike(heads, hidden):
    outputs = heads(hidden)
    _, *parties = (one[0].detach().numpy() for one in outputs)
    scores = ActScores(np.zeros((LENGTH, 0)), *parties, *[np.zeros((1, 1))] * 4)
    expected = score_parties(outputs, 0, torch.tensor([2])).sigmoid().detach().numpy()
    assert np.allclose(party_chances(scores, np.array([2])), expected, atol=1e-5)
