"""Parts that no wording names."""

from __future__ import annotations

import pytest

from onrecord.interpret import interpret
from onrecord.model import FindingType, FindingWords, Span
from tests.factories import TODAY
from tests.interpret.reports import findings
from tests.resolve.reports import read

MEASURE, COMMITMENT, CONTACT = FindingType.MEASURE, FindingType.COMMITMENT, FindingType.CONTACT


def parties(report: str, words: str, finding: FindingType, state: str) -> list[tuple[str, str]]:
    """Return who plays which part in a finding whose words the network marks in the last statement."""
    doc, resolution = read(report)
    start = doc.text.index(words)
    marked = FindingWords(finding, state, Span(start, start + len(words)), 0.9, 1.0)
    found = interpret(
        doc,
        resolution.statements,
        now=TODAY,
        words={resolution.statements[-1].id: [marked]},
        whom=resolution.whom,
    )
    (one,) = (finding for finding in found if finding.object.text == words)
    return [(party.part, party.name) for party in one.parties]


@pytest.mark.parametrize(
    "report",
    [
        "[A diplomat] <said> {the no-fly zone, imposed by the Harbour Union in May, was no news}.",
        "[Ole Varn] <said> {the no-fly zone, pronounced last week by the Harbour Union, was no news}.",
        "[A clerk] <said> {the no-fly zone had been dictated by the Harbour Union and was no news}.",
    ],
)
def test_a_measure_is_of_whom_its_sentence_names_after_by(report: str) -> None:
    assert parties(report, "the no-fly zone", MEASURE, "in_force") == [("authority", "Harbour Union")]


@pytest.mark.parametrize(
    "report",
    [
        "[Ole Varn] <said> {the no-fly zone stood by Friday as it had on Monday}.",
        "[Ole Varn] <said> {the no-fly zone was missed by nobody he knew of}.",
        "[Ole Varn] <said> {the no-fly zone was as told of by the pilots}.",
    ],
)
def test_whoever_else_follows_by_is_none_whose_measure_it_is(report: str) -> None:
    assert parties(report, "the no-fly zone", MEASURE, "in_force") == []


def test_a_measure_is_of_the_body_that_tells_of_it() -> None:
    report = "[The Harbour Board] <said> {boats would stay at their moorings}."
    assert parties(report, "boats would stay at their moorings", MEASURE, "in_force") == [
        ("authority", "Harbour Board")
    ]


@pytest.mark.parametrize(("cue", "whose"), [("announced", ["Ada Lund"]), ("recalled", [])])
def test_of_people_who_tell_of_a_measure_only_those_who_announce_it_put_it_on(
    cue: str, whose: list[str]
) -> None:
    report = f"[Ada Lund] <{cue}> {{boats would stay at their moorings}}."
    found = parties(report, "boats would stay at their moorings", MEASURE, "in_force")
    assert [name for part, name in found if part == "authority"] == whose


@pytest.mark.parametrize(
    ("report", "whose"),
    [
        ("[Ada Lund] <promised> {the hospitals will be spared}.", ["Ada Lund"]),
        ("[Ada Lund] <vowed> {that a new square would be ready on Monday}.", ["Ada Lund"]),
        ("[Ada Lund] <said> {the promised boats never came}.", []),
    ],
)
def test_who_promises_owes_what_nobody_is_named_for(report: str, whose: list[str]) -> None:
    (found,) = findings(report, COMMITMENT)
    assert [party.name for party in found.parties if party.part == "debtor"] == whose


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("a round of cards between Ole Varn and the Harbour Board will do", "a round of cards"),
        ("Ole Varn broke bread with the Harbour Board", "broke bread with the Harbour Board"),
        ("Ole Varn was hosted at tea by the Harbour Board", "was hosted at tea by the Harbour Board"),
    ],
)
def test_both_sides_of_a_contact_are_told(said: str, words: str) -> None:
    found = parties(f"[Ada Lund] <said> {{{said}}}.", words, CONTACT, "planned")
    assert {name for part, name in found if part == "party"} == {"Ole Varn", "Harbour Board"}


def test_who_is_named_already_is_left() -> None:
    (found,) = findings("[The Harbour Board] <said> {the county has banned the sale of masks}.", MEASURE)
    assert [party.name for party in found.parties if party.part == "authority"] == ["county"]
