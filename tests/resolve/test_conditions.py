"""Conditions inside what was said."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("the port reserves the right in case of fire to shut the gates", "in case of fire"),
        ("“If the rain stops, we sail.”", "If the rain stops"),
        ("the strike will go on unless wages rise", "unless wages rise"),
        ("the loan stands, provided that fees are paid, he added", "provided that fees are paid"),
        ("pay will rise as long as output does; if not, it will fall", "as long as output does"),
        ("in the event of a flood the road will be shut", "in the event of a flood"),
    ],
)
def test_a_condition(content: str, condition: str) -> None:
    (stmt,) = statements(f"[Renk] <said> {{{content}}}.")
    assert stmt.condition is not None
    assert stmt.condition.text == condition


@pytest.mark.parametrize(
    "content",
    [
        "it looked as if it would rain",
        "they sailed even if it rained",
        "he did not know if it would rain",
        "the bank provided the loan",
        "nobody asked if it rained",
        "it is difficult, if not impossible",
    ],
)
def test_no_condition(content: str) -> None:
    assert statements(f"[Renk] <said> {{{content}}}.")[0].condition is None


def test_an_if_after_a_refusal_to_say_asks_whether() -> None:
    assert statements("[Renk] <hesitated to say> {if it would rain}.")[0].condition is None
