"""From articles resolved by hand come the choices that pronouns pose, and weights for them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from onrecord.resolve.ranking import Ranker, make_judge
from tests.factories import make_document, make_tagging
from tests.resolve.reports import marked
from training.resolution import Article
from training.speakers import (
    Outcome,
    choices_of,
    compared,
    learn,
    outcomes_of,
    read_with,
    report,
    rounded,
    write,
)

TEXT = "Mr. Ivo Renk met Mrs. Ada Lund. [She] <said> {no}.\n[The mayor] <said> {yes}."


def article(text: str = TEXT, *speakers: str | None) -> Article:
    plain, attributions = marked(text)
    rows = tuple({"speaker": name} for name in speakers or ("Ada Lund", "Ivo Renk"))
    return Article(make_document(plain), make_tagging(*attributions), rows)


def test_the_options_named_as_the_gold_are_right() -> None:
    she, mayor = choices_of(article(), None)
    assert (she.kind, mayor.kind) == ("he", "person")
    assert sum(she.right) == sum(mayor.right) == 1
    assert not she.right[-1]


def test_if_none_is_nobody_is_right() -> None:
    she = choices_of(article(TEXT, "Una Pohl", "Una Pohl"), None)[0]
    assert she.right[-1]


def test_a_source_without_a_gold_speaker_teaches_nothing() -> None:
    assert choices_of(article(TEXT, None, None), None) == []


def test_what_is_learnt_reads_the_article_right() -> None:
    judge = make_judge(Ranker(learn([article()] * 20)))
    assert [who.name for who, _ in read_with(article(), judge)] == ["Ada Lund", "Ivo Renk"]


def test_the_table_reads_back(tmp_path: Path) -> None:
    weights = rounded({"he": {"near": 1.234, "role=owner@0": -0.5, "tiny": 0.001}})
    write(tmp_path / "weights.toml", weights, ["How it was made."])
    table = tomllib.loads((tmp_path / "weights.toml").read_text("utf-8"))
    assert table == {"weights": {"he": {"near": 1.23, "role=owner@0": -0.5}}}


def test_the_report_counts_by_rule_and_by_confidence() -> None:
    rows = [
        Outcome("weighed-he", 0.9, right=True),
        Outcome("name", 0.95, right=False),
    ]
    lines = list(report(rows))
    assert lines[0] == "all: 0.500 (1 of 2)"
    assert "weighed, 0.90 sure: 1.000 (1 of 1)" in lines


def test_baselines_are_measured_on_the_same_sources() -> None:
    judge = make_judge(Ranker(learn([article()] * 20)))
    she, mayor = outcomes_of(article(), judge)
    assert (she.form, she.right, "nearest name before" in she.baselines) == ("pronoun", True, True)
    assert (mayor.form, mayor.right, mayor.baselines) == ("description", True, frozenset())


def test_the_comparison_gives_a_share_for_each_way_to_write_a_source() -> None:
    rows = [
        Outcome("name", 0.9, True, "name", True, frozenset({"nearest name before"})),
        Outcome("weighed-he", 0.9, False, "pronoun", False, frozenset()),
    ]
    lines = list(compared(rows))
    assert lines[0] == "speaker: 0.500 (1 of 2)"
    assert "name, nearest name before: 1.000 (1 of 1)" in lines
    assert "name, last name in the sentence: 0.000 (0 of 1)" in lines
    assert lines[-1] == "naming: 0.500 (1 of 2)"
