"""Search: one table of expectations that every back end meets, and input that makes no sense."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store import open_store
from tests.contracts.conftest import BACK_ENDS
from tests.contracts.test_store_read import all_pages
from tests.factories import (
    NOW,
    make_attribution,
    make_document,
    make_provenance,
    make_report,
    make_statement,
)
from tests.strategies import texts

SAYINGS = {
    "hold": ("Oda Renk", "the truce in Port Salen “will hold until Friday”"),
    "broken": ("Ivo Marn", "the cease-fire was broken twice, and the truces before it"),
    "promise": ("Ivo Marn", "he had promised the O'Neil café peacekeepers that nobody would attack"),
    "news": ("Lena Hask", "the news was bad: Renk had denied it"),
    "parted": (None, "we shall not … retreat"),
}
EXPECTED = {
    "truce": {"hold", "broken"},
    "TRUCE": {"hold", "broken"},
    "truces": {"hold", "broken"},
    '"truce"': {"hold"},
    '"will hold"': {"hold"},
    "“will hold”": {"hold"},
    '"hold will"': set(),
    "will hold": {"hold"},
    "hold will": {"hold"},
    "hol*": {"hold"},
    "peace*": {"promise"},
    "cease-fi*": {"broken"},
    "promise": {"promise"},
    "attacked": {"promise"},
    "deny": {"news"},
    '"new"': set(),
    "newish": set(),
    "renk": {"hold", "news"},
    "renk truce": {"hold"},
    "marn": {"broken", "promise"},
    "Cedar": {"hold", "broken", "promise", "news", "parted"},
    "cease-fire": {"broken"},
    "ceasefire": set(),
    "o'neil": {"promise"},
    "o’neil": {"promise"},
    "cafe": {"promise"},
    "CAFÉ": {"promise"},
    "cafe\u0301": {"promise"},
    '"not retreat"': {"parted"},
    "truce AND": {"broken"},
    "absent": set(),
    '"unclosed truce': set(),
    '"will hold': {"hold"},
    "truce -": {"hold", "broken"},
    "(truce": {"hold", "broken"},
    "truce*": {"hold", "broken"},
    "*": set(),
    "": set(),
    '"': set(),
    '""': set(),
    "!?": set(),
    "tru\x00ce": set(),
}
ODD = [
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    "a-b",
    "x:y",
    "o'neil",
    "words:truce",
    "^a",
    "a^b",
    "+",
    "{a}:b",
    "\ud800",
    "a*b",
    "'",
]


def fill(store) -> None:
    for name, (speaker, words) in SAYINGS.items():
        text = f"Cedar accord\n\n{speaker or 'Officials'} said {words}."
        doc = make_document(text, name=name, provenance=make_provenance(text, location=f"/{name}"))
        parts = make_attribution(text, source=speaker or "Officials", content=words.replace(" … ", "…"))
        stmt = make_statement(doc, parts, speaker=speaker, role=None, places=())
        store.add(make_report(doc=doc, statements=(stmt,)), now=NOW)


@pytest.fixture(scope="module", params=sorted(BACK_ENDS))
def filled(request, tmp_path_factory):
    with open_store(BACK_ENDS[request.param](tmp_path_factory.mktemp("record"))) as store:
        fill(store)
        yield store


def names(page) -> set[str]:
    return {hit.document_name for hit in page.items}


@pytest.mark.parametrize("query", EXPECTED, ids=repr)
def test_search_finds(filled, query):
    assert names(filled.search(query)) == EXPECTED[query]


@pytest.mark.parametrize("query", ODD)
def test_odd_queries_are_answered(filled, query):
    assert filled.search(query).next is None


@given(query=texts() | st.text(st.sampled_from("\"*()^:-+{}'ANDORNOTEAR ")))
def test_no_query_raises(filled, query):
    filled.search(query)


def test_a_very_long_query_is_answered(filled):
    assert filled.search("truce " * 100_000).items
    assert filled.search('"' + "truce " * 100_000).items == ()
    assert filled.search(" ".join(f"w{number}" for number in range(5000))).items == ()


def test_a_hit_carries_its_statement_and_report(filled):
    (hit,) = filled.search('"will hold"').items
    assert (hit.statement, hit.document_id) == (
        filled.statement(hit.statement.id)[0],
        filled.statement(hit.statement.id)[1].id,
    )
    assert (hit.document_name, hit.title, hit.published) == ("hold", "Cedar accord", "2031-03-04")
    assert hit.latest


def test_marks_are_the_words_that_were_found(filled):
    (hit,) = filled.search("salen truce").items
    assert [mark.text_of(hit.snippet) for mark in hit.marks] == ["truce", "Salen"]


def test_a_phrase_is_marked(filled):
    (hit,) = filled.search('"will hold"').items
    marked = " ".join(mark.text_of(hit.snippet) for mark in hit.marks)
    assert marked == "will hold"


def test_a_statement_found_by_its_speaker_has_no_marks(filled):
    hits = filled.search("hask").items
    assert [hit.marks for hit in hits] == [()]
    assert hits[0].snippet.startswith("the news was bad")


def test_a_snippet_is_one_clean_line(store):
    text = "Renk said peace\r\n\x1b[31m \u202eis\u00ad \ufdd0near\ufdd1 \U0001f54a."
    doc = make_document(text)
    parts = make_attribution(text, source="Renk", content=text[10:])
    store.add(make_report(doc=doc, statements=(make_statement(doc, parts),)), now=NOW)
    (hit,) = store.search("near").items
    assert hit.snippet == "peace [31m is near \U0001f54a."
    assert [mark.text_of(hit.snippet) for mark in hit.marks] == ["near"]


def test_a_long_statement_is_cut_around_what_was_found(store):
    words = " ".join(["before"] * 300 + ["needle"] + ["after"] * 300)
    text = f"Renk said {words}."
    doc = make_document(text)
    parts = make_attribution(text, source="Renk", content=words)
    store.add(make_report(doc=doc, statements=(make_statement(doc, parts),)), now=NOW)
    (hit,) = store.search("needle").items
    assert len(hit.snippet) < 500
    assert [mark.text_of(hit.snippet) for mark in hit.marks] == ["needle"]


def test_words_rank_before_headlines(store):
    for number, (headline, words) in enumerate(
        [("Harbour opens", "it was calm"), ("Calm", "the harbour was calm")]
    ):
        text = f"{headline}\n\nRenk said {words}."
        doc = make_document(text, name=headline, provenance=make_provenance(text, location=f"/{number}"))
        parts = make_attribution(text, source="Renk", content=words)
        store.add(make_report(doc=doc, statements=(make_statement(doc, parts),)), now=NOW)
    hits = store.search("harbour").items
    assert [hit.document_name for hit in hits] == ["Calm", "Harbour opens"]
    assert hits[0].rank < hits[1].rank


def add_many(store, count: int, *, start: int = 0) -> None:
    for number in range(start, start + count):
        text = f"Cedar {number}\n\nRenk said the truce number {number} {'held ' * (number % 5)}today."
        doc = make_document(text, name=str(number), provenance=make_provenance(text, location=f"/{number}"))
        parts = make_attribution(text, source="Renk", content=re.search("the truce.*today", text)[0])
        store.add(make_report(doc=doc, statements=(make_statement(doc, parts),)), now=NOW)


def test_hits_page_without_gap_or_repeat(store):
    add_many(store, 23)
    whole = store.search("truce", limit=100).items
    paged = all_pages(lambda **place: store.search("truce", **place), limit=4)
    assert [hit.statement.id for hit in paged] == [hit.statement.id for hit in whole]
    assert len(paged) == 23


def test_pages_stay_put_while_statements_come_in(store):
    add_many(store, 8)
    first = store.search("truce", limit=4)
    add_many(store, 8, start=8)
    second = store.search("truce", limit=4, after=first.next)
    assert names(first) | names(second) == {str(number) for number in range(8)}
    assert second.next is None


def test_only_the_latest_layer_is_searched(store):
    doc = make_document()
    old = make_statement(doc)
    new = make_statement(doc, make_attribution(content="truce in Port Salen"), layer="layer-2")
    store.add(make_report(doc=doc, statements=(old,)), now=NOW)
    store.add(make_report(doc=doc, layer="layer-2", statements=(new,), findings=(), entities=()), now=NOW)
    assert [hit.statement for hit in store.search("truce").items] == [new]
    assert store.search("friday").items == ()


def test_words_that_a_correction_took_back_are_found_and_said_to_be_old(store):
    """What both versions have is found once, in the newest."""
    for text in (
        "Renk said calm holds. Marn said peace holds.",
        "Renk said calm holds. Marn said war looms.",
    ):
        doc = make_document(text, provenance=make_provenance(text))
        said = [text[10:20], text[-12:-1]]
        statements = tuple(
            make_statement(doc, make_attribution(text, source=None, content=words)) for words in said
        )
        store.add(make_report(doc=doc, statements=statements), now=NOW)
    assert [hit.latest for hit in store.search("calm").items] == [True]
    assert [hit.latest for hit in store.search("peace").items] == [False]
    assert [hit.latest for hit in store.search("war").items] == [True]
    assert store.counts().statements == 3
    assert store.check() == ()


def test_the_index_can_be_made_anew(filled):
    before = filled.search("truce").items
    filled.rebuild_index()
    assert filled.search("truce").items == before
