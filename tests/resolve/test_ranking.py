"""Options are weighed by their traits; a model's scores for pairs of mentions can be added."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.resolve.antecedents import candidates, question_of
from onrecord.resolve.phrases import read_phrase
from onrecord.resolve.ranking import OUTSIDE, Ranker, load_ranker, make_judge
from onrecord.resolve.scene import Scene
from onrecord.resolve.speakers import resolve_speakers
from tests.resolve.reports import roster

TEXT = "Mr. Ivo Renk met Mr. Adel Tun. [He] <said> {no}."


def test_shares_add_up_and_follow_the_weights() -> None:
    shares = Ranker({"he": {"near": 1.0, "far": -1.0}}).shares("he", [{"near": 1.0}, {"far": 1.0}, {}])
    assert sum(shares) == pytest.approx(1.0)
    assert shares[0] > shares[2] > shares[1]


def test_a_kind_without_weights_leaves_all_options_alike() -> None:
    assert Ranker({}).shares("he", [{"near": 1.0}, {}]) == [0.5, 0.5]


def test_the_weights_that_ship_know_every_kind() -> None:
    kinds = {"he", "they", "it", "person", "body", "group", "document", "other"}
    assert set(load_ranker().weights) == kinds


@pytest.mark.parametrize("name", ["Ivo Renk", "Adel Tun"])
def test_a_score_from_outside_decides_between_likes(name: str) -> None:
    reading, found = roster(TEXT)
    at = reading.text.index(name)
    he = Span(reading.text.index("He said"), reading.text.index("He said") + 2)
    judge = make_judge(Ranker({"he": {OUTSIDE: 1.0}}), {(he, Span(at, at + len(name))): 2.0})
    assert resolve_speakers(reading, found, judge=judge)[0].name == name


def test_a_pronoun_is_left_open_only_if_nobody_is_likelier_than_all_others() -> None:
    reading, found = roster(TEXT)
    close = make_judge(Ranker({"he": {"nobody": 0.5}}))
    sure = make_judge(Ranker({"he": {"nobody": 5.0}}))
    assert resolve_speakers(reading, found, judge=close)[0].name is not None
    assert resolve_speakers(*roster(TEXT), judge=sure)[0].name is None


def test_candidates_of_a_pronoun_are_the_people_around() -> None:
    reading, found = roster(TEXT)
    phrase = read_phrase(reading, found, reading.said[0].source)
    question = question_of(reading, phrase, reading.said[0], 0)
    assert question is not None
    names = [
        one.referent.known.name
        for one in candidates(Scene(reading, found, []), question)
        if one.referent.known
    ]
    assert names == ["Ivo Renk", "Adel Tun"]
