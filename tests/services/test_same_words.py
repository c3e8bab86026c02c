"""The same words in several reports."""

import pytest

from onrecord.errors import NotFound
from onrecord.model import Quotation
from onrecord.services import same_words
from onrecord.store import open_store
from tests.factories import NOW, make_attribution, make_document, make_provenance, make_report, make_statement

WHOLE = "We shall never leave the port to those who burned it"
PRINTED = {
    "whole": WHOLE,
    "again": WHOLE,
    "clip": "shall never leave the port",
    "other": "We shall never leave the harbour to those who burned it",
    "far": "The harvest was the best of ten years",
    "short": "leave it",
}


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "onrecord.db")) as store:
        yield store


def add(store, name, words, quotation=Quotation.DIRECT):
    text = f"“{words}”, Renk said."
    doc = make_document(text, name=name, provenance=make_provenance(text, location=f"/{name}"))
    parts = make_attribution(text, source="Renk", content=words, quotation=quotation)
    stmt = make_statement(doc, parts, speaker="Renk")
    store.add(make_report(doc=doc, statements=(stmt,)), now=NOW)
    return stmt.id


def test_other_reports_with_the_same_words_are_found_and_told_how(store):
    ids = {name: add(store, name, words) for name, words in PRINTED.items()}
    told = same_words(store, ids["whole"])
    assert told.quoted == (WHOLE,)
    found = [(one.hit.document_name, one.comparison.how) for one in told.renderings]
    assert found == [("again", "same"), ("clip", "clipped"), ("other", "altered")]
    assert told.all_seen
    from_clip = {
        one.hit.document_name: one.comparison.how for one in same_words(store, ids["clip"]).renderings
    }
    assert from_clip == {"whole": "clipped", "again": "clipped", "other": "altered"}
    assert same_words(store, ids["short"]).renderings == ()


def test_what_is_not_quoted_is_not_compared(store):
    add(store, "whole", WHOLE)
    told = same_words(store, add(store, "told", WHOLE, Quotation.INDIRECT))
    assert (told.quoted, told.renderings) == ((), ())


def test_a_statement_that_is_not_there_is_not_found(store):
    with pytest.raises(NotFound):
        same_words(store, "sm-00")
