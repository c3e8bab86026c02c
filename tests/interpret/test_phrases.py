"""What stands before a wording, where its object ends, and on what condition."""

from __future__ import annotations

import pytest

from onrecord.interpret.phrases import find_condition, object_span, subject_before
from onrecord.model import Span


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ("the harbour board ", "the harbour board"),
        ("Ada Lund, the envoy, will ", "Ada Lund"),
        ("that the mandate, which was introduced in 2029, has ", "the mandate"),
        ("it rained, but the mill ", "the mill"),
        ("the army and the rebels ", "the army and the rebels"),
        ("a pact between the mill and the town will ", "a pact between the mill and the town"),
        ("the board was late but would ", "the board"),
        ("", None),
    ],
)
def test_the_subject_before_a_verb(before: str, subject: str | None) -> None:
    found = subject_before(before + "pay", 0, len(before))
    assert (found and found.text_of(before)) == subject


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("open the bridge by Friday", "open the bridge"),
        ("open the bridge if the lights stay off", "open the bridge"),
        ("stop using these cans at once", "stop using these cans at once"),
        ("free the crew, which fell ill", "free the crew"),
        ("lend Mr. Varn a boat. He left", "lend Mr. Varn a boat"),
        ("transfers, not the agents", "transfers"),
        ("the pay of the cooks and the bakers", "the pay of the cooks and the bakers"),
        (" ,", None),
    ],
)
def test_where_an_object_ends(text: str, object_: str | None) -> None:
    found = object_span(text, Span(0, len(text)))
    assert (found and found.text_of(text)) == object_


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("we shall leave if the rent rises, she said", "if the rent rises"),
        ("in case of fire the doors open", "in case of fire"),
        ("it would answer, should a shot be fired", "should a shot be fired"),
        ("parents should return the cans", None),
        ("she asked if the rent rises", None),
        ("stop at once and wait", None),
    ],
)
def test_the_condition_in_a_sentence(text: str, condition: str | None) -> None:
    found = find_condition(text, Span(0, len(text)))
    assert (found and found.text_of(text)) == condition
