"""What a page shows is worked out from the values, and only copied."""

from dataclasses import replace

from onrecord.model import Span
from onrecord.services.citing import cite_document
from onrecord.web.api.asking import Links
from onrecord.web.api.items import FoundItem
from onrecord.web.views import cut_snippet, make_card, quote_found, view_in_context, view_report
from tests.factories import make_attribution, make_document, make_nested_report, make_report, make_statement
from tests.web.sample import DOCUMENT, REPORT, STATEMENTS


def test_a_card_holds_the_words_as_printed():
    card = make_card(DOCUMENT, STATEMENTS[5], 5)
    assert (card.source, card.cue) == ("he", "said")
    assert card.content == "“A pause,” … “is only worth the list of people who must obey it.”"


def test_statements_that_share_words_know_of_each_other():
    related = {
        card.number + 1: [n + 1 for n in card.related] for card in view_report(REPORT).cards if card.related
    }
    assert related == {2: [3], 3: [2], 7: [8], 8: [7]}


def test_speakers_come_in_order_and_the_unresolved_last():
    names = [speaker.name for speaker in view_report(REPORT).speakers]
    assert names[:3] == ["Verian ministry", "Oda Renk", "Tamas Orrin"]
    assert names[-1] is None


def test_a_statement_without_words_in_the_text_is_shown_apart():
    bare = make_statement(source=(), cue=(), content=())
    view = view_report(make_report(statements=(bare,), findings=()))
    assert [card.stmt for card in view.unplaced] == [bare]


def test_a_span_beyond_the_text_costs_only_its_words():
    far = replace(make_statement(), content=(Span(10_000, 10_005),))
    view = view_report(make_report(statements=(far,), findings=()))
    assert view.cards[0].content == ""
    assert view.unplaced == ()


def test_the_context_marks_one_statement_alone():
    marked = [
        piece.text
        for passage in view_in_context(DOCUMENT, STATEMENTS[8])
        for block in passage.blocks
        for piece in block.pieces
        if piece.owner is not None
    ]
    assert marked[0].startswith("A senior official")
    assert marked[1:] == ["called", "that “optimistic”"]


def test_a_report_without_a_headline_says_so():
    assert view_report(REPORT).has_title
    assert not view_report(make_report("One line.", doc=make_document("One line."))).has_title


def test_a_report_knows_which_findings_rest_on_a_statement():
    assert view_report(REPORT).findings_of == {
        STATEMENTS[1].id: [0],
        STATEMENTS[13].id: [0],
        REPORT.findings[1].statements[0]: [1],
    }


def test_a_quote_without_words_is_known_as_such():
    cited = cite_document(DOCUMENT)
    found = FoundItem("sm-1", (), (), (), cited, STATEMENTS[0], "", (), latest=True, links=Links("/a", None))
    assert quote_found(found).blank
    assert not quote_found(replace(found, snippet="“Yes.”")).blank


def test_a_snippet_is_cut_at_the_words_found(store):
    hit = store.search("calendar").items[0]
    pieces = cut_snippet(hit.snippet, hit.marks)
    assert "".join(text for text, _ in pieces) == hit.snippet
    assert [text for text, found in pieces if found] == ["calendar"]


def test_a_statement_inside_another_has_its_card_and_is_marked_inside_it():
    view = view_report(make_nested_report())
    assert [card.stmt.speaker for card in view.cards] == ["Oda Renk", "Torv", "the valley"]
    assert "deep" in view.marks
    assert [speaker.name for speaker in view.speakers] == ["Oda Renk"]


def test_of_two_statements_that_begin_alike_the_outer_comes_first():
    """As in "The valley wants peace, Renk said"."""
    text = "The valley wants peace, Renk said."
    doc = make_document(text)
    outer = make_statement(
        doc, make_attribution(text, source="Renk", cue="said", content="The valley wants peace")
    )
    inner = make_attribution(text, source="The valley", cue="wants", content="peace")
    report = make_report(doc=doc, statements=(outer, make_statement(doc, inner, within=outer.id)))
    assert [card.stmt.within for card in view_report(report).cards] == [None, outer.id]
