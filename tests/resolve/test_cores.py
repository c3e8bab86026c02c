"""The core of a noun phrase ends where only what describes its head follows."""

from __future__ import annotations

import pytest

from onrecord.model import EntityType
from tests.resolve.reports import statements


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the harbour union's elected leaders", "harbour union's elected leaders"),
        ("the town's appointed judges", "town's appointed judges"),
        ("the bank's retired directors", "bank's retired directors"),
    ],
)
def test_a_participle_after_an_owner_belongs_to_what_is_owned(source: str, name: str) -> None:
    assert statements(f"[{source}] <said> {{it was over}}.")[0].speaker == name


def test_another_noun_phrase_begins_at_its_article() -> None:
    (stmt,) = statements("According to [a Salen University poll this month] <said> {it was over}.")
    assert stmt.speaker_type is EntityType.DOCUMENT


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("the report released on Monday by the harbour board of the old town of Varn", "report"),
        ("the drivers stranded", "drivers"),
        ("a statement issued", "a statement"),
    ],
)
def test_a_participle_right_after_a_noun_describes_it(source: str, head: str) -> None:
    speaker = statements(f"[{source}] <said> {{it was over}}.")[0].speaker
    assert speaker is not None
    assert speaker.startswith(head)
