"""Batches are padded so that padding teaches nothing, and training learns."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import json
import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.decode import TAGS
from training.examples import Example, epoch_examples
from training.network import Network, Shape
from training.train import (
    Recipe,
    batches,
    collate,
    load,
    losses,
    optimiser,
    pace,
    save,
    train,
    with_negatives,
)

SHAPE = Shape(vocabulary=192, positions=64, width=8, layers=1, heads=2, inner=16, pair_width=4, dropout=0.0)


def example(length, cues=()):
    """Make an example whose cues are single pieces, each with a content right after it."""
    tags, roles = np.zeros(length, dtype=np.int64), np.zeros((len(cues), length), dtype=np.int64)
    for row, cue in enumerate(cues):
        tags[cue] = TAGS.index("B-cue")
        roles[row, cue + 1] = 2
    return Example(
        ids=np.arange(1, length + 1),
        types=np.full(length, 3),
        tags=tags,
        cues=np.array([(cue, cue) for cue in cues], dtype=np.int64).reshape(-1, 2),
        roles=roles,
    )


def test_collate_pads_to_the_longest():
    batch = collate([example(4, [1]), example(6, [2, 4])])
    assert batch.ids.tolist() == [[1, 2, 3, 4, 0, 0], [1, 2, 3, 4, 5, 6]]
    assert batch.types.tolist() == [[3, 3, 3, 3, 0, 0], [3] * 6]
    assert batch.attended.tolist() == [[1, 1, 1, 1, 0, 0], [1] * 6]
    assert batch.tags[0].tolist() == [0, 3, 0, 0, -100, -100]


def test_collate_keeps_each_cue_with_its_window():
    batch = collate([example(4, [1]), example(3), example(6, [2, 4])])
    assert batch.rows.tolist() == [0, 2, 2]
    assert batch.firsts.tolist() == batch.lasts.tolist() == [1, 2, 4]
    assert batch.roles.tolist() == [
        [0, 0, 2, 0, -100, -100],
        [0, 0, 0, 2, 0, 0],
        [0, 0, 0, 0, 0, 2],
    ]


def test_a_batch_without_cues_is_a_batch():
    batch = collate([example(3), example(2)])
    assert batch.rows.shape == (0,)
    assert batch.roles.shape == (0, 3)


def test_batches_hold_every_example_once():
    examples = [example(length) for length in random.Random(2).choices(range(2, 30), k=75)]
    found = [batch.attended.sum(dim=1).tolist() for batch in batches(examples, 8)]
    assert sorted(length for group in found for length in group) == sorted(len(one.ids) for one in examples)
    assert max(map(len, found)) == 8


def test_negatives_are_likely_pieces_that_are_no_cue():
    batch = collate([example(4, [1]), example(3)])
    logits = torch.zeros(2, 4, len(TAGS))
    logits[..., TAGS.index("O")] = 3.0
    for row, piece in ((0, 1), (0, 3), (1, 3)):
        logits[row, piece, TAGS.index("B-cue")] = 6.0
    found = with_negatives(batch, logits, 1)
    assert found.rows.tolist() == [0, 0]
    assert found.firsts.tolist() == found.lasts.tolist() == [1, 3]
    assert found.roles[1].tolist() == [0, 0, 0, 0]


def test_padded_pieces_add_nothing_to_the_loss():
    torch.manual_seed(2)
    network = Network(SHAPE).eval()
    recipe = Recipe(negatives=0)
    alone = losses(network, collate([example(6, [2])]), recipe)
    padded = collate([example(6, [2]), example(9)])
    only_first = losses(
        network,
        type(padded)(
            padded.ids,
            padded.types,
            padded.attended,
            torch.cat([padded.tags[:1], torch.full_like(padded.tags[1:], -100)]),
            padded.rows,
            padded.firsts,
            padded.lasts,
            padded.roles,
        ),
        recipe,
    )
    for one, other in zip(alone, only_first, strict=True):
        assert one.item() == pytest.approx(other.item(), rel=0.02)


def test_a_batch_without_cues_has_no_pair_loss():
    tag_loss, pair_loss = losses(Network(SHAPE).eval(), collate([example(5)]), Recipe(negatives=0))
    assert tag_loss.item() > 0
    assert pair_loss.item() == 0


def test_the_pace_rises_and_falls():
    paces = [pace(step, 100, 0.1) for step in range(101)]
    assert paces[:10] == pytest.approx([(step + 1) / 10 for step in range(10)])
    assert paces[10:] == sorted(paces[10:], reverse=True)
    assert paces[10] == 1.0
    assert paces[100] == 0.0


def test_heads_and_layers_have_their_own_rates():
    network = Network(Shape(vocabulary=110, positions=8, width=8, layers=2, heads=2, inner=8, pair_width=4))
    recipe = Recipe(encoder_rate=1.0, head_rate=7.0, layer_decay=0.5)
    groups = zip(network.named_parameters(), optimiser(network, recipe).param_groups, strict=True)
    rates = {name: (group["lr"], group["weight_decay"]) for (name, _), group in groups}
    assert rates["heads.pair"] == (7.0, recipe.decay)
    assert rates["encoder.layers.1.query.weight"] == (1.0, recipe.decay)
    assert rates["encoder.layers.0.query.weight"] == (0.5, recipe.decay)
    assert rates["encoder.words.weight"] == (0.25, recipe.decay)
    assert rates["encoder.layers.1.query.bias"] == (1.0, 0.0)


def test_training_learns_and_keeps_what_it_learnt(article, tokenizer, tmp_path, capsys):
    torch.manual_seed(1)
    network = Network(SHAPE)
    recipe = Recipe(epochs=40, batch=4, limit=64, encoder_rate=1e-2, head_rate=1e-2)
    train(network, [article] * 8, tokenizer, recipe, tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["epoch"] for line in lines] == list(range(40))
    assert lines[-1]["tag_loss"] < lines[0]["tag_loss"] / 2
    assert lines[-1]["pair_loss"] < lines[0]["pair_loss"]
    kept = load(tmp_path / "network.pt")
    assert kept.shape == network.shape
    assert all(
        torch.equal(one, other) for one, other in zip(kept.parameters(), network.parameters(), strict=True)
    )


def test_what_is_saved_is_loaded(tmp_path):
    network = Network(SHAPE)
    save(network, tmp_path / "network.pt")
    found = load(tmp_path / "network.pt").state_dict()
    assert all(torch.equal(found[name], value) for name, value in network.state_dict().items())


def test_windows_of_an_epoch_fit_the_recipe(article, tokenizer):
    examples = epoch_examples([article] * 4, tokenizer, random.Random(1), limit=30, restyled=0.0)
    assert max(batch.ids.shape[1] for batch in batches(examples, 4)) <= 32
