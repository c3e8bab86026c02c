"""Speakers by name alone beside ours, on the same articles."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.resolution import baseline_lines, line_of, resolve_article, table

TEXT = "Mayor Ada Lund met Ivo Renk. She said the port would open."
ARTICLE: dict[str, Any] = {
    "id": "a",
    "publisher": "the Herald",
    "date": "2031-03-04",
    "title": None,
    "text": TEXT,
    "attributions": [{"source": [[29, 32]], "cue": [[33, 37]], "content": [[38, 57]]}],
}


@pytest.mark.parametrize(
    ("name", "speaker"), [("nearest name before", "Ivo Renk"), ("last name in the sentence", None)]
)
def test_a_baseline_names_the_speaker_and_nothing_else(name: str, speaker: str | None) -> None:
    (line,) = baseline_lines(ARTICLE, name)
    assert (line["speaker"], line["content"]) == (speaker, [[38, 57]])
    assert {line[key] for key in ("holder", "addressee", "naming", "kind", "said_on")} == {None}


def test_ours_are_in_the_same_shape() -> None:
    (stmt,) = resolve_article(ARTICLE)[1].statements
    assert line_of(stmt).keys() == baseline_lines(ARTICLE, "nearest name before")[0].keys()


def test_the_table_has_a_line_for_each_method() -> None:
    forms = ("speaker", "speaker_name", "speaker_pronoun", "speaker_description")
    score = {form: {"share": number / 4} for number, form in enumerate(forms)}
    head, line = table({"onrecord": score}).splitlines()
    assert head.split() == ["speaker", "name", "pronoun", "description"]
    assert line.split() == ["onrecord", "0.000", "0.250", "0.500", "0.750"]
