"""The encoder's kinds and those that words tell are weighed by what was right elsewhere."""

import tomllib
from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.model import Gist, Kind
from training.holders import _invented as invented
from training.kinds import (
    KINDS,
    best_of,
    by_way,
    choices_of,
    figures,
    held_out_figures,
    write,
)
from training.softmax import fit

LIKELY = "predict"


def article(cue="said", gold="predict"):
    """Return an article with one statement, of which the encoder thinks that it predicts."""
    made = invented("-", f"[Tun] <{cue}> {{it}}.")
    gist = Gist(tuple(0.72 if kind == LIKELY else 0.02 for kind in KINDS))
    return replace(made, tagging=replace(made.tagging, gists=(gist,)), rows=({"kind": gold},))


def test_a_statement_is_a_choice_of_fifteen_kinds():
    (choice,) = choices_of(article())
    assert len(choice.options) == len(Kind)
    assert [kind for kind, right in zip(KINDS, choice.right, strict=True) if right] == ["predict"]


def test_a_kind_that_is_none_of_ours_teaches_nothing():
    assert list(choices_of(article(gold="mumble"))) == []


@pytest.mark.parametrize(("way", "kind"), [("words", "deny"), ("encoder", "predict"), ("weights", "deny")])
def test_a_way_goes_by_its_signs(way, kind):
    (choice,) = choices_of(article("denied"))
    assert KINDS[best_of(by_way(choice, way), {"encoder": 1.0, "wording": 0.1, "cue-word": 9.0})] == kind


def test_what_the_lexicon_is_certain_of_is_not_weighed():
    (choice,) = choices_of(article("declined to comment on"))
    assert [set(traits) for traits in choice.options if traits] == [{"declined-words"}]


def test_words_that_are_right_more_often_weigh_more():
    (choice,) = choices_of(article("denied", gold="deny"))
    assert fit([choice] * 20, ridge=1.0)["kind"]["cue-word"] > 0


def test_accuracy_and_macro_f1():
    accuracy, macro = figures([(0, 0)] * 5 + [(0, 1)] * 5)
    assert (accuracy, macro) == (0.5, pytest.approx((2 / 3 + 0) / 2))


def test_folds_give_figures_for_a_way():
    articles = [list(choices_of(article())) for _ in range(12)]
    assert held_out_figures(articles, "encoder") == (1.0, 1.0)


def test_the_table_can_be_read_again(tmp_path):
    path = tmp_path / "weights.toml"
    write(path, {"weights": {"encoder": 1.2345, "kind-ask": 0.001}, "words": {}}, ("about",))
    assert tomllib.loads(path.read_text()) == {"weights": {"encoder": 1.234}, "words": {}}
