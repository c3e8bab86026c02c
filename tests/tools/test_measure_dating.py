"""Counting how often the rules that date statements are right."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.factories import make_statement
from tools.measure_dating import count_rules, outcome_of, rates_of


@pytest.mark.parametrize(
    ("said_on", "wanted", "outcome"),
    [
        ("2031-03-04", "2031-03-04", "right"),
        ("2031-03", "2031-03-04", "other"),
        ("2031-03-04", None, "open"),
        ("2031-03", None, "vague"),
        (None, "2031-03-04", "missed"),
        (None, None, None),
    ],
)
def test_what_a_date_is_beside_the_one_by_hand(
    said_on: str | None, wanted: str | None, outcome: str | None
) -> None:
    assert outcome_of(make_statement(said_on=said_on), wanted) == outcome


def test_vague_dates_are_not_counted_in_the_rates() -> None:
    counts = {"own-sentence": Counter(right=3, other=1, open=2, vague=9), "none": Counter(missed=4)}
    assert rates_of(counts) == "own-sentence = [3, 6]\n"


def test_articles_are_counted_by_rule(tmp_path: Path) -> None:
    text = "The ferry sank.\n\nOda Renk said on Monday that it was old."
    at = text.index("it was old")
    row = {"source": [[17, 25]], "cue": [[26, 30]], "content": [[at, at + 10]]}
    article = {"id": "a", "date": "2031-03-04", "text": text, "attributions": [row]}
    (tmp_path / "a.json").write_text(json.dumps(article), encoding="utf-8")
    gold = {"id": "a", "statements": [{"said_on": "2031-03-03"}]}
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert count_rules(tmp_path) == {"own-sentence": Counter(right=1)}
