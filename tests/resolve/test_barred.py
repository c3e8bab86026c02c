"""The other sex and another office of its own rule somebody out, whatever else speaks for him."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Sefa Brel left.\n[The president] <said> {no}.", "president"),
        ("[Mayor Ada Lund] <said> {yes}.\n[The governor] <said> {no}.", "governor"),
        ("Port spokesman Ivo Renk came late.\n[The union's chairman] <said> {no}.", "union’s chairman"),
    ],
)
def test_who_holds_one_office_is_not_called_by_another(text: str, name: str) -> None:
    assert (statements(text)[-1].speaker or "").replace("'", "’") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Former Governor Ada Lund came.\n[The mayor] <said> {no}.", "Ada Lund"),
        ("Senator Ada Lund spoke first.\n[The candidate] <said> {no}.", "Ada Lund"),
        ("Verian President Mara Oray left.\n[The president] <said> {no}.", "Mara Oray"),
    ],
)
def test_an_office_held_no_more_or_by_many_rules_nobody_out(text: str, name: str) -> None:
    assert statements(text)[-1].speaker == name


@pytest.mark.parametrize(
    "text",
    [
        "[Mrs. Tarn] <said> {yes}.\n[He] <said> {no}.",
        "[Union spokeswoman Tarn] <said> {yes}.\n[He] <said> {no}.",
        "[Mr. Tarn] <said> {yes}.\n[The spokeswoman] <said> {no}.",
    ],
)
def test_a_title_or_noun_tells_the_sex(text: str) -> None:
    assert statements(text)[-1].speaker != "Tarn"
