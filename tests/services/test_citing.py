"""Words and reports are cited as they are on record."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from onrecord.model import Report
from onrecord.services.citing import HeldDocuments, cite_hits, cite_statement, first_seen, headline_of
from onrecord.store import open_store
from tests.factories import HEADLINE, NOW, TEXT, make_document, make_report, make_statement
from tests.strategies import values_of


@pytest.fixture
def store(tmp_path: Path):
    with open_store(str(tmp_path / "onrecord.db")) as store:
        store.add(make_report(), now=NOW)
        yield store


def test_the_words_are_those_at_the_spans():
    doc = make_document(publisher="Corvane")
    cited = cite_statement(make_statement(doc), doc)
    assert cited.words == ('that the truce in Port Salen "will hold until Friday"',)
    assert cited.source_words == ("Verian Foreign Ministry spokeswoman Oda Renk",)
    assert cited.cue_words == ("said",)
    assert (cited.citation.publisher, cited.citation.document_id) == ("Corvane", doc.id)


@given(values_of(Report))
@settings(max_examples=15)
def test_every_word_is_a_slice_of_the_report(report):
    for stmt in report.statements:
        cited = cite_statement(stmt, report.document)
        assert cited.words == tuple(report.document.text[span.start : span.end] for span in stmt.content)


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [(TEXT, "A stated\n title", "A stated title"), (TEXT, None, HEADLINE), ("One sentence.", None, None)],
)
def test_the_title_is_the_stated_one_else_the_headline(text, title, headline):
    assert headline_of(make_document(text, title=title)) == headline


def test_hits_are_cited(store):
    (found,) = cite_hits(store, store.search("truce").items)
    assert found.cited.statement == found.hit.statement
    assert found.cited.citation.title == HEADLINE


def test_a_hit_that_was_removed_meanwhile_is_left_out(store):
    class Emptied:
        def documents(self, document_ids):
            return {}

    assert cite_hits(Emptied(), store.search("truce").items) == ()


def test_it_is_told_since_when_a_version_is_on_record(store):
    (found,) = cite_hits(store, store.search("truce").items)
    citation = found.cited.citation
    assert first_seen(store, [citation, citation]) == {citation.document_id: NOW}


def test_documents_are_kept_from_one_search_to_the_next_and_no_more_than_so_many(store):
    class Counting:
        asked = 0

        def documents(self, document_ids):
            self.asked += len(document_ids)
            return store.documents(document_ids)

    store.add(make_report(doc=make_document(url="https://corvane.example/2")), now=NOW)
    hits, counting = store.search("truce").items, Counting()
    for most, asked in ((2, 2), (1, 3)):
        counting.asked, held = 0, HeldDocuments(most)
        found = [cite_hits(counting, hits, held=held) for _ in range(2)]
        assert found[0] == found[1]
        assert counting.asked == asked
