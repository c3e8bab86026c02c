"""From speakers that are right come weights for how speakers are named."""

from __future__ import annotations

from onrecord.model import Naming
from tests.training.test_speakers import article
from training.naming import Named, held_out, learn, named_in, naming_by, report
from training.resolution import Article

AIDES = {"first=two": 1.0}


def named(gold: Naming, *, right: bool = True, rules: Naming = Naming.COLLECTIVE) -> Named:
    return Named(AIDES, rules, gold, right)


def test_speakers_by_hand_are_yielded_with_what_the_rules_propose() -> None:
    made = article()
    rows = tuple(row | {"naming": "named"} for row in made.rows)
    she, mayor = named_in(Article(made.doc, made.tagging, rows))
    assert (she.rules, she.gold, she.right) == (Naming.NAMED, Naming.NAMED, True)
    assert mayor.gold is Naming.NAMED


def test_a_row_without_a_naming_is_passed_over() -> None:
    assert list(named_in(article())) == []


def test_what_right_speakers_show_is_learnt() -> None:
    weights = learn([named(Naming.UNNAMED)] * 20)
    assert naming_by(weights, named(Naming.UNNAMED)) is Naming.UNNAMED


def test_wrong_speakers_and_rare_signs_teach_nothing() -> None:
    assert learn([named(Naming.DOCUMENT, right=False)] * 20 + [named(Naming.UNNAMED)] * 2) == {}


def test_without_signs_the_rules_stand() -> None:
    nobody = Named({}, Naming.UNNAMED, Naming.NAMED, False)
    assert naming_by({"named:first=two": 9.0}, nobody) is Naming.UNNAMED


def test_figures_are_of_articles_held_out() -> None:
    articles = [[named(Naming.UNNAMED)] * 4 for _ in range(10)]
    lines = list(report(list(held_out(articles))))
    assert lines[0] == "all: 1.000 (40 of 40)"
    assert lines[1] == "all, rules: 0.000 (0 of 40)"
