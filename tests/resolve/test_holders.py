"""Whose view a content relays."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements

INTRODUCED = "President Mara Oray met Port spokesman Ivo Renk.\n"


@pytest.mark.parametrize(
    ("content", "holder"),
    [
        ("Oray believes that a truce is near", "Mara Oray"),
        ("“The president wants peace”", "Mara Oray"),
        ("that the Varn Bank expects lower rates", "Varn Bank"),
        ("the president is convinced that it will hold", "Mara Oray"),
        ("Oray still hopes for talks", "Mara Oray"),
        ("voters want cheaper bread", "voters"),
    ],
)
def test_a_content_that_opens_with_another_s_view(content: str, holder: str) -> None:
    (stmt,) = statements(f"{INTRODUCED}[Renk] <said> {{{content}}}.")
    assert (stmt.speaker, stmt.holder) == ("Ivo Renk", holder)


@pytest.mark.parametrize(
    "content",
    [
        "Oray arrived on Monday",
        "Renk believes in luck",
        "the plans were ready",
        "he believes in luck",
        "Oray was denied entry",
    ],
)
def test_no_view_of_another(content: str) -> None:
    assert statements(f"{INTRODUCED}[Renk] <said> {{{content}}}.")[0].holder is None
