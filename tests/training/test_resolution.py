"""Articles resolved by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.model import Nested, Span
from training.resolution import read_folder, read_labels, same_name, with_nested

TEXT = "Mara Oray told Radio Salen the port would open.\n"
ARTICLE = {
    "id": "a",
    "publisher": "the Herald",
    "date": "2031-03-04",
    "title": None,
    "text": TEXT,
    "attributions": [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[27, 46]]}],
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Oray", "Oray"),
        ("the Varn Bank", "Varn Bank"),
        ("Sen. Mara Oray", "Mara Oray"),
        ("Oray’s campaign", "Oray's campaign"),
    ],
)
def test_names_of_one_party(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mara Oray", "Mara Tun"), ("Oray", None), ("", ""), ("voters in Salen", "voters in Port Varn")],
)
def test_names_of_different_parties(one: str, other: str | None) -> None:
    assert not same_name(one, other)


def test_a_folder_of_pairs(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ARTICLE), "utf-8")
    rows = {"id": "a", "statements": [{"n": 0, "addressee": "Radio Salen"}]}
    (tmp_path / "a.gold.json").write_text(json.dumps(rows), "utf-8")
    (article,) = read_folder(tmp_path)
    (attribution,) = article.tagging.attributions
    assert (article.doc.text, article.rows[0]["addressee"]) == (TEXT, "Radio Salen")
    assert attribution.source == (Span(0, 9),)


def test_labels_name_by_offsets_and_only_texts_of_their_length(tmp_path: Path) -> None:
    texts, labels = tmp_path / "train.jsonl", tmp_path / "labels"
    labels.mkdir()
    other = ARTICLE | {"id": "b"}
    texts.write_text(f"{json.dumps(ARTICLE)}\n{json.dumps(other)}\n", "utf-8")
    row = {"n": 0, "speaker": [0, 9], "addressee": [15, 26], "holder": None}
    lines = [{"id": key, "length": length, "rows": [row]} for key, length in (("a", len(TEXT)), ("b", 3))]
    (labels / "x.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (article,) = read_labels(texts, labels)
    assert article.doc.name == "a"
    assert article.rows[0] == row | {"speaker": "Mara Oray", "addressee": "Radio Salen"}


def test_nested_statements_are_kept_for_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ARTICLE), "utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps({"statements": [{"n": 0}]}), "utf-8")
    kept = tmp_path / "nested.json"
    (article,) = read_folder(tmp_path)
    nested = Nested(article.tagging.attributions[0], 0)
    kept.write_text(json.dumps({"a": [nested.to_dict()]}), "utf-8")
    (found,) = with_nested([article], kept)
    assert found.tagging.nested == (nested,)
