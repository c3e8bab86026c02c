"""To whom something was said."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("[Renk] <told> reporters that {it was over}.", "reporters"),
        ("{“It is over,”} [Renk] <told> Radio Salen on Monday.", "Radio Salen"),
        ("[Renk] <told> the port council {it was over}.", "port council"),
        ("[Renk] <warned> shipowners that {fees would rise}.", "shipowners"),
        ("[Renk] <said> in an interview with the Salen Herald that {it was over}.", "Salen Herald"),
        ("Speaking to reporters, [Renk] <said> {it was over}.", "reporters"),
        ("Mayor Ada Lund was there. [Renk] <told> Lund {it was over}.", "Ada Lund"),
    ],
)
def test_beside_the_cue(text: str, addressee: str) -> None:
    assert statements(text)[0].addressee == addressee


@pytest.mark.parametrize(
    "text",
    [
        "[Renk] <said> {it was over}.",
        "[Renk] <said> {he told reporters a lie}.",
        "[Renk] <told> him {it was over}.",
        "[Renk] <told> {“the truth”}.",
        "{“Tell the mayor,”} [Renk] <said>.",
    ],
)
def test_nobody_where_nobody_is_told(text: str) -> None:
    assert statements(text)[0].addressee is None


def test_an_interviewer_holds_while_nobody_else_speaks() -> None:
    told, added = "[Renk] <told> Radio Salen {it was over}.", "[Renk] <added> {he was glad}."
    text = f"{told}\n{added}\n[Lund] <said> {{no}}."
    assert [stmt.addressee for stmt in statements(text)] == ["Radio Salen", "Radio Salen", None]
