"""The text is laid out in passages in which every statement can be found, and nothing is lost."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Block, BlockRole, Document, Span
from onrecord.web.passages import (
    BLOCKS_PER_PASSAGE,
    KEYS_PER_PASSAGE,
    blocks_around,
    blocks_of,
    in_order,
    lay_out_page,
)
from tests.factories import make_attribution, make_document, make_statement
from tests.strategies import attributions, disjoint_spans, texts
from tests.web.sample import DOCUMENT, STATEMENTS, TEXT


def laid_out(doc: Document = DOCUMENT, statements=STATEMENTS):
    return lay_out_page(doc, in_order(statements), blocks_of(doc))


def pieces_of(passages):
    return [piece for passage in passages for block in passage.blocks for piece in block.pieces]


def words(passages, *, owner: int) -> list[str]:
    return [piece.text for piece in pieces_of(passages) if piece.owner == owner]


@st.composite
def documents(draw) -> Document:
    """Draw a document whose blocks lie apart and in order, as layout makes them."""
    text = draw(texts())
    blocks = [
        Block(draw(st.sampled_from(BlockRole)), span) for span in draw(disjoint_spans(text, max_size=6))
    ]
    return make_document(text, blocks=tuple(blocks))


@st.composite
def statements_of(draw, doc: Document):
    found = draw(st.lists(attributions(doc.text), max_size=6))
    return [replace(make_statement(doc, attr), id=f"sm-{n}") for n, attr in enumerate(found)]


@given(st.data(), documents())
def test_every_block_shows_its_text_and_nothing_else(data, doc):
    passages = laid_out(doc, data.draw(statements_of(doc)))
    shown = [
        "".join(piece.text for piece in block.pieces) for passage in passages for block in passage.blocks
    ]
    assert shown == [block.span.text_of(doc.text) for block in blocks_of(doc)]


@given(st.data(), documents())
def test_a_statement_with_words_on_the_page_has_one_anchor_and_one_card(data, doc):
    statements = in_order(data.draw(statements_of(doc)))
    passages = laid_out(doc, statements)
    blocks = [block.span for block in blocks_of(doc)]
    shown = {
        number
        for number, stmt in enumerate(statements)
        for span in (*stmt.source, *stmt.cue, *stmt.content)
        if any(span.overlaps(block) for block in blocks)
    }
    assert Counter(number for piece in pieces_of(passages) for number in piece.anchors) == Counter(shown)
    assert Counter(number for passage in passages for number in passage.cards) == Counter(shown)
    assert Counter(number for piece in pieces_of(passages) for number in piece.ends) == Counter(shown)


@given(st.data(), documents())
def test_the_keyboard_stops_once_for_each_statement_that_owns_words(data, doc):
    pieces = pieces_of(laid_out(doc, data.draw(statements_of(doc))))
    owners = {piece.owner for piece in pieces if piece.owner is not None and not piece.blank}
    assert Counter(piece.owner for piece in pieces if piece.stop) == Counter(owners)


def test_the_first_headline_heads_the_page():
    roles = [block.role for passage in laid_out() for block in passage.blocks]
    assert roles[:3] == ["furniture", "title", "subhead"]
    assert roles.count("title") == 1


def test_paragraphs_that_share_a_statement_make_one_passage():
    passage = next(passage for passage in laid_out() if 3 in passage.cards)
    assert [block.pieces[0].text[:10] for block in passage.blocks] == ["“We gave o", "“That is n"]


def test_words_within_what_is_said_lead_to_the_inner_statement():
    passages = laid_out()
    assert words(passages, owner=7) == [
        "President Ilke Damar",
        "believes",
        STATEMENTS[7].content[0].text_of(TEXT),
    ]
    assert words(passages, owner=6) == ["Orrin", "said", " ", " "]


def test_words_within_what_is_said_are_deeper():
    deep = [piece.text for piece in pieces_of(laid_out()) if "deep" in piece.classes.split()]
    assert deep == [STATEMENTS[7].content[0].text_of(TEXT)]


def test_a_shared_source_lights_up_all_its_statements():
    shared = next(piece for piece in pieces_of(laid_out()) if piece.text.startswith("Verian Foreign"))
    assert {"k1", "k2", "o1", "o2"} <= set(shared.classes.split())


def test_two_statements_of_the_very_same_words_each_get_their_turn():
    attr = make_attribution()
    twice = [replace(make_statement(attribution=attr), id=f"sm-{n}") for n in range(2)]
    owners = {piece.owner for piece in pieces_of(laid_out(make_document(), twice))}
    assert owners == {None, 0, 1}


def test_a_doubtful_statement_is_marked_as_doubtful():
    doubtful = [piece.text for piece in pieces_of(laid_out()) if "doubt" in piece.classes.split()]
    assert doubtful == ["that shots had been heard near the bridge on Monday night"]


def test_the_dateline_is_set_apart():
    lead = [piece.text for piece in pieces_of(laid_out()) if "dateline" in piece.classes.split()]
    assert lead == ["PORT SALEN, March 4. /Corvane/."]


def test_statements_are_numbered_in_order_of_their_words():
    assert in_order(reversed(STATEMENTS)) == STATEMENTS


def test_one_statement_over_the_whole_report_does_not_make_it_one_passage():
    doc = make_document("One line.\n" * 30)
    whole = make_statement(doc, make_attribution(doc.text, source=None, cue=None, content="One"))
    whole = replace(whole, content=(Span(0, len(doc.text)),))
    assert max(len(passage.blocks) for passage in laid_out(doc, [whole])) <= BLOCKS_PER_PASSAGE


def test_a_crowded_passage_gives_out_no_more_keys_than_the_style_sheet_has():
    doc = make_document("word " * 60)
    bare = make_statement(doc, make_attribution(doc.text, source=None, cue=None, content="word"))
    crowd = [replace(bare, id=f"sm-{n:02}", content=(Span(n * 5, n * 5 + 4),)) for n in range(60)]
    passage = laid_out(doc, crowd)[0]
    assert max(passage.keys.values()) == KEYS_PER_PASSAGE
    assert len(passage.cards) == 60


def test_a_text_without_blocks_is_one_block():
    doc = make_document("Peace holds.\nSo far.", blocks=())
    assert [block.role for passage in laid_out(doc, ()) for block in passage.blocks] == ["body"]


def test_an_empty_document_has_no_words():
    assert pieces_of(laid_out(make_document("", blocks=()), ())) == []


def test_the_context_of_a_statement_reaches_to_the_paragraph_on_either_side():
    around = blocks_around(DOCUMENT.blocks, STATEMENTS[3].content)
    assert [block.span.text_of(TEXT)[:10] for block in around] == [
        "PORT SALEN",
        "“We gave o",
        "“That is n",
        "Guarantees",
        "The Northe",
    ]


def test_spans_outside_all_blocks_have_no_context():
    assert blocks_around([Block(BlockRole.BODY, Span(0, 3))], [Span(5, 9)]) == []
