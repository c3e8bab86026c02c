"""What is proposed for hand-made scores, and what speaks for it."""

import numpy as np
import pytest

from onrecord.tagger.candidates import EVIDENCE, log_odds, mean_over, propose
from onrecord.tagger.cards import DecodeOptions
from onrecord.tagger.encode import INSIDE, MARK, OUTSIDE
from tests.tagger.drawing import scores, stretch


def evidence(tags, roles, **more):
    """Propose for hand-made scores; return what was measured on each candidate, by name."""
    found = propose(scores(tags, roles), stretch(len(tags), **more), DecodeOptions(eager=(1.0,)))
    return [dict(zip(EVIDENCE, one.evidence.tolist(), strict=True)) for one in found]


def test_a_candidate_has_the_masks_of_its_source_and_content():
    (one,) = propose(scores("..C...", {2: "ss.ccc"}), stretch(6), DecodeOptions())
    assert (one.first, one.last) == (2, 2)
    assert one.source.tolist() == [True, True, False, False, False, False]
    assert one.content.tolist() == [False, False, False, True, True, True]


def test_a_cue_without_content_is_not_proposed():
    assert evidence(".C...C", {1: "s.cc..", 5: "......"}) == evidence(".C...C", {1: "s.cc.."})
    assert evidence("..C...", {2: "ss...."}) == []


def test_all_candidates_are_measured_as_if_each_were_alone():
    rows = {1: "s.cc....", 5: "....s.cc"}
    together = evidence(".C...C..", rows)
    alone = [evidence(tags, rows)[0] for tags in (".C......", ".....C..")]
    skipped = {"cue begins", "cue tagged", "cue tagged content", "product"}
    for one, other in zip(together, alone, strict=True):
        assert {k: v for k, v in one.items() if k not in skipped} == pytest.approx(
            {k: v for k, v in other.items() if k not in skipped}, abs=1e-5
        )


def test_where_a_content_stands_is_evidence():
    (one,) = evidence("...Cc...", {3: "cc....cc"}, blocks=[0, 0, 0, 0, 0, 1, 1, 2])
    assert one["content length"] == pytest.approx(np.log(4))
    assert one["content stretches"] == 1
    assert one["content blocks"] == 2
    assert one["content follows"] == 0
    assert one["cue length"] == 1


def test_marks_around_content_and_cue_are_evidence():
    (one,) = evidence("..C...", {2: "s..ccc"}, places=[OUTSIDE, OUTSIDE, INSIDE, MARK, INSIDE, OUTSIDE])
    assert one["cue in marks"] == 1
    assert one["content in marks"] == pytest.approx(2 / 3)


def test_a_source_counts_where_there_is_one_and_its_absence_where_there_is_none():
    (with_one,), (without,) = evidence(".C..", {1: "s.cc"}), evidence(".C..", {1: "..cc"})
    assert (with_one["has source"], without["has source"]) == (1, 0)
    assert with_one["source"] > 0 == with_one["no source"]
    assert without["no source"] > 0 == without["source"] == without["source tagged"]


def test_the_most_doubtful_piece_of_a_content_is_evidence():
    drawn = scores("C...", {0: ".ccc"})
    drawn.first[0, 1, 2] = 1.0
    (one,) = propose(drawn, stretch(4), DecodeOptions())
    measured = dict(zip(EVIDENCE, one.evidence.tolist(), strict=True))
    assert measured["content at least"] == pytest.approx(1.0, abs=0.02)
    assert measured["content"] > measured["content at least"]


def test_the_mean_over_a_mask_that_is_empty_is_zero():
    masks = np.array([[True, False, True], [False, False, False]])
    assert mean_over(masks, np.array([1.0, 5.0, 3.0])).tolist() == [2.0, 0.0]


def test_log_odds_are_finite():
    found = log_odds(np.array([0.0, 0.5, 1.0]))
    assert np.isfinite(found).all()
    assert found[1] == 0
    assert found[2] == pytest.approx(-found[0])
