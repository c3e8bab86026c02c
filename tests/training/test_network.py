"""The network gives scores of the shapes that decoding needs, and padding changes nothing."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.decode import BUCKETS, PAIR_ROLES, TAGS
from training.network import Network, Shape, bucket

SHAPE = Shape(vocabulary=110, positions=32, width=8, layers=2, heads=2, inner=16, pair_width=4)


@pytest.fixture
def network():
    torch.manual_seed(3)
    return Network(SHAPE).eval()


def pieces(*rows):
    return torch.tensor(rows), torch.zeros((len(rows), len(rows[0])), dtype=torch.int64)


def test_the_shape_is_plain_data():
    assert Shape(**SHAPE.to_dict()) == SHAPE


def test_heads_give_tags_and_pair_features(network):
    ids, types = pieces([101, 5, 6, 102], [101, 7, 8, 102])
    tags, features = network(ids, types, torch.ones_like(ids))
    assert tags.shape == (2, 4, len(TAGS))
    assert features.shape == (2, 4, 3 * SHAPE.pair_width + len(PAIR_ROLES))


def test_padding_changes_nothing(network):
    alone, types = pieces([101, 5, 6, 102])
    tags, features = network(alone, types, torch.ones_like(alone))
    padded, types = pieces([101, 5, 6, 102, 0, 0])
    padded_tags, padded_features = network(padded, types, (padded != 0).long())
    assert torch.allclose(tags, padded_tags[:, :4], atol=1e-5)
    assert torch.allclose(features, padded_features[:, :4], atol=1e-5)


def test_token_types_and_places_matter(network):
    ids, types = pieces([101, 5, 5, 102])
    attended = torch.ones_like(ids)
    tags = network(ids, types, attended)[0]
    assert not torch.allclose(tags[0, 1], tags[0, 2])
    assert not torch.allclose(tags, network(ids, types + 4, attended)[0])


def test_pair_scores_are_those_of_the_formula(network):
    torch.manual_seed(5)
    features = torch.randn(2, 6, 3 * SHAPE.pair_width + len(PAIR_ROLES))
    with torch.no_grad():
        network.heads.near.normal_()
        found = network.score_pairs(features, torch.tensor([1]), torch.tensor([2]), torch.tensor([3]))
        d = SHAPE.pair_width
        part, first, last, lean = features[1].split([d, d, d, len(PAIR_ROLES)], dim=-1)
        cue = first[2] + last[3]
        for role in range(len(PAIR_ROLES)):
            for piece in range(6):
                expected = part[piece] @ (network.heads.pair[role] @ cue) + lean[piece, role]
                expected = expected + network.heads.near[role, BUCKETS // 2 + piece - 2]
                assert found[0, piece, role].item() == pytest.approx(expected.item(), abs=1e-4)


def test_buckets_are_within_their_number():
    found = bucket(torch.arange(-5000, 5001))
    assert (found.min().item(), found.max().item()) == (0, BUCKETS - 1)
