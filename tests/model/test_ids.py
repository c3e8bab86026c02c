import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import FindingType, Span, content_id, finding_id, statement_id, text_hash
from tests.factories import make_attribution, make_document, make_provenance


def test_content_id_is_pinned():
    """Records outlive releases, so an id may never change."""
    assert content_id("st", "url", "https://corvane.example/a") == "st-40d9daf5d36905c3a2866729"


def test_ids_of_the_default_report_are_pinned():
    doc = make_document()
    assert (doc.story_id, doc.id) == ("st-e5b0967c7b7acdf076cc280f", "dv-5db411ab16e7ee51f4b8695f")
    assert statement_id(doc.id, make_attribution()) == "sm-31d2694585fadb603130057e"
    assert finding_id(doc.id, FindingType.MEASURE, Span(3, 9)) == "fi-ce5b4fd065ab4b73438f02d1"


@given(st.lists(st.text() | st.integers() | st.none(), max_size=4))
def test_content_id_follows_from_its_parts(parts):
    assert content_id("st", *parts) == content_id("st", *parts)
    assert content_id("st", *parts) != content_id("st", *parts, "more")


def test_content_id_tells_apart_what_joins_to_the_same():
    assert content_id("st", "ab", "c") != content_id("st", "a", "bc")


def test_content_id_tells_prefixes_apart():
    assert content_id("st", "a").startswith("st-")
    assert len(content_id("st", "a")) == len("st-") + 24


@pytest.mark.parametrize("text", ["", "é", "\U0001f54a", "\ud800"])
def test_any_text_hashes(text):
    """Lone surrogates come out of broken JSON and must not stop a run."""
    assert len(text_hash(text)) == 64
    assert content_id("st", text) == content_id("st", text)


def test_statement_id_moves_with_a_boundary():
    doc = make_document()
    wider = make_attribution(content='the truce in Port Salen "will hold until Friday"')
    assert statement_id(doc.id, make_attribution()) != statement_id(doc.id, wider)


def test_statement_id_ignores_confidence():
    doc = make_document()
    surer = make_attribution(confidence=0.99)
    assert statement_id(doc.id, make_attribution()) == statement_id(doc.id, surer)


def test_statement_id_tells_the_parts_apart():
    """The same span as a source and as a cue are two readings."""
    doc = make_document()
    as_source = make_attribution(source="said", cue=None)
    as_cue = make_attribution(source=None, cue="said")
    assert statement_id(doc.id, as_source) != statement_id(doc.id, as_cue)


def test_ids_ignore_what_read_the_document():
    """A new version of a reader makes no correction."""
    newer = make_provenance(reader_version="2")
    assert make_document().id == make_document(provenance=newer).id
