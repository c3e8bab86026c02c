"""Marks and notes that say what a version is to an earlier one."""

import pytest
from hypothesis import given

from onrecord.model import RevisionKind
from onrecord.text.revisions import find_revision, without_mark
from tests.factories import make_document
from tests.strategies import texts

BODY = "SALEN (Corvane) — The truce held, Renk said.\n\nShe added that the bridge was open."


@pytest.mark.parametrize(
    ("headline", "kind", "number"),
    [
        ("CORRECTED: Truce holds", "corrected", None),
        ("Correction: Truce holds", "corrected", None),
        ("(CORRECTED) Truce holds", "corrected", None),
        ("CORRECTED-UPDATE 1-Truce holds", "corrected", None),
        ("REFILE-Truce holds", "corrected", None),
        ("UPDATE 2-Truce holds", "updated", 2),
        ("Update 3: Truce holds", "updated", 3),
        ("UPDATED: Truce holds", "updated", None),
        ("RPT-Truce holds", "repeated", None),
        ("WITHDRAWN: Truce holds", "withdrawn", None),
        ("KILL - Truce holds", "withdrawn", None),
    ],
)
def test_a_mark_before_the_headline(headline, kind, number):
    doc = make_document(f"{headline}\n\n{BODY}\n")
    found = find_revision(doc)
    assert (found.kind, found.number) == (RevisionKind(kind), number)
    assert found.note.text == found.note.span.text_of(doc.text)
    assert without_mark(headline) == "Truce holds"


def test_a_mark_in_a_title_beside_the_text():
    found = find_revision(make_document(BODY, title="CORRECTED: Truce holds"))
    assert (found.kind, found.note) == (RevisionKind.CORRECTED, None)


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("(This version corrects the name of the town in paragraph 3.)", "corrected"),
        ("This story has been corrected to show that Renk spoke on Tuesday.", "corrected"),
        ("(Corrects spelling of Renk in second paragraph)", "corrected"),
        ("An earlier version of this report said that the bridge was shut.", "corrected"),
        ("This article was updated at noon.", "updated"),
        ("(Adds reaction from the ministry)", "updated"),
        ("This report has been withdrawn.", "withdrawn"),
        ("Corvane has withdrawn this report.", "withdrawn"),
        ("(The story is withdrawn; a new one will follow.)", "withdrawn"),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_note_of_its_own(note, kind, place):
    parts = ["Truce holds", note, BODY] if place == "head" else ["Truce holds", BODY, note]
    found = find_revision(make_document("\n\n".join(parts) + "\n"))
    assert (found.kind, found.note.text) == (RevisionKind(kind), note)


@pytest.mark.parametrize(
    "words",
    [
        "Correct figures sought by board",
        "Update on truce talks expected",
        "Kill bill vetoed - aides",
        "Withdrawal - the envoy's way out",
        "Correction fluid sales rise",
        "Renk corrected the minister on the figure.",
        "The envoy was withdrawn on Tuesday.",
        "The report was withdrawn, Renk said.",
        "“This report was withdrawn,” Renk said.",
        "Updates of the map follow.",
    ],
)
@pytest.mark.parametrize("place", ["headline", "foot"])
def test_words_of_the_story_are_no_note(words, place):
    text = f"{words}\n\n{BODY}\n" if place == "headline" else f"Truce holds\n\n{BODY}\n\n{words}\n"
    assert find_revision(make_document(text)) is None


@given(texts(max_size=300))
def test_any_text_is_answered(text):
    found = find_revision(make_document(text))
    assert found is None or found.note is None or found.note.text == found.note.span.text_of(text)
    assert without_mark(without_mark(text)) == without_mark(text)
