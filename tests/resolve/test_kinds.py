"""The speech act, by cue and by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.model import Gist, Kind
from onrecord.resolve.kinds import Act, find_kind, forms_of, kind_by_words
from onrecord.resources import load_table
from tests.resolve.reports import roster, statements


def kind_of(cue: str, content: str) -> Kind | None:
    """Return what the lexicon tells of a statement."""
    reading, _ = roster(f"[Renk] <{cue}> {{{content}}}.")
    return kind_by_words(reading, reading.said[0]).kind


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
    reading, _ = roster("[Renk] <said> {the ferry left at noon}.")
    told = kind_by_words(reading, reading.said[0])
    assert (told.rule, told.confidence < 0.5) == ("default", True)


def test_without_the_encoder_word_pairs_and_lexicon_are_weighed() -> None:
    (stmt,) = statements("[Renk] <said> {the mayor is corrupt}.")
    assert stmt.kind is Kind.ACCUSE
    (row,) = [row for row in stmt.evidence if row.field == "kind"]
    assert row.rule in {"word-pairs", "content-words"}
    assert 0 < row.confidence < 1


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


def given(cue: str, content: str, kinds: dict[Kind, float], monkeypatch: pytest.MonkeyPatch) -> Act:
    """Return the act of a statement of which the encoder gives probabilities; the words' rules weigh 2."""
    weights = {"encoder": 1.0, "cue-word": 2.0, "cue-phrase": 2.0}
    monkeypatch.setattr("onrecord.resolve.kinds.load_table", tables_with(weights))
    reading, _ = roster(f"[Renk] <{cue}> {{{content}}}.")
    gist = Gist(tuple(kinds.get(kind, 0.01) for kind in Kind))
    return find_kind(reading, replace(reading.said[0], gist=gist))


def tables_with(weights: dict[str, float]) -> Callable[[str], Any]:
    return lambda name: {"weights": weights} if name == "kind_weights" else load_table(name)


def test_where_the_words_tell_nothing_the_encoder_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    act = given("said", "the port is small", {Kind.EVALUATE: 0.8}, monkeypatch)
    assert (act.kind, act.rule) == (Kind.EVALUATE, "encoder")
    assert act.confidence > 0.8


def test_what_the_words_tell_counts_beside_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    act = given("denied", "that", {Kind.REJECT: 0.6, Kind.DENY: 0.3}, monkeypatch)
    assert (act.kind, act.rule) == (Kind.DENY, "cue-word")


def test_a_sure_encoder_outweighs_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    act = given("denied", "that", {Kind.REJECT: 0.97, Kind.DENY: 0.01}, monkeypatch)
    assert (act.kind, act.rule) == (Kind.REJECT, "encoder")


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "the port “reserves the right to answer”"),
        ("reserved its right", "to close the bridge"),
        ("said", "the union was reserving the right to strike"),
    ],
)
def test_who_reserves_a_right_threatens_whatever_the_encoder_makes_of_it(
    cue: str, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = given(cue, content, {Kind.DEMAND: 0.97}, monkeypatch)
    assert (act.kind, act.rule) == (Kind.THREATEN, "reserved-words")


def test_a_right_that_nobody_reserves_is_no_threat(monkeypatch: pytest.MonkeyPatch) -> None:
    act = given("said", "the union was right to reserve the hall", {Kind.EVALUATE: 0.9}, monkeypatch)
    assert act.kind is Kind.EVALUATE


def test_shares_of_all_kinds_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 < given("said", "it rains", {}, monkeypatch).confidence <= 1


@pytest.mark.parametrize(
    ("source", "content", "asks"),
    [
        ("A", "Every child of the district.", False),
        ("Answer", "We have postponed it twice already.", False),
        ("A", "Which children do you mean?", True),
        ("Q", "Doctors have asked you for extra staff.", True),
    ],
)
def test_an_answer_that_has_no_question_in_it_asks_nothing(source: str, content: str, asks: bool) -> None:
    """In question-and-answer form the mark between the two tells the encoder little of which is which."""
    reading, _ = roster(f"[{source}]<:> {{{content}}}")
    gist = Gist(tuple(0.9 if kind is Kind.ASK else 0.01 for kind in Kind))
    act = find_kind(reading, replace(reading.said[0], gist=gist))
    assert (act.kind is Kind.ASK) == asks
