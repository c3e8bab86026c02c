"""Whose view a content may tell: three sentences for each pattern, and three it must leave alone."""

from __future__ import annotations

import pytest

from onrecord.resolve.views import find_views
from tests.resolve.reports import roster

INTRODUCED = "President Mara Oray met Port spokesman Ivo Renk and Mayor Ada Lund.\n"

FOUND = {
    "verb": [
        ("[Renk] <said> {that Oray believes the truce will hold}.", "Oray", "believes"),
        ("[Renk] <said> {the dockers, who met on Monday, have long wanted a strike}.", "dockers", "wanted"),
        ("{“People close to Lund say she is tired,”} [Renk] <said>.", "People close to Lund", "say"),
        ("[Renk] <said> {Oray proceeds from the fact that fees are low}.", "Oray", "proceeds"),
        ("[Renk] <said> {the dockers took the view that a strike was lawful}.", "dockers", "took"),
        ("{“Lund is of the opinion that it can wait,”} [Renk] <said>.", "Lund", "is"),
    ],
    "adjective": [
        ("[Renk] <said> {Oray is convinced that it will hold}.", "Oray", "convinced"),
        ("[Renk] <said> {the miners were very angry}.", "miners", "angry"),
        ("{“They’re happy with the deal,”} [Renk] <said>.", "They’re", "happy"),
    ],
    "noun": [
        ("[Renk] <rejected> {Oray's latest claim}.", "Oray", "claim"),
        ("[Renk] <mocked> {her promise of free ferries}.", "her", "promise"),
        ("[Renk] <scorned Lund's idea> {of a bridge}.", "Lund", "idea"),
    ],
    "giver": [
        ("[Renk] <shared> {the view of most dockers}.", "most dockers", "view"),
        ("[Renk] <rejected> {an accusation by the mayor of Salen}.", "mayor of Salen", "accusation"),
        ("[Renk] <recalled> {a warning from Lund}.", "Lund", "warning"),
    ],
    "outlook": [
        ("[Renk] <said> {in Oray's view it can wait}.", "Oray", "view"),
        ("[Renk] <said> {the task, from the point of view of the dockers, is done}.", "dockers", "view"),
        ("{“In the opinion of Lund, no,”} [Renk] <said>.", "Lund", "opinion"),
    ],
    "according": [
        ("[Renk] <said> {it sank, according to Lund}.", "Lund", "to"),
        ("[Renk] <said> {according to the dockers it sank}.", "dockers", "to"),
        ("{“It sank, according to a cook,”} [Renk] <said>.", "a cook", "to"),
    ],
    "citing": [
        ("[The Herald] <reported> {the loss, citing Lund}.", "Lund", "citing"),
        ("[The Herald] <said> {it had sunk, quoting a diver}.", "a diver", "quoting"),
        ("[The Herald] <reported> {the loss, citing two officials}.", "two officials", "citing"),
    ],
    "bare": [
        ("[The Herald] <quoted> {a deckhand as having seen it}.", "a deckhand", "quoted"),
        ("[Renk] <echoed> {Lund on the fees}.", "Lund", "echoed"),
        ("[The Herald] <citing> {two witnesses}.", "two witnesses", "citing"),
    ],
    "source": [
        ("[Oray's memoir] <says> {it rained}.", "Oray", "memoir"),
        ("[Excerpts of Lund's speech] <say> {it rained}.", "Lund", "speech"),
        ("[The union's survey] <says> {it rained}.", "union", "survey"),
    ],
    "polled": [
        ("[A poll] <found> {62 percent of voters ready}.", "62 percent of voters", "voters"),
        ("[The survey] <put> {residents at ease}.", "residents", "residents"),
        ("[New polls] <show> {most Democrats unmoved}.", "most Democrats", "Democrats"),
    ],
}

LEFT = {
    "verb": [
        "[Renk] <said> {Oray was denied entry}.",
        "[Renk] <said> {her plans were bold}.",
        "[Renk] <said> {to believe is hard}.",
        "[Renk] <said> {Oray proceeds to the fort}.",
        "[Renk] <said> {the dockers took the bridge}.",
        "[Renk] <said> {the gate is of iron}.",
    ],
    "adjective": [
        "[Renk] <said> {the ready meals were sold}.",
        "[Renk] <said> {it was an angry sea}.",
        "[Renk] <said> {certain dockers left}.",
    ],
    "noun": [
        "[Renk] <said> {the claim was paid}.",
        "[Renk] <said> {Oray's boat was lost}.",
        "[Renk] <said> {a promise is a debt}.",
    ],
    "giver": [
        "[Renk] <said> {the view was fine}.",
        "[Renk] <said> {the roof of the house fell}.",
        "[Renk] <said> {an attack at dawn}.",
    ],
    "outlook": [
        "[Renk] <said> {the view of the sea was fine}.",
        "[Renk] <mocked> {Oray's opinion}.",
        "[Renk] <said> {they came into view of the fort}.",
    ],
    "according": [
        "According to Lund, [Renk] <said> {it sank}.",
        "[Renk] <said> {they went to Lund}.",
        "[Renk] <said> {it was done according to plan}.",
    ],
    "citing": [
        "[Renk] <said> {he cites nobody}.",
        "Citing Lund, [Renk] <said> {it sank}.",
        "[Renk] <said> {the sited cranes fell}.",
    ],
    "bare": [
        "[Renk] <said> {Lund was there}.",
        "[Renk] <told> {of Lund}.",
        "[Renk] <denied> {it}.",
    ],
    "source": [
        "[Oray] <says> {it rained}.",
        "[Oray's brother] <says> {it rained}.",
        "[A survey] <says> {it rained}.",
    ],
    "polled": [
        "[Renk] <said> {voters are tired}.",
        "[Lund] <found> {62 percent of voters ready}.",
        "[A poll] <found> {rain likely}.",
    ],
}


def views(text: str) -> list[tuple[str, str, str]]:
    """Return the shape, the party and the telling word of each view in a marked text."""
    reading, names = roster(INTRODUCED + text)
    return [
        (view.shape, view.span(reading).text_of(reading.text), reading.words[view.word].text)
        for said in reading.said
        for view in find_views(reading, names, said)
    ]


def plain(party: str) -> str:
    """Return a phrase without its article."""
    return party.removeprefix("the ").removeprefix("The ")


@pytest.mark.parametrize(
    ("shape", "text", "party", "word"), [(shape, *row) for shape, rows in FOUND.items() for row in rows]
)
def test_what_a_pattern_finds(shape: str, text: str, party: str, word: str) -> None:
    assert (shape, party, word) in [(kind, plain(who), told) for kind, who, told in views(text)]


@pytest.mark.parametrize(
    ("shape", "text"), [(shape, text) for shape, texts in LEFT.items() for text in texts]
)
def test_what_a_pattern_leaves_alone(shape: str, text: str) -> None:
    assert shape not in [kind for kind, _, _ in views(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Renk] <said> {many dockers have serious doubts}.", ("noun", "many dockers", "doubts")),
        ("{Oray}, [Renk] <said>, {has long wanted peace}.", ("verb", "Oray", "wanted")),
        ("{Oray}, [Renk] <said>, {will be open to it}.", ("adjective", "Oray", "open")),
        ("[Renk] <said> {many voters these days oppose it}.", ("verb", "many voters", "oppose")),
    ],
)
def test_a_party_apart_from_its_word(text: str, found: tuple[str, str, str]) -> None:
    assert found in views(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Renk] <said> {those laughing want more}.",
        "[Renk] <said> {the bridge has old doubts-free stones}.",
        "{Oray is here}, [Renk] <said>, {believes nobody}.",
        "<Perhaps> {the voters}.",
    ],
)
def test_no_verb_and_no_other_clause_is_a_party(text: str) -> None:
    parties = {party for _, party, _ in views(text)}
    assert parties.isdisjoint({"laughing", "the bridge", "Oray is here", "the voters"})
