"""Outside quotation marks "I" is whoever the report names as its author, or as the writer of the letter."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements

OPENING = "[I] <believe> {the port should stay}.\n\n"


@pytest.mark.parametrize(
    ("end", "author"),
    [
        ("Ada Lund is the author of “Quays”.", "Ada Lund"),
        ("It rained.\n\nIvo Renk teaches law in Salen.", "Ivo Renk"),
        ("Peter Quell.\n\nAnother letter follows.", "Peter Quell"),
        ("@quaywatch\n\nAnother message.", "@quaywatch"),
        ("Rep. Ivo Renk, D-Varn, was an early friend of the port.", "Ivo Renk"),
        ("From “Tides” by Ada Lund. All rights reserved.", "Ada Lund"),
    ],
)
def test_an_author_is_told(end: str, author: str) -> None:
    assert statements(OPENING + end)[0].speaker == author


@pytest.mark.parametrize(
    "end",
    [
        "It rained all day in Salen.",
        "Ada Lund left. Ada Lund is a nurse. Ada Lund won.",
        "Salen.\n\nAnother letter follows.",
        "The quay was built by Ivo Renk long before anybody in the whole town of Salen thought of it.",
    ],
)
def test_nobody_else_is_taken_for_the_author(end: str) -> None:
    assert statements(OPENING + end)[0].speaker is None


def test_two_authors_are_we() -> None:
    text = "[We] <believe> {the port should stay}.\n\nAda Lund and Ivo Renk are lawyers."
    assert statements(text)[0].speaker == "Ada Lund and Ivo Renk"


def test_we_without_authors_stays_as_printed() -> None:
    assert statements("It rained. As [we] <know>, {it will stop}.")[0].speaker == "we"


def test_a_headline_that_opens_with_a_name_and_a_colon_is_by_its_bearer() -> None:
    text = "Peter Quell: Leave the Port Alone\n\nIt rained. [I] <believe> {the port should stay}."
    assert statements(text)[0].speaker == "Peter Quell"


def test_a_headline_with_another_colon_tells_no_author() -> None:
    text = "Port strike: what to know\n\nIt rained. [I] <believe> {the port should stay}."
    assert statements(text)[0].speaker is None


def test_a_headline_that_promises_answers_tells_who_gives_them() -> None:
    text = "Q&A with Mayor Ada Lund\n\nMayor Ada Lund came by. She answered.\n\nYes, [I] <believe> {that}."
    assert statements(text)[0].speaker == "Ada Lund"
