"""Who is addressed where the report says so: three sentences for each pattern, three it must leave alone."""

from __future__ import annotations

import pytest

from onrecord.resolve.hearers import find_hearers
from tests.resolve.reports import roster

INTRODUCED = "Mayor Ada Lund met Port spokesman Ivo Renk and the Salen Herald.\n"

FOUND = {
    "tell": [
        ("[Renk] <told> reporters that {it was over}.", "reporters"),
        ("[The port] <assured> the shipowners' union {fees would fall}.", "shipowners' union"),
        ("{“It is over,”} [Renk] <told> Lund.", "Ada Lund"),
    ],
    "ask": [
        ("[Renk] <urged> {the council to wait}.", "council"),
        ("[Dockers] <called on> {Lund to resign}.", "Ada Lund"),
        ("[The judge] <ordered> the Varn Bank {to pay}.", "Varn Bank"),
    ],
    "letter-to": [
        ("In a letter to the port council, [Renk] <said> {it was over}.", "port council"),
        ("[Renk] <wrote> in a note to dockers {it was over}.", "dockers"),
        ("[Renk] <said> in an email sent Monday to the Salen Herald {it was over}.", "Salen Herald"),
    ],
    "speaking-to": [
        ("Speaking to dockers, [Renk] <said> {it was over}.", "dockers"),
        ("In a speech Monday to the council, [Lund] <said> {no}.", "council"),
        ("[Renk] <testified> to the Senate {that it was over}.", "Senate"),
    ],
    "speech-to": [
        ("[Renk] <complained> to the council that {it was over}.", "council"),
        ("[Lund] <made a promise> to voters {of lower fees}.", "voters"),
        ("[Renk] <explained> to Lund {how it works}.", "Ada Lund"),
    ],
    "with": [
        ("[Renk] <said> in an interview with Radio Salen {it was over}.", "Radio Salen"),
        ("In a conversation on Monday with Lund, [Renk] <said> {no}.", "Ada Lund"),
        ("[Renk] <said> on a call with brokers {it was over}.", "brokers"),
    ],
    "on": [
        ("[Renk] <said> on Radio Salen {it was over}.", "Radio Salen"),
        ("Appearing on Varn TV, [Renk] <said> {it was over}.", "Varn TV"),
        ("[Lund] <said> on Salen Radio's “Face the Port” {it was over}.", "Salen Radio's Face the Port"),
    ],
    "before": [
        ("[Renk] <testified> before the Senate {that it was over}.", "Senate"),
        ("In testimony before the fisheries panel, [Renk] <said> {no}.", "fisheries panel"),
        ("In a speech before union members, [Lund] <said> {no}.", "union members"),
    ],
    "by": [
        ("Asked by the Salen Herald, [Renk] <said> {no}.", "Salen Herald"),
        ("When pressed by Lund, [Renk] <said> {no}.", "Ada Lund"),
        ("Interviewed by Radio Salen, [Renk] <said> {no}.", "Radio Salen"),
    ],
    "to-audience": [
        ("Before a vote came to the crowd in Salen, [Lund] <gave> {thanks}.", "crowd in Salen"),
        ("[Lund] <was cruel> to reporters and {rude}.", "reporters"),
        ("To an audience of students, [Lund] <said> {no}.", "an audience of students"),
    ],
    "medium": [
        ("[Renk] <said> in a Radio Salen interview {it was over}.", "Radio Salen"),
        ("During a Varn TV appearance, [Renk] <said> {no}.", "Varn TV"),
        ("In the Salen Herald interview, [Renk] <said> {no}.", "Salen Herald"),
    ],
}

LEFT = {
    "tell": [
        "[Renk] <said> {he told reporters a lie}.",
        "[Renk] <told> {“the truth”}.",
        "[Renk] <told> of {his youth}.",
    ],
    "ask": [
        "[Renk] <asked> {whether it rained}.",
        "[Renk] <asked> about {the fees}.",
        "[Renk] <said> {he would ask the council for help}.",
    ],
    "letter-to": [
        "[Renk] <said> {he wrote a letter to the council}.",
        "[Renk] <noted> in a letter {to be sure}.",
        "[Renk] <said> {no} and went to the bank.",
    ],
    "speaking-to": [
        "Speaking to calm nerves, [Renk] <said> {no}.",
        "[Renk] <said> {she was speaking to Lund}.",
        "[Renk] <spoke>. He went to Lund after {that}.",
    ],
    "speech-to": [
        "[Renk] <promised> to {resign}.",
        "According to Lund, {it was over}.",
        "[Renk] <offered> {a bridge to the island}.",
    ],
    "with": [
        "[Renk] <spoke with> {a smile}.",
        "[Renk] <said> {an interview with Lund was planned}.",
        "[Renk] <said> with some anger {it was over}.",
    ],
    "on": [
        "[Renk] <said> on Monday {it was over}.",
        "[Renk] <said> on the pier {it was over}.",
        "[Renk] <said> {he was on Radio Salen}.",
    ],
    "before": [
        "[Renk] <said> before noon {it was over}.",
        "[Renk] <spoke> before leaving {of luck}.",
        "[Renk] <said> {he testified before the Senate}.",
    ],
    "by": [
        "[Renk] <said> {it was built by the council}.",
        "[Renk] <stood> by {his words}.",
        "By Monday, [Renk] <said> {no}.",
    ],
    "to-audience": [
        "[Renk] <went> to {the pier}.",
        "[Renk] <said> {it was known to reporters}.",
        "[Renk] <wants> to report {the loss}.",
    ],
    "medium": [
        "[Renk] <said> in an interview {it was over}.",
        "In a brief appearance, [Renk] <said> {no}.",
        "[Renk] <said> {a Radio Salen interview was long}.",
    ],
}


@pytest.mark.parametrize(
    ("rule", "text", "name"), [(rule, *pair) for rule, pairs in FOUND.items() for pair in pairs]
)
def test_whom_a_pattern_finds(rule: str, text: str, name: str) -> None:
    found = find_hearers(*roster(INTRODUCED + text))
    assert (rule, name) in [(hearer.rule, hearer.party.name) for hearer in found]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in LEFT.items() for text in texts])
def test_what_a_pattern_leaves_alone(rule: str, text: str) -> None:
    found = find_hearers(*roster(INTRODUCED + text))
    assert rule not in [hearer.rule for hearer in found]


def test_whoever_is_asked_inside_a_content_is_marked() -> None:
    (hearer,) = find_hearers(*roster("[Renk] <urged> {the council to wait}."))
    assert hearer.inside


def test_a_hearer_belongs_to_the_statement_whose_sentence_names_it() -> None:
    text = "[Renk] <said> {no}. In an interview with Radio Salen, [Lund] <said> {yes}."
    found = find_hearers(*roster(text.replace(". In", ".\nIn")))
    assert [(hearer.party.name, hearer.number) for hearer in found] == [("Radio Salen", 1)]


def test_headings_and_quoted_words_address_nobody() -> None:
    text = "Renk Tells Dockers It Is Over\n[Renk] <said> {“I told reporters no.”}"
    assert find_hearers(*roster(text)) == []
