"""Relative pronouns stand for what they follow: a name, past its place, its office or an aside, or a noun."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It was Senator Ivo Renk of Salen, [who] <said> {it was over}.", "Ivo Renk"),
        ("It was Ivo Renk, 24, from Salen, [who] <said> {it was over}.", "Ivo Renk"),
        ("They met Adel Tun, the president of the Varn Bank, [who] <said> {no}.", "Adel Tun"),
        ("They heard Ada Lund (of the Ports Union), [who] <said> {no}.", "Ada Lund"),
        ("Ivo Renk of Salen, who left last year and [who] <wants> {peace}, came.", "Ivo Renk"),
        ("They feared Ivo Renk ([who] <said> {no}).", "Ivo Renk"),
        ("They met Ivo Renk. Ada Lund is the baker [who] <said> {no}.", "Ada Lund"),
        ("They met Ivo Renk. Ada Lund was a docker [who] <wants> {peace}.", "Ada Lund"),
        ("They met Ivo Renk. She is a docker. It was a baker [who] <said> {no}.", "a baker"),
        ("They met Ivo Renk. There is a baker [who] <said> {no}.", "a baker"),
        ("They met a friend of the baker [who] <said> {no}.", "baker"),
        ("They listened to people [who] <fear> {a strike}.", "people who fear a strike"),
        ("Nobody has met anyone [who] <wants> {a strike}.", "anyone who wants a strike"),
        ("They listened to young people [who] <fear> {a strike}.", "young people"),
        ("They met Ada Lund and Ivo Renk, the harbour donors [who] <want> {peace}.", "Ada Lund and Ivo Renk"),
        ("They met two dockers, [both of whom] <want> {peace}.", "dockers"),
        ("It was one of the farmers — from Ivo Renk to Ada Lund — [who] <said> {no}.", "farmers"),
    ],
)
def test_a_person(text: str, speaker: str) -> None:
    assert statements(text)[0].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("They sued the Varn Bank, [which] <says> {it is innocent}.", "Varn Bank"),
        ("They quoted a survey of drivers [that] <says> {roads are bad}.", "a survey of drivers"),
        ("They asked Port Watch, a research firm [that] <says> {roads are bad}.", "Port Watch"),
        ("They read the Varn Courier, a newspaper [which] <wants> {peace}.", "Varn Courier"),
        ("Ivo Renk met the Varn Bank, which lends and [which] <says> {no}.", "Varn Bank"),
        ("They feared the unions [that] <want> {more pay}.", "unions"),
    ],
)
def test_a_body_a_document_or_a_group(text: str, speaker: str) -> None:
    assert statements(text)[0].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "It rained. [Who] <said> {it was over}?",
        "They met in Salen. [Which] <says> {nothing}.",
        "It rained, and they asked: [who] <wants> {peace}?",
    ],
)
def test_a_question_follows_nobody(text: str) -> None:
    assert statements(text)[0].speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("They met Ivo Renk, a man with a report [that] <says> {roads are bad}.", "a report"),
        ("They left Salen, a poor town in a region [that] <wants> {peace}.", "a region"),
        ("Nobody who came and saw asked. A docker [who] <said> {no} left.", "a docker"),
    ],
)
def test_what_stands_between_is_followed_first(text: str, speaker: str) -> None:
    assert statements(text)[0].speaker == speaker


def test_those_who_are_told_by_what_they_do() -> None:
    assert (
        statements("It angered those [who] <want> {peace at once}.")[0].speaker
        == "those who want peace at once"
    )
