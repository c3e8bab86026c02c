"""Pronouns are resolved in plain cases, and left open in the others."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("[Mayor Ada Lund] <said> {it was over}.\n{“We won,”} [she] <said>.", "Ada Lund"),
        ("[Ivo Renk, a docker,] <said> {it was over}.\n\n[He] <added> that {he was glad}.", "Ivo Renk"),
        ("[A senior official] <said> {no}.\n\n{“Never,”} [he] <added>.", "a senior official"),
        ("[The central bank] <said> {no}.\n[It] <added> that {talks were over}.", "central bank"),
        ("[Protesters] <said> {no}.\n[They] <demanded> {bread}.", "Protesters"),
    ],
)
def test_the_last_speaker(text: str, speaker: str) -> None:
    assert statements(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Renk, a docker, was late. [He] <said> {it was over}.",
        "In Salen the strike hurt Mr. Ivo Renk. [He] <said> {it was over}.",
        "Mrs. Ada Lund came with Mr. Ivo Renk. [He] <said> {it was over}.",
    ],
)
def test_the_only_person_who_can_be_meant(text: str) -> None:
    assert statements(text)[0].speaker == "Ivo Renk"


@pytest.mark.parametrize(
    "text",
    [
        "It rained. [He] <said> {it was over}.",
        "[Mr. Ivo Renk] <said> {no}.\n[She] <said> {yes}.",
        "[The Varn Bank] <said> {no}.\n\n[He] <said> {yes}.",
    ],
)
def test_open_cases_stay_open(text: str) -> None:
    assert statements(text)[-1].speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "In the old town there came Ada Lund, a nurse, and Una Pohl, a doctor. [She] <said> {no}.",
        "Mr. Ivo Renk met Mr. Adel Tun in the harbour. [He] <said> {no}.",
        "A striker quarrelled with a docker at the gate. [He] <wanted> {more pay}.",
    ],
)
def test_what_can_be_read_in_two_ways_is_said_with_little_confidence(text: str) -> None:
    stmt = statements(text)[-1]
    assert next(one.confidence for one in stmt.evidence if one.field == "speaker") < 0.8


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Oto Brice of the union met Una Pohl. [She] <said> {no}.", "Una Pohl"),
        ("Maria Tarn spoke before Peter Quell did. [He] <promised> {bread}.", "Peter Quell"),
        ("Mayor Ada Lund thanked her husband, Ivo Renk. [She] <said> {the port was safe}.", "Ada Lund"),
    ],
)
def test_given_names_tell_who_can_be_meant(text: str, speaker: str) -> None:
    assert statements(text)[-1].speaker == speaker


def test_people_inside_quoted_words_are_not_meant() -> None:
    text = "[Mr. Ivo Renk] <said>: {“Omar Dace, the captain, drank.”}\n{“He sank it,”} [he] <added>."
    assert statements(text)[-1].speaker == "Ivo Renk"


def test_i_inside_quoted_words_is_their_speaker() -> None:
    text = "{“Nobody listens when [I] <say> so,”} said nobody.\n"
    plain = "[Ivo Renk] <wrote>: {“Then I said no.”}\n"
    assert statements(text)[0].speaker is None
    assert statements(plain)[0].speaker == "Ivo Renk"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It was Ivo Renk, [who] <said> {it was over}.", "Ivo Renk"),
        ("Ada Lund, a nurse [who] <said> {it was over}, left.", "Ada Lund"),
        ("The strike angered voters [who] <want> {peace}.", "voters"),
    ],
)
def test_who_is_what_stands_before_it(text: str, speaker: str) -> None:
    assert statements(text)[0].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Ivo Renk met Mr. Adel Tun in the harbour. [He] <said> {Tun was late}.",
        "Mr. Ivo Renk wrote to Mr. Omar Dace. [He] <accused> {Dace of theft}.",
        "Mr. Ivo Renk spoke after Mr. Oto Brice. {“Brice has lost,”} [he] <said>.",
    ],
)
def test_whoever_is_named_in_the_words_does_not_say_them(text: str) -> None:
    assert statements(text)[-1].speaker == "Ivo Renk"
