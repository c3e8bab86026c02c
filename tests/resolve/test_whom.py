"""Whom noun phrases mean that are no source."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from tests.resolve.reports import read

REPORT = """
[The Guild of Oarsmen] <said> {it would strike}.
[Ada Lund], the harbour commissioner, <said> {she would not stand in the way of the guild}.
[The Bank of Varn] <said> {the commissioner had asked it for a loan, and the minister had not}.
"""


def meant(words: str, report: str = REPORT) -> str | None:
    """Return whom the last of such words means."""
    doc, resolution = read(report)
    start = doc.text.rindex(words)
    return resolution.whom(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the guild", "Guild of Oarsmen"),
        ("the commissioner", "Ada Lund"),
        ("the minister", None),
        ("the way", None),
    ],
)
def test_a_noun_means_the_only_body_or_holder_that_it_can(words: str, name: str | None) -> None:
    assert meant(words) == name


def test_where_two_bodies_can_be_meant_neither_is() -> None:
    two = "[Ole Varn] <said> {the Guild of Oarsmen met the Guild of Smiths}.\n"
    two += "[Ada Lund] <said> {the guild was late}.\n"
    assert meant("the guild", two) is None


def test_more_words_of_a_noun_must_be_in_the_name() -> None:
    other = (
        "[The Guild of Oarsmen] <said> {it would strike}.\n[Ada Lund] <said> {the bakers guild was late}.\n"
    )
    assert meant("the bakers guild", other) is None


def test_a_pronoun_means_whom_the_resolver_takes_it_for() -> None:
    said = "[Ada Lund] <said> {the gate was open}.\n[Ole Varn] <said> {nobody had asked}. She had left.\n"
    assert meant("She", said) == "Ada Lund"
