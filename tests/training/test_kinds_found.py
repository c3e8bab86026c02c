"""Kinds are measured by the parts that people marked, and by those that a tagger finds."""

from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.model import Gist, Tagging
from onrecord.resolve.reading import reading_of
from training import kinds_found
from training.holders import _invented as invented
from training.kinds import KINDS
from training.kinds_found import found, measure, measured


def article(marked, *kinds):
    made = invented("-", marked)
    return replace(made, rows=tuple({"kind": kind} for kind in kinds))


def sure_of(kind, tagging):
    gist = Gist(tuple(0.86 if one == kind else 0.01 for one in KINDS))
    return replace(tagging, gists=tuple(gist for _ in tagging.attributions))


class Finder:
    """A tagger that finds the attributions of another article, all of one kind."""

    def __init__(self, other, kind):
        self.tagging = sure_of(kind, other.tagging)

    def tag(self, doc):
        return self.tagging


@pytest.fixture(autouse=True)
def by_hand(monkeypatch):
    """Let the encoder think that what people marked predicts."""
    monkeypatch.setattr(
        kinds_found,
        "with_gists",
        lambda tagger, one: replace(one, tagging=sure_of("predict", one.tagging)),
    )


def reading(one):
    return reading_of(one.doc, one.tagging)


def test_an_attribution_is_found_by_half_the_words_of_its_content():
    gold = article("[Tun] <said> {it will rain a lot}.", "predict")
    mine = article("[Tun] <said> it {will rain a lot}.", "predict")
    less = article("[Tun] <said> it will rain a {lot}.", "predict")
    assert found(gold.doc.text, reading(gold), reading(mine)) == {0: 0}
    assert found(gold.doc.text, reading(gold), reading(less)) == {}


def test_kinds_are_told_by_both_parts():
    gold = article("[Tun] <said> {it will rain a lot}.", "predict")
    by_people, own = measured(gold, Finder(gold, "express"))
    assert by_people == [(KINDS.index("predict"), KINDS.index("predict"))]
    assert own == [(KINDS.index("express"), KINDS.index("predict"))]


def test_what_is_not_found_counts_by_the_parts_of_people_alone():
    gold = article("[Tun] <said> {it will rain a lot}.", "predict")
    by_people, own = measured(gold, Finder(replace(gold, tagging=Tagging("none", ())), "express"))
    assert (len(by_people), own) == (1, [])


def test_figures_are_told_of_all_articles():
    gold = article("[Tun] <said> {it will rain a lot}.", "predict")
    people, own = measure([gold] * 6, Finder(gold, "express"))
    assert people.endswith("accuracy 1.000, macro-F1 1.000 of 6")
    assert own.endswith("accuracy 0.000, macro-F1 0.000 of 6")
