"""Search: one table of expectations that every back end meets, and input that makes no sense."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Kind, Quotation
from onrecord.store import Facet, Total, open_store, searching
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
    "deny OR attack": {"news", "promise"},
    "marn truce OR promise": {"broken", "promise"},
    "OR truce": set(),
    "truce OR": set(),
    "deny or attack": set(),
    "truce -broken": {"hold"},
    "truce -“will hold”": {"broken"},
    "truce - broken": {"broken"},
    "-truce": {"promise", "news", "parted"},
    "-truce -promise -news": {"parted"},
    "truce OR -speaker:marn": {"hold", "broken", "news", "parted"},
    "speaker:renk": {"hold"},
    "Speaker:RENK": {"hold"},
    'speaker:"Oda Renk"': {"hold"},
    'speaker:"Renk Oda"': set(),
    "speaker:ren*": {"hold"},
    "speaker:marn truce": {"broken"},
    "speaker:renk OR speaker:hask": {"hold", "news"},
    "speaker:renk speaker:hask": set(),
    "-speaker:marn": {"hold", "news", "parted"},
    "holder:hask": {"news"},
    "office:minister": {"promise"},
    "office:“foreign minister”": {"promise"},
    "office:“minister foreign”": set(),
    "to:reporters": {"broken"},
    "kind:promise": {"promise"},
    "kind:PROMISE": {"promise"},
    "-kind:assert": {"promise", "news"},
    "kind:shout": set(),
    "quotation:direct": {"parted"},
    "naming:unnamed": {"parted"},
    "place:salen": {"hold"},
    "place:“Port Salen”": {"hold"},
    "publisher:corvane": {"hold", "broken"},
    "publisher:“littoral wire”": {"news"},
    "date:2031": {"hold", "broken", "promise", "parted"},
    "date:2031-03": {"hold", "broken", "promise"},
    "date:2031-03-04": {"hold", "promise"},
    "date:2031-03-05..2031-05": {"broken", "parted"},
    "date:..2031-03": {"hold", "broken", "promise", "news"},
    "date:2031-03-05..": {"broken", "parted"},
    "date:2029-12": {"news"},
    "date:2031-04..2031-03": set(),
    "date:0001..9999 truce": {"hold", "broken"},
    "date:soon truce": {"hold", "broken"},
    "-date:2031": {"news"},
    "0*": set(),
    "kind:promise -speaker:marn": set(),
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
    "-",
    "--truce",
    "-OR",
    "OR OR OR",
    "-a OR -b",
    "a OR",
    "speaker:",
    "speaker:-",
    "speaker:speaker:x",
    "-speaker:*",
    'speaker:"',
    "date:",
    "date:..",
    "date:2031-13",
    "date:2031-02-30..",
    "kind:",
    "kind:a*",
]


DETAILS = {
    "hold": {"places": ("Port Salen",), "publisher": "Corvane"},
    "broken": {"addressee": "reporters", "said_on": "2031-03-05/2031-03-06", "publisher": "Corvane"},
    "promise": {"role": "Verian foreign minister", "kind": Kind.PROMISE, "publisher": "Brenag"},
    "news": {"kind": Kind.DENY, "said_on": "2029-12", "publisher": "The Littoral Wire"},
    "parted": {"quotation": Quotation.DIRECT, "said_on": None, "published": "2031-05-01T10:00"},
}
"""What filters find; the rest is alike: asserted, mixed, no office, said on 4 March 2031."""


def fill(store) -> None:
    for name, (speaker, words) in SAYINGS.items():
        details = {"role": None, "places": (), **DETAILS[name]}
        told = {key: details.pop(key) for key in ("publisher", "published") if key in details}
        quotation = details.pop("quotation", Quotation.MIXED)
        text = f"Cedar accord\n\n{speaker or 'Officials'} said {words}."
        doc = make_document(text, name=name, provenance=make_provenance(text, location=f"/{name}"), **told)
        content = words.replace(" … ", "…")
        parts = make_attribution(text, source=speaker or "Officials", content=content, quotation=quotation)
        stmt = make_statement(doc, parts, speaker=speaker, **details)
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


PIECES = [
    "speaker:",
    "date:",
    "kind:",
    "to:",
    "2031",
    "..",
    "-",
    "OR",
    " ",
    '"',
    "*",
    "truce",
    "promise",
    "(",
    "'",
]


@given(
    query=texts()
    | st.text(st.sampled_from("\"*()^:-+{}'ANDORNOTEAR "))
    | st.lists(st.sampled_from(PIECES)).map("".join)
)
def test_no_query_raises(filled, query):
    found = filled.search(query, counts=True)
    assert len(found.items) <= filled.counts().statements


def test_what_is_found_is_counted(filled):
    found = filled.search("cedar -speaker:hask", limit=1, counts=True)
    assert len(found.items) == 1
    assert found.total == Total(4)
    assert found.facets.of("speaker") == (Facet("Ivo Marn", 2), Facet("Oda Renk", 1))
    assert found.facets.of("kind") == (Facet("assert", 3), Facet("promise", 1))
    assert found.facets.of("publisher") == (Facet("Corvane", 2), Facet("Brenag", 1))
    assert found.facets.of("quotation") == (Facet("mixed", 3), Facet("direct", 1))
    assert found.facets.of("naming") == (Facet("named", 3), Facet("unnamed", 1))
    assert found.facets.of("month") == (Facet("2031-03", 3), Facet("2031-05", 1))
    assert found.facets.exact


def test_days_are_counted_where_all_was_said_in_one_month(filled):
    assert filled.search("cedar", counts=True).facets.of("day") == ()
    narrowed = filled.search("cedar date:2031-03", counts=True).facets
    assert len(narrowed.of("month")) == 1
    assert {day.value[:7] for day in narrowed.of("day")} == {"2031-03"}
    assert sum(day.count for day in narrowed.of("day")) == narrowed.counted


def test_nothing_is_counted_unless_asked(filled):
    assert (filled.search("truce").total, filled.search("truce").facets) == (None, None)


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("mood:grim truce", "“mood:” is no filter"),
        ("kind:shout", "“kind:shout” was left out: its value is none of accuse"),
        ("kind:promis", "“kind:promis” was left out: there is no such kind; did you mean “kind:promise”?"),
        ("date:soon", "“date:soon” was left out"),
        ("speaker:!?", "“speaker:!?” was left out"),
        ("speker:renk", "“speker:renk” was left out: there is no such filter; did you mean “speaker:renk”?"),
    ],
)
def test_what_is_no_filter_is_said(filled, query, note):
    (said,) = filled.search(query).notes
    assert said.startswith(note)
    assert filled.search("truce speaker:renk http://cedar.example").notes == ()


@pytest.mark.parametrize("mistyped", ["kind:promis", "-speker:renk", "date:soon", "kind:promis OR"])
def test_beside_a_filter_that_is_not_understood_all_else_is_answered(filled, mistyped):
    found = [hit.key for hit in filled.search("truce").items]
    assert found
    assert [hit.key for hit in filled.search(f"{mistyped} truce").items] == found


def test_of_very_many_the_last_to_come_in_are_ranked_and_counts_say_so(store, monkeypatch):
    monkeypatch.setattr(searching, "RANKED", 6)
    monkeypatch.setattr(searching, "FACETED", 7)
    monkeypatch.setattr(searching, "COUNTED", 10)
    add_many(store, 17)
    paged = all_pages(lambda **place: store.search("truce", **place), limit=4)
    ranked, rest = [hit.document_name for hit in paged[:6]], [hit.document_name for hit in paged[6:]]
    assert sorted(map(int, ranked)) == [11, 12, 13, 14, 15, 16]
    assert rest == [str(number) for number in range(10, -1, -1)]
    found = store.search("truce", counts=True)
    assert str(found.total) == "10+"
    assert (found.facets.counted, found.facets.exact) == (7, False)


@pytest.mark.parametrize(("most", "total"), [(8, "8+"), (1, "7+"), (17, "17")])
def test_no_more_are_counted_than_are_wanted_but_all_that_facets_rest_on(store, monkeypatch, most, total):
    monkeypatch.setattr(searching, "RANKED", 6)
    monkeypatch.setattr(searching, "FACETED", 7)
    add_many(store, 17)
    assert str(store.search("truce", counts=True, most=most).total) == total


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
