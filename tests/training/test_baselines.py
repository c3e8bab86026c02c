"""Two ways to name speakers by proper names alone, and how a source is written."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.resolve.names import find_mentions
from onrecord.resolve.reading import reading_of
from tests.factories import make_document, make_tagging
from tests.resolve.reports import marked
from training.baselines import BASELINES, form_of

TEXT = "Ivo Renk met Ada Lund. [She] <said> {Omar Dace was late}. It rained."


@pytest.mark.parametrize(
    ("name", "text", "speaker"),
    [
        ("last name in the sentence", TEXT, "Omar Dace"),
        ("last name in the sentence", "It rained. [Ivo Renk] <said> {no}.", "Ivo Renk"),
        ("last name in the sentence", "Ivo Renk left. [She] <said> {no}.", None),
        ("nearest name before", TEXT, "Ada Lund"),
        ("nearest name before", "Ada Lund left. [Ivo Renk] <said> {no}.", "Ivo Renk"),
        ("nearest name before", "[She] <said> {Ivo Renk left}.", None),
        ("nearest name before", "Ivo Renk left. It was <seen> as {over}.", None),
    ],
)
def test_who_is_named(name: str, text: str, speaker: str | None) -> None:
    plain, attributions = marked(text)
    reading = reading_of(make_document(plain), make_tagging(*attributions))
    mentions = find_mentions(reading.text, reading.words)
    assert BASELINES[name](reading, mentions, reading.said[0].source) == speaker


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("she", "pronoun"),
        ("Mayor Ada Lund", "name"),
        ("Lund", "name"),
        ("the mayor", "description"),
        ("a Lund adviser", "description"),
        ("", "none"),
    ],
)
def test_how_a_source_is_written(source: str, form: str) -> None:
    assert form_of(source, [Span(0, len(source))] if source else []) == form
