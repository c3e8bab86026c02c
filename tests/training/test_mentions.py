"""Mentions lie in windows, and their heads learn stretches and ties."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.model import Span
from tests.training.conftest import TINY
from training.base import load_tokenizer
from training.data.gum import GumDocument, Mention
from training.mentions import KINDS, MentionHeads, mention_examples, mention_losses, score_links, score_spans

TEXT = "Oda Renk said that peace is near.\nOda Renk said that.\n"
MENTIONS = (
    Mention(Span(0, 8), "person", "1", "name"),
    Mention(Span(19, 24), "abstract", "2", "description"),
    Mention(Span(34, 42), "person", "1", "name"),
)


def test_mentions_are_put_on_the_pieces_of_their_windows():
    document = GumDocument("d", TEXT, MENTIONS)
    (one,) = mention_examples([document], load_tokenizer(TINY), limit=60)
    assert [kind for _, _, kind, _ in one.mentions.tolist()] == [0, 0]
    assert one.mentions[0, 0] == 1
    assert one.mentions[0, 3] == one.mentions[1, 3]
    assert set(one.example.tags.tolist()) <= {-100, 0}


def test_mentions_of_another_window_are_left_out():
    windows = mention_examples([GumDocument("d", TEXT, MENTIONS)], load_tokenizer(TINY), limit=12)
    assert [len(one.mentions) for one in windows] == [1, 1]
    assert windows[1].mentions[0, 0] == 1


def test_the_heads_learn_a_window_by_heart():
    torch.manual_seed(0)
    heads, hidden = MentionHeads(16), torch.randn(1, 8, 16)
    mentions = np.array([[1, 2, 0, 0], [1, 5, 1, 1], [4, 4, 0, 0]])
    optimizer = torch.optim.Adam(heads.parameters(), lr=0.02)
    for _ in range(150):
        spans, ties = mention_losses(*heads(hidden), torch.ones(1, 8), [mentions])
        (spans + ties).backward()
        optimizer.step()
        optimizer.zero_grad()
    features, links = heads(hidden)
    found = (score_spans(features)[0].triu() > 0).nonzero().tolist()
    assert found == [[0, 1, 2], [0, 4, 4], [1, 1, 5]]
    scores = score_links(links, 0, torch.from_numpy(mentions[:, :2]))
    assert scores[2, 0] > 0 > scores[1, 0]


def test_padding_is_no_mention():
    heads, hidden = MentionHeads(16), torch.randn(1, 6, 16)
    attended = torch.tensor([[1, 1, 1, 0, 0, 0]])
    before = mention_losses(*heads(hidden), attended, [np.zeros((0, 4), dtype=np.int64)])[0]
    hidden[0, 3:] += 5.0
    after = mention_losses(*heads(hidden), attended, [np.zeros((0, 4), dtype=np.int64)])[0]
    assert before.item() == pytest.approx(after.item())


def test_every_kind_has_its_scores():
    features, _ = MentionHeads(16)(torch.randn(2, 5, 16))
    assert score_spans(features).shape == (2, len(KINDS), 5, 5)
