"""Clusters are compared as the CoNLL scorer does."""

import pytest

pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.model import Mention, MentionKind, Span
from training.gum_figures import b_cubed, ceaf, clusters_of, f1, muc


def cluster(*places):
    return frozenset(Span(place, place + 1) for place in places)


KEY = [cluster(1, 2, 3), cluster(4, 5, 6, 7)]
SPLIT = [cluster(1, 2), cluster(4, 5, 6, 7)]
"""A worked example: of seven mentions one is left alone."""


def test_muc_counts_links():
    assert muc(KEY, SPLIT) == (4.0, 5.0)
    assert muc(SPLIT, KEY) == (4.0, 4.0)


def test_b_cubed_counts_mentions():
    right, total = b_cubed(KEY, SPLIT)
    assert (right, total) == (pytest.approx(2 * 2 / 3 + 1 / 3 + 4), 7.0)


def test_ceaf_aligns_clusters():
    assert ceaf(KEY, SPLIT) == pytest.approx(4 / 5 + 1)
    assert ceaf([], SPLIT) == 0.0


def test_equal_clusters_are_perfect():
    right, total = muc(KEY, KEY)
    assert f1(right, total, right, total) == 1.0


def test_nothing_found_is_nothing():
    assert f1(0, 0, 0, 5) == 0.0


def test_ties_and_equal_names_join_mentions():
    text = "Oda Renk met Torv. She left. Oda Renk smiled."
    person = MentionKind.PERSON
    mentions = [
        Mention(Span(0, 8), person, 0.9),
        Mention(Span(13, 17), person, 0.9),
        Mention(Span(19, 22), person, 0.9, antecedent=0, tie=0.8),
        Mention(Span(29, 37), person, 0.9),
    ]
    assert clusters_of(text, mentions) == [frozenset((Span(0, 8), Span(19, 22), Span(29, 37)))]


def test_places_are_left_out():
    mentions = [
        Mention(Span(0, 4), MentionKind.PLACE, 0.9),
        Mention(Span(8, 10), MentionKind.PLACE, 0.9, antecedent=0, tie=0.9),
    ]
    assert clusters_of("Varn and it", mentions) == []
