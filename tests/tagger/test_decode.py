"""Decoding of hand-made scores: cues, the best path of roles, whole words, and who keeps what."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.tagger.arrays import log_softmax, runs, whole_words
from onrecord.tagger.cards import DecodeOptions
from onrecord.tagger.decode import (
    BUCKETS,
    CONTENT,
    NONE,
    PAIR_ROLES,
    SOURCE,
    TAGS,
    WindowScores,
    _bio_path,
    best_runs,
    distance_bucket,
    find_cues,
    runs_of_rows,
    score_pairs,
    settle_contents,
    snap_to_words,
    switching_viterbi,
)
from tests.tagger.drawing import heads, tag_logits

finite = st.floats(-8, 8, width=32)


def cues_of(logits, *, bias=0.0, inside=()):
    """Find the cues in tag logits."""
    return find_cues(log_softmax(logits), [bias], heads(len(logits), inside))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("....", []),
        ("..C.", [(2, 2)]),
        (".Cc.", [(1, 2)]),
        ("Ccc", [(0, 2)]),
        ("C.C", [(0, 0), (2, 2)]),
        ("CC.", [(0, 0), (1, 1)]),
        ("CcC", [(0, 1), (2, 2)]),
    ],
)
def test_cues_are_read_off_the_tags(tags, expected):
    assert cues_of(tag_logits(tags)) == expected


def test_a_cue_without_a_beginning_begins_where_it_can():
    """An inside tag cannot follow none: the path makes the likeliest piece its beginning."""
    assert cues_of(tag_logits(".cc.")) == [(1, 2)]


def test_the_bias_makes_cues_likelier():
    logits = tag_logits("..C", strength=1.5)
    assert cues_of(logits, bias=-2.0) == []
    assert cues_of(logits, bias=1.0) == [(2, 2)]


def test_a_later_look_finds_cues_where_there_were_none():
    logits = tag_logits("C..C")
    logits[3] /= 4
    once, twice = (find_cues(log_softmax(logits), biases, heads(4)) for biases in ([-2.0], [-2.0, 2.0]))
    assert (once, twice) == ([(0, 0)], [(0, 0), (3, 3)])


def test_a_later_look_leaves_what_an_earlier_one_found():
    """With the higher bias alone, the cue would be longer."""
    logits = tag_logits(".C..")
    logits[2, TAGS.index("I-cue")] = 4.5
    found = [find_cues(log_softmax(logits), biases, heads(4)) for biases in ([-2.0], [4.0], [-2.0, 4.0])]
    assert found == [[(1, 1)], [(1, 2)], [(1, 1)]]


def test_cues_are_whole_words():
    assert cues_of(tag_logits(".C.."), inside=[1, 2]) == [(0, 2)]


@given(rows=arrays.arrays(np.float32, st.tuples(st.integers(1, 6), st.just(2)), elements=finite))
def test_the_bio_path_is_the_best_of_all(rows):
    begin, inside = rows.T.tolist()
    paths = [
        path
        for path in itertools.product(range(3), repeat=len(rows))
        if path[0] != 2 and not any(b == 2 and a == 0 for a, b in itertools.pairwise(path))
    ]
    spans = _bio_path(begin, inside)
    found = [0] * len(rows)
    for first, last in spans:
        found[first : last + 1] = [1] + [2] * (last - first)
    assert tuple(found) in paths
    worth = {path: sum((0.0, begin[t], inside[t])[state] for t, state in enumerate(path)) for path in paths}
    assert worth[tuple(found)] == pytest.approx(max(worth.values()), abs=1e-3)


@given(
    log_p=arrays.arrays(
        np.float32, st.tuples(st.integers(1, 3), st.integers(1, 6), st.just(3)), elements=finite
    ),
    switch=st.floats(0, 6, width=32),
)
def test_switching_viterbi_finds_the_best_path_of_all(log_p, switch):
    def worth(row, path):
        changes = sum(a != b for a, b in itertools.pairwise(path))
        return float(row[np.arange(len(path)), path].sum()) - switch * changes

    found = switching_viterbi(log_p, switch)
    assert found.shape == log_p.shape[:2]
    for row, path in zip(log_p, found, strict=True):
        best = max(worth(row, list(one)) for one in itertools.product(range(3), repeat=len(row)))
        assert worth(row, path) == pytest.approx(best, abs=1e-3)


def test_switching_for_nothing_takes_the_best_role_of_each_piece():
    log_p = np.random.default_rng(3).normal(size=(4, 9, 3)).astype(np.float32)
    assert (switching_viterbi(log_p, 0.0) == log_p.argmax(axis=2)).all()


def test_a_high_price_on_switching_bridges_a_doubtful_piece():
    log_p = np.log(np.array([[[0.1, 0.1, 0.8], [0.5, 0.1, 0.4], [0.1, 0.1, 0.8]]], dtype=np.float32))
    assert switching_viterbi(log_p, 0.0).tolist() == [[2, 0, 2]]
    assert switching_viterbi(log_p, 1.0).tolist() == [[2, 2, 2]]


def test_settling_leaves_sources_alone():
    roles = np.array([[CONTENT, CONTENT, NONE], [SOURCE, CONTENT, CONTENT]])
    log_p = np.zeros((2, 3, 3), dtype=np.float32)
    log_p[1, :, CONTENT] = 1.0
    settle_contents(roles, log_p)
    assert roles.tolist() == [[CONTENT, NONE, NONE], [SOURCE, CONTENT, CONTENT]]


def test_pair_scores_add_up():
    """Part times cue, what the piece leans to, what distance adds, and the biases; none scores 0."""
    rng = np.random.default_rng(5)
    given_scores = WindowScores(
        tags=tag_logits("...."),
        part=rng.normal(size=(4, 3)).astype(np.float32),
        first=rng.normal(size=(4, 2, 3)).astype(np.float32),
        last=rng.normal(size=(4, 2, 3)).astype(np.float32),
        lean=rng.normal(size=(4, 2)).astype(np.float32),
        near=rng.normal(size=(2, BUCKETS)).astype(np.float32),
    )
    options = DecodeOptions(source_bias=0.5, content_bias=-0.25)
    found = score_pairs(given_scores, np.array([1]), np.array([2]), options)
    assert found.shape == (1, 4, len(PAIR_ROLES))
    for piece in range(4):
        expected = [0.0]
        for role, bias in ((0, 0.5), (1, -0.25)):
            cue = given_scores.first[1, role] + given_scores.last[2, role]
            near = given_scores.near[role, BUCKETS // 2 + piece - 1]
            expected.append(cue @ given_scores.part[piece] + given_scores.lean[piece, role] + near + bias)
        assert found[0, piece] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("offset", "step"),
    [
        (0, 0),
        (1, 1),
        (4, 4),
        (5, 5),
        (7, 5),
        (8, 6),
        (15, 6),
        (16, 7),
        (255, 10),
        (256, 11),
        (511, 11),
        (9999, 11),
    ],
)
def test_distances_are_exact_when_near_and_coarse_when_far(offset, step):
    buckets = distance_bucket(np.array([offset, -offset]))
    assert buckets.tolist() == [BUCKETS // 2 + step, BUCKETS // 2 - step]


@given(offset=st.integers(0, 5000), more=st.integers(0, 5000))
def test_buckets_are_symmetric_and_in_order(offset, more):
    near, far, mirrored = distance_bucket(np.array([offset, offset + more, -offset]))
    assert 0 <= mirrored <= near <= far < BUCKETS
    assert near + mirrored == BUCKETS - 1


def test_training_sorts_distances_alike():
    torch = pytest.importorskip("torch", reason="the training code needs torch")
    from training.network import bucket

    offsets = np.arange(-2000, 2001)
    assert bucket(torch.from_numpy(offsets)).numpy().tolist() == distance_bucket(offsets).tolist()


@given(
    logits=arrays.arrays(np.float32, st.tuples(st.integers(1, 4), st.integers(1, 7)), elements=finite),
    shift=st.floats(-1000, 1000, width=32),
)
def test_log_softmax_gives_log_probabilities_whatever_the_level(logits, shift):
    found = log_softmax(logits)
    assert np.exp(found).sum(axis=-1) == pytest.approx(1.0, abs=1e-5)
    assert np.allclose(log_softmax(logits + np.float32(shift)), found, atol=1e-3)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(0, 0, (0, 0)), (2, 2, (1, 3)), (1, 4, (1, 4)), (0, 1, (0, 3)), (5, 5, (5, 6))],
)
def test_whole_words(first, last, expected):
    """Words of the window: 0, 1-3, 4, 5-6."""
    assert whole_words([(first, last)], heads(7, inside=[2, 3, 6])) == [expected]


def test_a_window_may_begin_within_a_word():
    assert whole_words([(0, 0)], heads(3, inside=[0, 1])) == [(0, 1)]
    assert snap_to_words(np.array([[CONTENT, NONE, NONE]]), heads(3, inside=[0, 1])).tolist() == [[2, 2, 0]]


def test_a_word_takes_the_role_of_any_of_its_pieces():
    roles = np.array([[NONE, SOURCE, NONE, CONTENT, NONE], [NONE] * 5])
    assert snap_to_words(roles, heads(5, inside=[1, 3])).tolist() == [[1, 1, 2, 2, 0], [0] * 5]


@given(mask=st.lists(st.booleans(), max_size=20))
def test_runs_are_the_stretches_of_a_mask(mask):
    found = runs(np.array(mask, dtype=bool))
    assert [at for start, end in found for at in range(start, end)] == [
        at for at, on in enumerate(mask) if on
    ]
    assert all(old[1] < new[0] for old, new in itertools.pairwise(found))
    assert all(start < end for start, end in found)


@given(masks=arrays.arrays(np.bool_, st.tuples(st.integers(1, 4), st.integers(1, 6))))
def test_runs_of_rows_are_the_runs_of_each_row(masks):
    expected = [(number, *run) for number, row in enumerate(masks) for run in runs(row)]
    assert runs_of_rows(masks) == expected


def test_best_runs_keeps_the_heaviest_stretch_of_each_mask():
    masks = np.array([[True, False, True, True, False], [False] * 5, [False, True, True, False, False]])
    log_p = np.log(np.full((3, 5), [0.9, 0.5, 0.6, 0.6, 0.5], dtype=np.float32))
    assert best_runs(masks, log_p).tolist() == [[False, False, True, True, False], *masks[1:].tolist()]
