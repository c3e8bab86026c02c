"""Questions put, and what became of them."""

from __future__ import annotations

import pytest

from onrecord.model import Finding, FindingType, Span
from tests.interpret.reports import findings


def questions(text: str) -> list[Finding]:
    return findings(text, FindingType.QUESTION)


@pytest.mark.parametrize(
    ("text", "asked", "state"),
    [
        (
            "When asked if the port would close, [Ivo Renk] <said> {it would stay open}.",
            "if the port would close",
            "answered",
        ),
        ("Asked about the strike, [Ivo Renk] <said> {it would end}.", "the strike", "answered"),
        (
            "{“Soon,”} [Ivo Renk] <told> reporters when asked when the ferry would sail.",
            "when the ferry would sail",
            "answered",
        ),
        ("[Ivo Renk], asked why the dam broke, <said> {rain was to blame}.", "why the dam broke", "answered"),
        (
            "Asked whether fees would rise, [Ivo Renk] <declined to say> {anything}.",
            "whether fees would rise",
            "declined",
        ),
        (
            "When asked how long it would last, [Renk] <said>, {“I am unable to give a precise answer.”}",
            "how long it would last",
            "declined",
        ),
        (
            "Asked about the wreck, [Renk] <said>: {“I cannot comment on that, but divers are at work.”}",
            "the wreck",
            "partly",
        ),
        ("[Reporters] <asked> Renk {why the ferry sank}.", "why the ferry sank", "open"),
    ],
)
def test_a_question_put(text: str, asked: str, state: str) -> None:
    (finding,) = questions(text)
    assert (finding.object.text, finding.state) == (asked, state)


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("[Ivo Renk] <would not say> {how many ships were held}.", "how many ships were held"),
        ("[The ministry] <declined to comment> on {the recall}.", "the recall"),
        ("[Renk] <hesitated to say> {if the vote would be held}.", "if the vote would be held"),
        ("[The firm] <did not respond> to {a request for comment}.", "a request for comment"),
    ],
)
def test_a_refusal_tells_the_question(text: str, object_: str) -> None:
    (finding,) = questions(text)
    assert (finding.object.text, finding.state) == (object_, "declined")


@pytest.mark.parametrize(
    "text",
    [
        "[Ivo Renk] <asked> the court {to release the files}.",
        "[Ivo Renk] <said> {the ferry was late}.",
        "[Ivo Renk] <said>: {“They asked why it sank.”}",
        "[Ivo Renk] <asked for> {more money}.",
        "[The town] <declined to pay> {the fee}.",
        "Nobody asked Renk why. It rained. [Lund] <said> {no}.",
    ],
)
def test_no_question(text: str) -> None:
    assert questions(text) == []


def test_the_answer_s_next_sentence_can_take_half_of_it_back() -> None:
    text = (
        "Asked if the ministry was told, [Ivo Renk] <said> {news travels}.\n"
        "{“I cannot say whether it arrived,”} [he] <added>."
    )
    (finding,) = questions(text)
    assert (finding.state, len(finding.statements)) == ("partly", 2)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Asked about fees, [Ivo Renk] <said> {they would fall}.", [("asked", "Ivo Renk")]),
        (
            "Asked by a reporter about fees, [Ivo Renk] <said> {no}.",
            [("asker", "reporter"), ("asked", "Ivo Renk")],
        ),
        ("[Ada Lund] <asked> Renk {why the ferry sank}.", [("asker", "Ada Lund"), ("asked", "Renk")]),
        ("Asked about fees, [the envoy] <said> {they would fall}.", [("asked", "envoy")]),
        ("Asked about fees, [he] <said> {they would fall}.", []),
        ("Asked about fees, <it was said that> {they would fall}.", []),
    ],
)
def test_parties(text: str, parties: list[tuple[str, str]]) -> None:
    (finding,) = questions(text)
    assert [(party.part, party.name) for party in finding.parties] == parties


def test_a_party_without_a_name_points_at_its_description() -> None:
    (finding,) = questions("Asked about fees, [the envoy] <said> {they would fall}.")
    assert [party.span for party in finding.parties] == [Span(18, 27)]
