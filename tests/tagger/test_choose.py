"""Whole attributions are chosen from hand-made scores: who keeps what, what is called, and what joins."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.tagger.cards import DecodeOptions, Ranking, Weight
from onrecord.tagger.choose import decode_window
from onrecord.tagger.decode import CONTENT, NONE, SOURCE, TAGS
from tests.tagger.drawing import drawn_roles, scores, stretch


def decoded(tags, roles, *, strength=None, core_start=0, inside=(), blocks=None, waiting="", **options):
    """Decode hand-made scores; return each draft as (cue, drawing of its roles).

    `waiting` draws with `c` the pieces that the tags take for content.
    """
    drawn = scores(tags, roles, strength)
    for place, letter in enumerate(waiting):
        if letter == "c":
            drawn.tags[place, TAGS.index("I-content")] = 9.0
    found = decode_window(
        drawn, stretch(len(tags), inside=inside, blocks=blocks), DecodeOptions(**options), core_start
    )
    return [
        (
            (one.first, one.last),
            drawn_roles(np.where(one.source, SOURCE, np.where(one.content, CONTENT, NONE))),
        )
        for one in found
    ]


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
        scores("..C...", {2: "cs.ccs"}), stretch(6, units=[0, -1, -1, -1, -1, 5]), DecodeOptions()
    )
    assert [(list(one.source), list(one.content)) for one in drafts] == [
        ([False, True, False, False, False, False], [False, False, False, True, True, False])
    ]


def test_the_unsure_are_left_out():
    assert decoded("..C...", {2: "ss.ccc"}, least=0.999) == []


def test_confidence_grows_with_the_scores():
    unsure, sure = (
        decode_window(scores("..C...", {2: "ss.ccc"}, {2: value}), stretch(6), DecodeOptions())[0]
        for value in (3.0, 9.0)
    )
    assert 0 < unsure.raw_confidence < sure.raw_confidence < 1


def test_a_window_without_cues_has_no_drafts():
    assert decode_window(scores("....", {}), stretch(4), DecodeOptions()) == []


def test_decoding_does_not_change_what_it_is_given():
    given_scores = scores(".C..C..", {1: "s.cc...", 4: "s.cc..."})
    before = replace(
        given_scores, **{name: getattr(given_scores, name).copy() for name in ("tags", "first", "lean")}
    )
    decode_window(given_scores, stretch(7), DecodeOptions(cue_bias=1.0))
    assert all(
        (getattr(given_scores, name) == getattr(before, name)).all() for name in ("tags", "first", "lean")
    )


def test_a_content_that_is_mostly_claimed_is_no_second_statement():
    rows = {1: "s.ccccc..", 8: "...cccccs"}
    assert decoded(".C......C", rows, strength={1: 7.0, 8: 3.0}) == [((1, 1), "s.ccccc..")]


FAINT = {"cue_bias": -4.0, "eager": (4.0,)}
"""Cues of half the strength are found at the second look only."""


def faint(tags, roles, **options):
    """Decode with a ranking in which only cues found strong stand on their own."""
    ranking = Ranking((Weight("content", 1.0),), -6.0)
    return decoded(tags, roles, ranking=ranking, least=0.5, **FAINT, **options)


def test_content_that_nobody_claimed_calls_for_its_cue():
    rows = {2: "ss.cccc"}
    assert faint("..C....", rows, waiting="...cccc", called=0.2, calling=3) == [((2, 2), "ss.cccc")]
    assert faint("..C....", rows, waiting="...cccc", called=1.0, calling=3) == []


def test_a_short_content_does_not_call():
    assert faint("..C....", {2: "ss.cccc"}, waiting="...cccc", called=0.2, calling=5) == []


def test_content_that_the_tags_do_not_know_does_not_call():
    assert faint("..C....", {2: "ss.cccc"}, waiting="...c...", called=0.2, calling=1) == []


def test_unclaimed_content_joins_the_content_beside_it():
    row = {2: "ss.ccc.."}
    assert decoded("..C.....", row, waiting="......cc") == [((2, 2), "ss.ccc..")]
    assert decoded("..C.....", row, waiting="......cc", joins=True) == [((2, 2), "ss.ccccc")]


def test_unclaimed_content_joins_what_comes_after_it_where_nothing_is_before():
    assert decoded("......C", {6: "..ccc.."}, waiting="cc.....", joins=True, blocks=None) == [
        ((6, 6), "ccccc..")
    ]


def test_nothing_joins_across_paragraphs():
    found = decoded(
        "..C.....", {2: "ss.ccc.."}, waiting="......cc", joins=True, blocks=[0, 0, 0, 0, 0, 0, 1, 1]
    )
    assert found == [((2, 2), "ss.ccc..")]


def test_a_source_that_the_tags_take_for_content_does_not_join():
    found = decoded("..C.....", {2: ".s.cc..."}, waiting="cc.cc...", joins=True)
    assert found == [((2, 2), ".s.cc...")]


def test_a_ranking_turns_evidence_into_chances():
    options = DecodeOptions(ranking=Ranking((Weight("has source", 2.0),), -1.0))
    (draft,) = decode_window(scores("..C...", {2: "ss.ccc"}), stretch(6), options)
    assert draft.raw_confidence == pytest.approx(1 / (1 + np.exp(-1.0)))
