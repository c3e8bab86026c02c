"""Decoding of hand-made scores: cues, their sources and contents, whole words, and who keeps what."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

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
    best_run,
    decode_window,
    distance_bucket,
    find_cues,
    log_softmax,
    runs,
    score_pairs,
    settle_contents,
    snap_to_words,
    switching_viterbi,
    whole_words,
)

LETTERS = {".": "O", "C": "B-cue", "c": "I-cue"}
ROLES = ".sc"
"""Roles in drawings: none, source, content."""

finite = st.floats(-8, 8, width=32)


def tag_logits(drawn, strength=6.0):
    """Return the logits of tags drawn as `.` (none), `C` (begin of a cue) and `c` (inside a cue)."""
    logits = np.zeros((len(drawn), len(TAGS)), dtype=np.float32)
    for place, letter in enumerate(drawn):
        logits[place, TAGS.index(LETTERS[letter])] = strength
    return logits


def drawn_roles(mask_row):
    """Draw a row of roles."""
    return "".join(ROLES[role] for role in mask_row)


def scores(tags, roles, strength=None):
    """Make the scores of a window: `roles` draws, for the first piece of each cue, the role of every piece.

    Pair vectors are as wide as the window is long, so that any score can be set. `strength` says how sure the
    network is of each cue's content; 5 unless told.
    """
    pieces = len(tags)
    first = np.zeros((pieces, 2, pieces), dtype=np.float32)
    for cue, row in roles.items():
        for place, letter in enumerate(row):
            sure = (strength or {}).get(cue, 5.0)
            first[cue, SOURCE - 1, place] = 5.0 if letter == "s" else -5.0
            first[cue, CONTENT - 1, place] = sure if letter == "c" else -5.0
    return WindowScores(
        tags=tag_logits(tags),
        part=np.eye(pieces, dtype=np.float32),
        first=first,
        last=np.zeros_like(first),
        lean=np.zeros((pieces, 2), dtype=np.float32),
        near=np.zeros((2, BUCKETS), dtype=np.float32),
    )


def heads(pieces, inside=()):
    """Return headwords: every piece begins a word but those in `inside`."""
    mask = np.ones(pieces, dtype=bool)
    mask[list(inside)] = False
    return mask


def decoded(tags, roles, *, inside=(), strength=None, core_start=0, **options):
    """Decode hand-made scores; return each draft as (cue, drawing of its roles)."""
    drafts = decode_window(
        scores(tags, roles, strength), DecodeOptions(**options), heads(len(tags), inside), core_start
    )
    return [
        (
            (one.first, one.last),
            drawn_roles(np.where(one.source, SOURCE, np.where(one.content, CONTENT, NONE))),
        )
        for one in drafts
    ]


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
    found = find_cues(tag_logits(tags), DecodeOptions(), heads(len(tags)))
    assert [cue[:2] for cue in found] == expected


def test_a_cue_without_a_beginning_begins_where_it_can():
    """An inside tag cannot follow none: the path makes the likeliest piece its beginning."""
    assert [cue[:2] for cue in find_cues(tag_logits(".cc."), DecodeOptions(), heads(4))] == [(1, 2)]


def test_a_cue_is_as_probable_as_its_beginning():
    logits = np.zeros((1, len(TAGS)), dtype=np.float32)
    logits[0, TAGS.index("B-cue")] = np.log(18)
    (cue,) = find_cues(logits, DecodeOptions(), heads(1))
    assert cue[2] == pytest.approx(18 / 24)


def test_the_bias_makes_cues_likelier():
    logits = tag_logits("..C", strength=1.5)
    assert find_cues(logits, DecodeOptions(cue_bias=-2.0), heads(3)) == []
    assert [cue[:2] for cue in find_cues(logits, DecodeOptions(cue_bias=1.0), heads(3))] == [(2, 2)]


def test_cues_are_whole_words():
    assert [cue[:2] for cue in find_cues(tag_logits(".C.."), DecodeOptions(), heads(4, inside=[1, 2]))] == [
        (0, 2)
    ]


@given(rows=arrays.arrays(np.float32, st.tuples(st.integers(1, 6), st.just(3)), elements=finite))
def test_the_bio_path_is_the_best_of_all(rows):
    outside, begin, inside = rows.T
    paths = [
        path
        for path in itertools.product(range(3), repeat=len(rows))
        if path[0] != 2 and not any(b == 2 and a == 0 for a, b in itertools.pairwise(path))
    ]
    spans = _bio_path(outside, begin, inside)
    found = [0] * len(rows)
    for first, last in spans:
        found[first : last + 1] = [1] + [2] * (last - first)
    assert tuple(found) in paths
    worth = {path: sum(float(rows[t, state]) for t, state in enumerate(path)) for path in paths}
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


def test_source_and_content_are_found_for_a_cue():
    assert decoded("..C...", {2: "ss.ccc"}) == [((2, 2), "ss.ccc")]


def test_an_interrupted_content_keeps_both_parts():
    """“Peace,” he said, “holds”."""
    assert decoded("...C...", {3: "ccs..cc"}) == [((3, 3), "ccs..cc")]


def test_two_cues_may_share_a_source():
    """He said that this, and warned that that."""
    assert decoded(".C..C..", {1: "s.cc...", 4: "s....cc"}) == [((1, 1), "s.cc..."), ((4, 4), "s....cc")]


def test_a_contested_content_goes_to_the_surer_cue():
    rows = {1: "s.cc..", 5: "..cc.."}
    assert decoded(".C...C", rows, strength={1: 3.0, 5: 7.0}) == [((5, 5), "..cc..")]
    assert decoded(".C...C", rows, strength={1: 7.0, 5: 3.0}) == [((1, 1), "s.cc..")]


def test_only_what_is_contested_changes_hands():
    rows = {1: "..ccc...", 7: "....ccc."}
    assert decoded(".C.....C", rows, strength={1: 3.0, 7: 7.0}) == [
        ((1, 1), "..cc...."),
        ((7, 7), "....ccc."),
    ]


def test_settling_leaves_sources_alone():
    roles = np.array([[CONTENT, CONTENT, NONE], [SOURCE, CONTENT, CONTENT]])
    log_p = np.zeros((2, 3, 3), dtype=np.float32)
    log_p[1, :, CONTENT] = 1.0
    settle_contents(roles, log_p)
    assert roles.tolist() == [[CONTENT, NONE, NONE], [SOURCE, CONTENT, CONTENT]]


def test_a_cue_without_content_is_dropped():
    assert decoded("..C...", {2: "ss...."}) == []


def test_a_source_may_be_missing():
    assert decoded("C..", {0: ".cc"}) == [((0, 0), ".cc")]


def test_a_cue_is_neither_its_source_nor_its_content():
    assert decoded(".Cc.", {1: "sscc"}, switch=0.0) == [((1, 2), "s..c")]


def test_a_cue_has_one_source():
    """The more probable of two stretches is kept."""
    ((_, row),) = decoded("..C.....", {2: "s..ccsss"})
    assert row == "...ccsss"


def test_roles_are_those_of_whole_words():
    assert decoded("..C....", {2: "ss.c..."}, inside=[4, 5]) == [((2, 2), "ss.ccc.")]


def test_cues_of_the_context_belong_to_another_window():
    rows = {1: "s.cc...", 4: "s....cc"}
    assert [cue for cue, _ in decoded(".C..C..", rows, core_start=2)] == [(4, 4)]


def test_the_core_may_use_the_words_of_the_context():
    assert decoded("...C..", {3: "ss..cc"}, core_start=2) == [((3, 3), "ss..cc")]


def test_an_attribution_stays_within_the_unit_of_its_cue():
    """Words of a headline are no part of what the first paragraph says."""
    drafts = decode_window(
        scores("..C...", {2: "cs.ccs"}), DecodeOptions(), heads(6), units=np.array([0, -1, -1, -1, -1, 5])
    )
    assert [(list(one.source), list(one.content)) for one in drafts] == [
        ([False, True, False, False, False, False], [False, False, False, True, True, False])
    ]


def test_the_unsure_are_left_out():
    assert decoded("..C...", {2: "ss.ccc"}, least=0.999) == []


def test_confidence_grows_with_the_scores():
    unsure, sure = (
        decode_window(scores("..C...", {2: "ss.ccc"}, {2: value}), DecodeOptions(), heads(6))[0]
        for value in (3.0, 9.0)
    )
    assert 0 < unsure.raw_confidence < sure.raw_confidence < 1


def test_a_window_without_cues_has_no_drafts():
    assert decode_window(scores("....", {}), DecodeOptions(), heads(4)) == []


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
    assert whole_words(first, last, heads(7, inside=[2, 3, 6])) == expected


def test_a_window_may_begin_within_a_word():
    assert whole_words(0, 0, heads(3, inside=[0, 1])) == (0, 1)
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


def test_best_run_keeps_the_heaviest_stretch():
    mask = np.array([True, False, True, True, False])
    log_p = np.log(np.array([0.9, 0.5, 0.6, 0.6, 0.5], dtype=np.float32))
    assert best_run(mask, log_p).tolist() == [False, False, True, True, False]
    assert best_run(np.zeros(2, dtype=bool), log_p[:2]).tolist() == [False, False]


def test_decoding_does_not_change_what_it_is_given():
    given_scores = scores(".C..C..", {1: "s.cc...", 4: "s.cc..."})
    before = replace(
        given_scores, **{name: getattr(given_scores, name).copy() for name in ("tags", "first", "lean")}
    )
    decode_window(given_scores, DecodeOptions(cue_bias=1.0), heads(7))
    assert all(
        (getattr(given_scores, name) == getattr(before, name)).all() for name in ("tags", "first", "lean")
    )
