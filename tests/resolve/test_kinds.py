"""The speech act, by cue and by content."""

from __future__ import annotations

import pytest

from onrecord.model import Kind
from onrecord.resolve.kinds import forms_of
from tests.resolve.reports import statements


def kind_of(cue: str, content: str) -> Kind | None:
    return statements(f"[Renk] <{cue}> {{{content}}}.")[0].kind


@pytest.mark.parametrize(
    ("cue", "content", "kind"),
    [
        ("denied", "that the ferry was late", Kind.DENY),
        ("blamed", "the crew for the wreck", Kind.ACCUSE),
        ("praised", "the crew", Kind.PRAISE),
        ("vowed", "to rebuild the mill", Kind.PROMISE),
        ("pledged", "more money for roads", Kind.PROMISE),
        ("urged", "drivers to stay home", Kind.DEMAND),
        ("called on", "farmers to wait", Kind.DEMAND),
        ("recommended", "a smaller dam", Kind.PROPOSE),
        ("rejected", "the offer", Kind.REJECT),
        ("ruled out", "a second vote", Kind.REJECT),
        ("threatened", "to close the port", Kind.THREATEN),
        ("warned", "that the river would rise", Kind.PREDICT),
        ("forecast", "a dry summer", Kind.PREDICT),
        ("announced", "a new tariff", Kind.DECIDE),
        ("declined to comment", "on the recall", Kind.DECLINE),
        ("would not say", "how many were hurt", Kind.DECLINE),
        ("asked whether", "the bridge was safe", Kind.ASK),
        ("hopes", "to see rain", Kind.EXPRESS),
    ],
)
def test_a_telling_cue(cue: str, content: str, kind: Kind) -> None:
    assert kind_of(cue, content) == kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“We will rebuild the mill”", Kind.PROMISE),
        ("he would rebuild the mill", Kind.PROMISE),
        ("“No comment”", Kind.DECLINE),
        ("the town reserves the right to close the road", Kind.THREATEN),
        ("that the charge was false", Kind.DENY),
        ("“Will the bridge hold?”", Kind.ASK),
        ("he was proud of the crew", Kind.EXPRESS),
        ("the council failed to act", Kind.ACCUSE),
        ("prices will fall in autumn", Kind.PREDICT),
        ("the talks were very difficult", Kind.EVALUATE),
        ("a second vote would be unwise", Kind.EVALUATE),
        ("the ferry left at noon", Kind.ASSERT),
        ("“Eleven boats were lost”", Kind.ASSERT),
    ],
)
def test_a_neutral_cue_leaves_it_to_the_content(content: str, kind: Kind) -> None:
    assert kind_of("said", content) == kind


def test_an_assertion_by_default_has_little_confidence() -> None:
    (stmt,) = statements("[Renk] <said> {the ferry left at noon}.")
    assert [(row.rule, row.confidence < 0.5) for row in stmt.evidence if row.field == "kind"] == [
        ("default", True)
    ]


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("deny", "denied"),
        ("urge", "urging"),
        ("ban", "banned"),
        ("bash", "bashes"),
        ("plan", "planning"),
        ("defer", "defers"),
    ],
)
def test_regular_forms(verb: str, form: str) -> None:
    assert form in set(forms_of(verb))
