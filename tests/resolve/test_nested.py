"""Statements inside statements: who speaks in them, and that outer ones are resolved as without them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Attribution, Kind, Nested, Quotation, Statement, Tagging
from onrecord.resolve import resolve
from tests.factories import LAYER, TODAY, make_attribution, make_document

Part = tuple[str | None, str, str]


def _but_holder(stmt: Statement) -> Statement:
    """Leave out whose view a content relays: that is all that inner statements tell of outer ones."""
    reasons = tuple(one for one in stmt.evidence if one.field != "holder")
    return replace(stmt, holder=None, evidence=reasons)


def resolved(
    text: str, outer: Part, *inner: Part, quotation: Quotation = Quotation.INDIRECT
) -> list[Statement]:
    """Resolve a text with one attribution and those inside it, each inside the one before."""
    rows = [
        _attribution(text, row, quotation if row is outer else Quotation.INDIRECT) for row in (outer, *inner)
    ]
    nested = tuple(Nested(row, number) for number, row in enumerate(rows[1:]))
    tagging = Tagging(LAYER, tuple(rows[:1]), nested)
    found = resolve(make_document(text), tagging, now=TODAY).statements
    bare = resolve(make_document(text), replace(tagging, nested=()), now=TODAY).statements
    assert _but_holder(found[0]) == _but_holder(bare[0])
    return list(found)


def _attribution(text: str, row: Part, quotation: Quotation) -> Attribution:
    source, cue, content = row
    return make_attribution(text, source=source, cue=cue, content=content, quotation=quotation)


LEAD = "Mayor Ilka Torv met Bram Quell, the harbour master, on Monday.\n\n"


def test_each_says_within_which_statement_it_stands() -> None:
    text = "Ilka Torv said that Bram Quell believes that the valley wants peace."
    outer, inner, innermost = resolved(
        text,
        ("Ilka Torv", "said", "that Bram Quell believes that the valley wants peace"),
        ("Bram Quell", "believes", "that the valley wants peace"),
        ("the valley", "wants", "peace"),
    )
    assert (outer.within, inner.within, innermost.within) == (None, outer.id, inner.id)
    assert (outer.speaker, inner.speaker) == ("Ilka Torv", "Bram Quell")
    assert inner.kind is Kind.ASSERT
    assert inner.evidence


def test_speakers_inside_are_among_the_entities() -> None:
    text = "Ilka Torv said that the harbour union had promised a strike."
    rows = [
        _attribution(
            text, ("Ilka Torv", "said", "that the harbour union had promised a strike"), Quotation.INDIRECT
        ),
        _attribution(text, ("the harbour union", "had promised", "a strike"), Quotation.INDIRECT),
    ]
    found = resolve(make_document(text), Tagging(LAYER, tuple(rows[:1]), (Nested(rows[1], 0),)), now=TODAY)
    ids = {entity.id for entity in found.entities}
    assert all(stmt.speaker_id in ids for stmt in found.statements)


def test_she_in_indirect_words_is_the_speaker() -> None:
    text = LEAD + "Torv said that she had promised a bridge."
    _, inner = resolved(
        text, ("Torv", "said", "that she had promised a bridge"), ("she", "had promised", "a bridge")
    )
    assert inner.speaker == "Ilka Torv"


def test_she_in_indirect_words_is_the_speaker_named_after_them() -> None:
    text = LEAD + "She had promised a bridge, Torv said."
    _, inner = resolved(
        text, ("Torv", "said", "She had promised a bridge"), ("She", "had promised", "a bridge")
    )
    assert inner.speaker == "Ilka Torv"


def test_we_in_quoted_words_is_the_speaker() -> None:
    text = LEAD + "“We promised a bridge,” Torv said."
    _, inner = resolved(
        text,
        ("Torv", "said", "“We promised a bridge,”"),
        ("We", "promised", "a bridge"),
        quotation=Quotation.DIRECT,
    )
    assert inner.speaker == "Ilka Torv"
    assert inner.evidence[0].rule == "own-words"


@pytest.mark.parametrize("pronoun", ["He", "She", "They"])
def test_others_in_quoted_words_are_never_the_speaker(pronoun: str) -> None:
    text = f"“{pronoun} promised a bridge,” Ilka Torv said."
    _, inner = resolved(
        text,
        ("Ilka Torv", "said", f"“{pronoun} promised a bridge,”"),
        (pronoun, "promised", "a bridge"),
        quotation=Quotation.DIRECT,
    )
    assert inner.speaker is None


def test_one_without_a_source_has_no_speaker() -> None:
    text = "Ilka Torv said that workers were told to leave."
    _, inner = resolved(
        text, ("Ilka Torv", "said", "that workers were told to leave"), (None, "were told", "to leave")
    )
    assert inner.speaker is None
    assert inner.evidence[0].rule == "no-source"


def test_an_interview_is_the_outer_speakers_own() -> None:
    text = "In an interview with Radio Varn, Ilka Torv said that Bram Quell had promised a bridge."
    outer, inner = resolved(
        text,
        ("Ilka Torv", "said", "that Bram Quell had promised a bridge"),
        ("Bram Quell", "had promised", "a bridge"),
    )
    assert outer.addressee == "Radio Varn"
    assert inner.addressee is None


def test_whom_somebody_inside_told_is_known() -> None:
    text = "Ilka Torv said that Bram Quell had told reporters a strike was near."
    _, inner = resolved(
        text,
        ("Ilka Torv", "said", "that Bram Quell had told reporters a strike was near"),
        ("Bram Quell", "had told", "a strike was near"),
    )
    assert inner.addressee == "reporters"
