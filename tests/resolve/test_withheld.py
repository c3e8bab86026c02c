"""Why a report does not name a source, in its own words."""

import pytest

from onrecord.model import Naming, Span
from onrecord.resolve import resolve
from onrecord.resolve.withheld import why_in
from tests.factories import TODAY, make_attribution, make_document, make_tagging


@pytest.mark.parametrize(
    ("text", "sort", "words"),
    [
        (
            "A port official, who was not authorised to speak publicly, said so.",
            "not-allowed",
            "not authorised to speak publicly",
        ),
        (
            "Two aides lacked the authority to discuss the plan.",
            "not-allowed",
            "lacked the authority to discuss the plan",
        ),
        (
            "An engineer barred from talking to the press said so",
            "not-allowed",
            "barred from talking to the press",
        ),
        (
            "A nurse, who asked not to be named for fear of losing her job, said so.",
            "fear",
            "asked not to be named for fear of losing her job",
        ),
        (
            "A mother asked that her name not be used because her son was still in rebel hands.",
            "fear",
            "asked that her name not be used because her son was still in rebel hands",
        ),
        (
            "He spoke on condition of anonymity, citing the sensitivity of the talks.",
            "delicate",
            "on condition of anonymity, citing the sensitivity of the talks",
        ),
        (
            "She was granted anonymity to discuss private talks, and left.",
            "delicate",
            "was granted anonymity to discuss private talks",
        ),
        (
            "Both requested anonymity because the deal has not been made public yet.",
            "unfinished",
            "requested anonymity because the deal has not been made public yet",
        ),
        (
            "An envoy declined to be identified, in line with the rules of the mission.",
            "rules",
            "declined to be identified, in line with the rules of the mission",
        ),
        (
            "A clerk did not want to be named because it was Friday.",
            "other",
            "did not want to be named because it was Friday",
        ),
        ("A clerk, who asked to remain anonymous, said so.", "asked", "asked to remain anonymous"),
        (
            "A member of the crew requested anonymity to speak candidly about the captain.",
            "candour",
            "requested anonymity to speak candidly about the captain",
        ),
        (
            "A cook spoke on condition of anonymity because of a non-disclosure agreement.",
            "rules",
            "on condition of anonymity because of a non-disclosure agreement",
        ),
        ("Three aides insisted on anonymity because", "asked", "insisted on anonymity"),
        (
            "A member asked not to be named as the hearing was closed.",
            "delicate",
            "asked not to be named as the hearing was closed",
        ),
        (
            "The official spoke on the condition that he not be identified.",
            "asked",
            "on the condition that he not be identified",
        ),
    ],
)
def test_the_reason_is_told_by_its_words(text, sort, words):
    found = why_in(text, Span(0, len(text)))
    assert (found.sort, found.span.text_of(text)) == (sort, words)


@pytest.mark.parametrize(
    "text",
    [
        "A ship that was not authorised to enter the port left.",
        "The mayor asked not to be driven home.",
        "The council refused to name a new envoy.",
        "The talks were sensitive and are still ongoing, an official said.",
        "Donors gave on condition that the hall be built.",
        "The clerk declined to comment.",
    ],
)
def test_what_withholds_no_name_is_no_reason(text):
    assert why_in(text, Span(0, len(text))) is None


def statements_of(text, *said):
    doc = make_document(text)
    attributions = [make_attribution(text, source=source, content=content) for source, content in said]
    return resolve(doc, make_tagging(*attributions), now=TODAY).statements


def reason_of(stmt, text):
    return [
        (one.rule, " ".join(span.text_of(text) for span in one.spans))
        for one in stmt.evidence
        if one.field == "naming"
    ]


def test_a_reason_is_evidence_of_the_naming_wherever_the_same_source_speaks():
    text = (
        "A port official said the quay was shut. "
        "He spoke on condition of anonymity because the talks were private.\n\n"
        "Oda Renk said the truce held.\n"
    )
    shut, held = statements_of(text, ("A port official", "the quay was shut"), ("Oda Renk", "the truce held"))
    assert shut.naming is Naming.UNNAMED
    assert reason_of(shut, text) == [
        ("withheld:delicate", "on condition of anonymity because the talks were private")
    ]
    assert reason_of(held, text) == []


def test_what_was_said_is_no_reason():
    text = "A port official said the crew was not authorised to speak to the harbour master.\n"
    (stmt,) = statements_of(
        text, ("A port official", "the crew was not authorised to speak to the harbour master")
    )
    assert reason_of(stmt, text) == []
