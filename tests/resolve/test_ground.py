"""A mention is told by its neighbours: subject, owner, governed by a preposition, in a heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.ground import sentence_starts
from onrecord.resolve.reading import reading_of
from tests.factories import make_document, make_tagging
from tests.resolve.reports import roster


def role(text: str, name: str) -> str:
    found = roster(text)[1]
    one = next(one for one in found.scenery.referents if one.known is not None and one.known.name == name)
    return one.presences[-1].role


@pytest.mark.parametrize(
    ("text", "role_"),
    [
        ("On Monday Ada Lund left.", "opening"),
        ("In the old harbour hall Ada Lund said no.", "subject"),
        ("It was said in Salen by Ada Lund.", "governed"),
        ("They sat in the hall of Ada Lund's union.", "owner"),
        ("Late in the evening they saw Ada Lund there.", "other"),
        ("ADA LUND WINS\nIt rained. Ada Lund won.\nVoters back Ada Lund", "heading"),
    ],
)
def test_the_role_of_a_mention(text: str, role_: str) -> None:
    assert role(text, "Ada Lund") == role_


def test_a_sentence_does_not_end_with_a_title() -> None:
    reading = reading_of(make_document("It rained. Sen. Ada Lund left. Mr. Renk stayed."), make_tagging())
    assert [reading.text[at:].split()[0] for at in sentence_starts(reading)] == ["It", "Sen.", "Mr."]


@given(st.text(alphabet='Ab. \n"”', max_size=60))
def test_sentences_begin_in_order_and_inside_the_text(text: str) -> None:
    starts = sentence_starts(reading_of(make_document(text), make_tagging()))
    assert starts == sorted(set(starts))
    assert all(0 <= at <= len(text) for at in starts)
