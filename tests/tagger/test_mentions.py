"""Mentions are read off the scores of stretches, and ties off those of pairs."""

import numpy as np
import pytest

from onrecord.model import MentionKind, Span
from onrecord.tagger.encode import BREAK_ID, Encoded
from onrecord.tagger.mentions import (
    LINK_WIDTH,
    MENTION_KINDS,
    SPAN_WIDTH,
    WIDEST,
    MentionScores,
    find_mentions,
    stretches,
)
from onrecord.tagger.windows import Window

NOTHING = -5.0


def scores(length, *marked, ties=()):
    """Return scores in which only some stretches (first, last, kind, logit) are mentions.

    Each has an axis of its own in the vectors of its ends.
    """
    spans = np.zeros((length, len(MENTION_KINDS), 2 * SPAN_WIDTH + 2), dtype=np.float32)
    spans[..., -2] = NOTHING
    for axis, (first, last, kind, logit) in enumerate(marked):
        spans[first, kind, axis] = SPAN_WIDTH**0.5
        spans[last, kind, SPAN_WIDTH + axis] = logit - NOTHING
    links = np.zeros((length, 4, LINK_WIDTH), dtype=np.float32)
    for axis, (later, earlier, logit) in enumerate(ties):
        links[later, 0, axis] = LINK_WIDTH**0.5
        links[earlier, 2, axis] = logit
    return MentionScores(spans, links)


def encoded(length, breaks=()):
    ids = np.full(length, 1000)
    ids[list(breaks)] = BREAK_ID
    places = np.arange(length)
    return Encoded(
        ids, places * 0, places * 3, places * 3 + 2, places * 0, np.ones(length, dtype=bool), places * 0
    )


def found(given, length, breaks=(), before=0):
    return find_mentions(given, encoded(length, breaks), Window(0, length, 0), before)


def test_a_stretch_above_nought_is_a_mention():
    (one,) = found(scores(8, (2, 4, 0, 2.0)), 8)
    assert (one.span, one.kind) == (Span(6, 14), MentionKind.PERSON)
    assert one.confidence == pytest.approx(1 / (1 + np.exp(-2.0)), abs=1e-3)


def test_a_stretch_below_nought_is_none():
    assert found(scores(8, (2, 4, 0, -1.0)), 8) == []


def test_a_mention_may_lie_in_another():
    kinds = [one.kind for one in found(scores(8, (1, 5, 0, 2.0), (4, 5, 2, 1.0)), 8)]
    assert kinds == [MentionKind.PERSON, MentionKind.PLACE]


def test_of_two_that_cross_the_surer_one_is_kept():
    (one,) = found(scores(8, (1, 4, 0, 1.0), (3, 6, 1, 2.0)), 8)
    assert one.kind is MentionKind.ORGANISATION


def test_a_stretch_has_one_kind():
    (one,) = found(scores(8, (1, 4, 0, 1.0), (1, 4, 1, 2.0)), 8)
    assert one.kind is MentionKind.ORGANISATION


def test_no_mention_runs_over_a_break():
    assert found(scores(8, (1, 4, 0, 2.0)), 8, breaks=[2]) == []


def test_no_mention_is_too_wide():
    assert found(scores(60, (1, WIDEST + 2, 0, 2.0)), 60) == []


def test_mentions_begin_and_end_with_words():
    given = scores(6, (1, 2, 0, 2.0))
    headwords = np.array([True, True, True, False, True, True])
    assert len(stretches(given.spans, headwords, np.zeros(6, dtype=bool))) == 0


def test_the_likeliest_antecedent_is_tied():
    given = scores(9, (0, 1, 0, 2.0), (3, 3, 0, 2.0), (6, 6, 0, 2.0), ties=[(6, 0, 3.0), (6, 3, 1.0)])
    one, two, three = found(given, 9)
    assert (one.antecedent, two.antecedent, three.antecedent) == (None, None, 0)
    assert 0.5 < three.tie < 1


def test_a_mention_that_looks_back_to_nobody_has_no_antecedent():
    given = scores(9, (0, 1, 0, 2.0), (6, 6, 0, 2.0), ties=[(6, 0, -2.0)])
    assert [one.antecedent for one in found(given, 9)] == [None, None]


def test_times_are_not_tied():
    given = scores(9, (0, 1, 3, 2.0), (6, 6, 0, 2.0), ties=[(6, 0, 4.0)])
    assert [one.antecedent for one in found(given, 9)] == [None, None]


def test_antecedents_are_numbered_over_the_document():
    given = scores(9, (0, 1, 0, 2.0), (6, 6, 0, 2.0), ties=[(6, 0, 3.0)])
    assert found(given, 9, before=10)[1].antecedent == 10


def test_what_begins_in_the_context_belongs_to_another_window():
    given = scores(9, (1, 2, 0, 2.0), (5, 6, 0, 2.0))
    (one,) = find_mentions(given, encoded(9), Window(0, 9, 3))
    assert one.span == Span(15, 20)
