"""Who speaks: by name, office, description or pronoun; and nobody where it cannot be told."""

from __future__ import annotations

import pytest

from onrecord.model import EntityType, Naming
from tests.resolve.reports import statements

INTRODUCED = "Port spokesman Ivo Renk arrived on Monday with Mayor Ada Lund.\n\n"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("[Port spokesman Ivo Renk] <said> {it was over}.", "Ivo Renk"),
        ("[Renk] <said> {it was over}.", "Ivo Renk"),
        ("[Mr. Renk] <said> {it was over}.", "Ivo Renk"),
        ("{“It is over,”} <said> [Renk], who looked tired.", "Ivo Renk"),
        ("[Ada Lund, the mayor,] <said> {it was over}.", "Ada Lund"),
        ("[Lund's spokesman Omar Dace] <said> {it was over}.", "Omar Dace"),
        ("[The town's doctor, Una Pohl,] <said> {it was over}.", "Una Pohl"),
        ("[The Varn Bank] <said> {it was over}.", "Varn Bank"),
        ("[Renk and Lund] <said> {it was over}.", "Ivo Renk and Ada Lund"),
    ],
)
def test_by_name(line: str, speaker: str) -> None:
    (stmt,) = statements(INTRODUCED + line)
    assert (stmt.speaker, stmt.naming) == (speaker, Naming.NAMED)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("[The spokesman] <said> {it was over}.", "Ivo Renk"),
        ("[The port spokesman] <said> {it was over}.", "Ivo Renk"),
        ("[The port's press secretary] <said> {it was over}.", "Ivo Renk"),
        ("{“It is over,”} [the mayor] <said>.", "Ada Lund"),
    ],
)
def test_by_an_office_that_one_person_in_the_report_holds(line: str, speaker: str) -> None:
    (stmt,) = statements(INTRODUCED + line)
    assert stmt.speaker == speaker
    assert stmt.evidence[0].rule == "weighed-person"
    assert stmt.evidence[0].confidence > 0.8


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("[The minister] <said> {it was over}.", "minister"),
        ("[The Verian president] <said> {it was over}.", "Verian president"),
        ("[A spokesman] <said> {it was over}.", "a spokesman"),
    ],
)
def test_a_description_that_fits_nobody_is_its_own_name(line: str, name: str) -> None:
    (stmt,) = statements(INTRODUCED + line)
    assert (stmt.speaker, stmt.naming) == (name, Naming.UNNAMED)
    assert stmt.evidence[0].rule == "own-words-describe"


def test_an_office_that_two_people_hold_is_given_with_little_confidence() -> None:
    text = "Mayor Ada Lund met Mayor Oto Brice.\n\n[The mayor] <said> {it was over}."
    assert statements(text)[0].evidence[0].confidence < 0.8


@pytest.mark.parametrize(
    ("source", "naming", "type_"),
    [
        ("a senior official", Naming.UNNAMED, EntityType.PERSON),
        ("two aides", Naming.UNNAMED, EntityType.GROUP),
        ("people familiar with the talks", Naming.UNNAMED, EntityType.GROUP),
        ("voters in the north", Naming.COLLECTIVE, EntityType.GROUP),
        ("Republican leaders", Naming.COLLECTIVE, EntityType.GROUP),
        ("many", Naming.COLLECTIVE, EntityType.GROUP),
        ("the central bank", Naming.COLLECTIVE, EntityType.ORGANISATION),
        ("the government", Naming.COLLECTIVE, EntityType.ORGANISATION),
        ("the Ministry of Fisheries", Naming.NAMED, EntityType.ORGANISATION),
        ("a report released on Monday", Naming.DOCUMENT, EntityType.DOCUMENT),
        ("the statement", Naming.DOCUMENT, EntityType.DOCUMENT),
        ("a poll of 900 drivers", Naming.DOCUMENT, EntityType.DOCUMENT),
        ("disclosures filed on Monday", Naming.DOCUMENT, EntityType.DOCUMENT),
        ("a wave of reports", Naming.DOCUMENT, EntityType.DOCUMENT),
        ("a chunk of the voters", Naming.COLLECTIVE, EntityType.GROUP),
        ("about six in ten", Naming.COLLECTIVE, EntityType.GROUP),
        ("three of the four towns", Naming.COLLECTIVE, EntityType.GROUP),
        ("one of the pilots", Naming.UNNAMED, EntityType.GROUP),
        ("the Verian People's Party", Naming.NAMED, EntityType.ORGANISATION),
        ("the Lund Campaign", Naming.COLLECTIVE, EntityType.ORGANISATION),
    ],
)
def test_what_kind_of_speaker_a_description_is(source: str, naming: Naming, type_: EntityType) -> None:
    (stmt,) = statements(f"According to [{source}] <said> {{it was over}}.")
    assert (stmt.naming, stmt.speaker_type) == (naming, type_)
    assert stmt.speaker is not None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the central bank", "central bank"),
        ("people familiar with the talks, who spoke late", "people familiar with the talks"),
        ("Lund's campaign", "Ada Lund's campaign"),
        ("A senior Lund adviser", "a senior Lund adviser"),
    ],
)
def test_a_description_is_its_own_name(source: str, name: str) -> None:
    assert statements(f"{INTRODUCED}[{source}] <said> {{it was over}}.")[0].speaker == name


def test_no_source_is_nobody() -> None:
    (stmt,) = statements("It was <seen> as {over}.")
    assert (stmt.speaker, stmt.speaker_type, stmt.naming) == (None, EntityType.UNKNOWN, Naming.UNNAMED)


def test_hidden_characters_do_not_part_a_name() -> None:
    text = "Ada\u00a0Lund, a nurse, came.\n\n[Lu\u00adnd] <said> {it was over}."
    assert statements(text)[0].speaker == "Ada Lund"


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("[Furious Renk] <Says> {Port Must Close}", "Ivo Renk"),
        ("[Mayor Lund] <Wants> {New Port}", "Ada Lund"),
        ("[Angry Sailors] <Want> {New Port}", "Angry Sailors"),
    ],
)
def test_the_last_word_of_a_name_in_a_headline_tells_whose_it_is(heading: str, speaker: str) -> None:
    assert statements(f"{heading}\n\n{INTRODUCED}")[0].speaker == speaker


@pytest.mark.parametrize("line", ["[Will] <called> {it a shame}.", "{“A shame,”} <said> [Will]."])
def test_a_surname_that_is_a_common_word(line: str) -> None:
    assert statements(f"Jon Will, a writer, came.\n\n{line}")[0].speaker == "Jon Will"
