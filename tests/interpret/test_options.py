"""What can be an option, and who can have a view of it."""

from __future__ import annotations

import pytest

from onrecord.interpret.options import is_judged, is_verb, may_hold
from onrecord.model import Party


@pytest.mark.parametrize(
    ("text", "verb", "object_"),
    [
        ("they protest the ban", "protest", "the ban"),
        ("members support raising the fee", "support", "raising"),
        ("both clubs back Salen’s plan", "back", "Salen"),
    ],
)
def test_a_verb_has_a_thing_behind_it(text: str, verb: str, object_: str) -> None:
    assert is_verb(text, text.index(verb), text.index(object_))


@pytest.mark.parametrize(
    ("text", "verb", "object_"),
    [
        ("unsanctioned protests will erupt", "protests", "will"),
        ("an attack had occurred", "attack", "had"),
        ("families need support services", "support", "services"),
    ],
)
def test_a_noun_has_none(text: str, verb: str, object_: str) -> None:
    assert not is_verb(text, text.index(verb), text.index(object_))


def test_praise_is_a_view_of_what_is_done() -> None:
    assert is_judged("praised", "the decision of the board")
    assert not is_judged("praised", "her wit")


def test_figures_have_no_view() -> None:
    assert not may_hold((Party("bearer", "figures", None),))
    assert may_hold((Party("bearer", "harbour board", None),))
