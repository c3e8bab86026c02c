"""Pieces know their place in the text, how they are written, and what stands between blocks."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Block, BlockRole, Span
from onrecord.tagger.encode import (
    BREAK_ID,
    CAPITALS,
    INSIDE,
    LOWER,
    MARK,
    OUTSIDE,
    PORTION_CHARS,
    TITLE,
    TYPE_COUNT,
    UNKNOWN_ID,
    encode,
    framed,
    letter_case,
    letter_cases,
    portions,
    quote_states,
    span_of,
)
from onrecord.text.normalise import replace_surrogates
from onrecord.text.quotemarks import Quoted, find_quotations
from tests.factories import make_blocks
from tests.strategies import texts


def encoded(text, tokenizer, blocks=None):
    """Encode a text whose blocks are its lines unless given."""
    blocks = make_blocks(text) if blocks is None else blocks
    return encode(text, blocks, find_quotations(text, blocks), tokenizer)


def slices(text, pieces):
    """Return the stretches of text that the pieces stand for, breaks left out."""
    return [
        text[start:end]
        for token_id, start, end in zip(pieces.ids, pieces.starts, pieces.ends, strict=True)
        if token_id != BREAK_ID
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peace is near", ["Peace", "is", "near"]),
        ("Peace\r\nis\r\nnear", ["Peace", "is", "near"]),
        ("peace\u00a0is\u202fnear", ["peace", "is", "near"]),
        ("pe\u00adace is\u200b near", ["pe\u00adace", "is", "near"]),
        ("pe\u0301ace is near", ["pe\u0301ace", "is", "near"]),
        ("péace", ["péace"]),
        ("\U0001f54a peace \U0001f54a", ["\U0001f54a", "peace", "\U0001f54a"]),
        ("\ufffd peace \ufffd", ["peace"]),
        ("\u202epeace\u202c is\ufeff", ["peace", "is"]),
        ("zap", ["z", "a", "p"]),
    ],
)
def test_pieces_slice_back_to_their_words(text, expected, tokenizer):
    assert slices(text, encoded(text, tokenizer, [Block(BlockRole.BODY, Span(0, len(text)))])) == expected


def test_lone_surrogates_are_passed_over(tokenizer):
    """A text made in memory may hold them; the tokenizer cannot take them."""
    text = "\ud800 peace \udfff pe\ud800ace"
    assert slices(text, encoded(text, tokenizer)) == ["peace", "pe\ud800ace"]


@given(text=texts())
def test_every_piece_stands_where_its_letters_stand(text, tokenizer):
    pieces = encoded(text, tokenizer)
    plain = tokenizer.normalizer.normalize_str
    for token_id, start, end in zip(pieces.ids, pieces.starts, pieces.ends, strict=True):
        if token_id == BREAK_ID:
            continue
        assert 0 <= start < end <= len(text)
        if token_id != UNKNOWN_ID:
            assert tokenizer.id_to_token(token_id).removeprefix("##") in plain(text[start:end])


@given(text=texts())
def test_pieces_are_in_order_and_leave_nothing_visible_out(text, tokenizer):
    """Only where one character is spelt with several pieces do these share their place."""
    blocks = make_blocks(text)
    pieces = encoded(text, tokenizer, blocks)
    places = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    assert all(new == old or new[0] >= old[1] for old, new in itertools.pairwise(places))
    covered = {at for start, end in places for at in range(start, end)}
    plain = tokenizer.normalizer.normalize_str
    visible = {
        at
        for block in blocks
        for at in range(block.span.start, block.span.end)
        if plain(replace_surrogates(text[at])).strip()
    }
    assert visible <= covered


@given(text=texts())
def test_every_piece_lies_in_its_block_and_blocks_end_with_a_break(text, tokenizer):
    blocks = make_blocks(text)
    pieces = encoded(text, tokenizer, blocks)
    for number in set(pieces.blocks.tolist()):
        of_block = np.flatnonzero(pieces.blocks == number)
        assert of_block.tolist() == list(range(of_block[0], of_block[-1] + 1))
        span = span_of(pieces, of_block[0], of_block[-1])
        assert blocks[number].span.contains(span)
        assert (pieces.ids[of_block] == BREAK_ID).tolist() == [False] * (len(of_block) - 1) + [True]


@given(text=texts())
def test_types_are_types_and_words_have_heads(text, tokenizer):
    pieces = encoded(text, tokenizer)
    assert ((pieces.types >= 0) & (pieces.types < TYPE_COUNT)).all()
    assert pieces.headwords[:1].all()
    assert pieces.headwords[pieces.ids == BREAK_ID].all()


def test_a_break_lies_at_the_end_of_its_block_and_has_no_type(tokenizer):
    text = "“Peace\n\nHOLDS”"
    pieces = encoded(text, tokenizer)
    breaks = np.flatnonzero(pieces.ids == BREAK_ID)
    assert [(pieces.starts[at], pieces.ends[at], pieces.types[at]) for at in breaks] == [
        (6, 6, 0),
        (14, 14, 0),
    ]
    assert pieces.blocks[breaks].tolist() == [0, 1]


def test_types_tell_the_case_and_the_place_relative_to_quotation_marks(tokenizer):
    text = "TORV said “Peace holds ON” Friday"
    pieces = encoded(text, tokenizer, [Block(BlockRole.BODY, Span(0, len(text)))])
    found = {
        text[start:end]: divmod(int(kind), 3)
        for start, end, kind in zip(pieces.starts, pieces.ends, pieces.types, strict=True)
        if end > start
    }
    assert found == {
        "TORV": (OUTSIDE, CAPITALS),
        "said": (OUTSIDE, LOWER),
        "“": (MARK, LOWER),
        "Peace": (INSIDE, TITLE),
        "holds": (INSIDE, LOWER),
        "ON": (INSIDE, CAPITALS),
        "”": (MARK, LOWER),
        "Friday": (OUTSIDE, TITLE),
    }


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("", LOWER),
        ("peace", LOWER),
        ("“", LOWER),
        ("7", LOWER),
        ("A", TITLE),
        ("Éire", TITLE),
        ("ÉIRE", CAPITALS),
    ],
)
def test_letter_case(piece, expected):
    assert letter_case(piece) == expected


def test_letter_cases_are_those_of_the_pieces():
    text = "TORV said A"
    starts, ends = np.array([0, 2, 5, 9, 10, 11]), np.array([2, 4, 9, 10, 11, 11])
    expected = [CAPITALS, CAPITALS, LOWER, LOWER, TITLE, LOWER]
    assert letter_cases(text, starts, ends).tolist() == expected


def test_quote_states_mark_the_marks_and_what_is_between():
    text = "a “bc” d"
    quoted = [Quoted(Span(2, 6), Span(3, 5), "“", closed=True, continues=False)]
    assert quote_states(text, quoted).tolist() == [
        OUTSIDE, OUTSIDE, MARK, INSIDE, INSIDE, MARK, OUTSIDE, OUTSIDE,
    ]  # fmt: skip


def test_quote_states_of_inner_quotations_show_their_marks():
    outer = Quoted(Span(0, 7), Span(1, 6), "“", closed=True, continues=False)
    inner = Quoted(Span(2, 5), Span(3, 4), "‘", closed=True, continues=False, depth=1)
    for order in ([outer, inner], [inner, outer]):
        assert quote_states("“a‘b’c”", order).tolist() == [
            MARK, INSIDE, MARK, INSIDE, MARK, INSIDE, MARK,
        ]  # fmt: skip


def test_a_heading_is_a_unit_of_its_own_and_the_body_is_one(tokenizer):
    roles = [BlockRole.HEADLINE, BlockRole.SUBHEAD, BlockRole.BODY, BlockRole.BODY]
    blocks = [Block(role, Span(2 * place, 2 * place + 1)) for place, role in enumerate(roles)]
    pieces = encode("a\nb\nc\nd", blocks, [], tokenizer)
    assert pieces.units.tolist() == [0, 0, 1, 1, -1, -1, -1, -1]


def test_words_of_several_pieces_have_one_head(tokenizer):
    assert encoded("zap peace", tokenizer).headwords.tolist() == [True, False, False, True, True]


@pytest.mark.parametrize("role", [BlockRole.FURNITURE, BlockRole.CROSSHEAD])
def test_blocks_in_which_nobody_speaks_are_not_read(role, tokenizer):
    text = "All news\nPeace is near\nSubscribe"
    blocks = [Block(role, Span(0, 8)), Block(BlockRole.BODY, Span(9, 22)), Block(role, Span(23, 32))]
    pieces = encoded(text, tokenizer, blocks)
    assert slices(text, pieces) == ["Peace", "is", "near"]
    assert (pieces.ids == BREAK_ID).sum() == 1


@pytest.mark.parametrize("text", ["", "\n\n", "\x00\x01\x02", "\u200b\u202e\ufeff", "\x00\n\x01"])
def test_texts_without_anything_to_read_have_no_pieces(text, tokenizer):
    blocks = [Block(BlockRole.BODY, Span(0, len(text)))] if text else []
    pieces = encoded(text, tokenizer, blocks)
    assert len(pieces) == 0
    assert {row.dtype.kind for row in (pieces.ids, pieces.types, pieces.starts, pieces.ends)} == {"i"}


def test_the_text_cannot_forge_a_break(tokenizer):
    assert (encoded("[unused0] peace", tokenizer).ids == BREAK_ID).sum() == 1


def test_framed_puts_the_boundary_pieces_around():
    row = framed(np.array([5, 6]), 101, 102)
    assert row.tolist() == [101, 5, 6, 102]
    assert row.dtype == np.int64


@pytest.mark.parametrize("gap", [" ", "\n", "\u00a0", "\u3000"])
def test_long_blocks_are_encoded_in_portions_to_the_same_effect(gap, tokenizer, monkeypatch):
    text = gap.join(["Peace", "holds,", "zap", "“until", "Friday”"] * 20)
    whole = encoded(text, tokenizer, [Block(BlockRole.BODY, Span(0, len(text)))])
    monkeypatch.setattr("onrecord.tagger.encode.PORTION_CHARS", 17)
    cut = encoded(text, tokenizer, [Block(BlockRole.BODY, Span(0, len(text)))])
    for name in ("ids", "types", "starts", "ends", "blocks", "headwords"):
        assert (getattr(cut, name) == getattr(whole, name)).all(), name


@given(text=st.text("ab \n\u00a0", max_size=60), size=st.integers(1, 20))
def test_portions_cover_a_block_and_are_cut_at_spaces(text, size):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("onrecord.tagger.encode.PORTION_CHARS", size)
        found = list(portions(text, Span(0, len(text))))
    assert "".join(portion.text_of(text) for portion in found) == text
    assert all(len(portion) <= size for portion in found)
    for portion in found[:-1]:
        assert text[portion.end].isspace() or not any(map(str.isspace, portion.text_of(text)[1:]))


def test_texts_of_usual_length_are_one_portion():
    text = "word " * 1000
    assert list(portions(text, Span(0, len(text)))) == [Span(0, len(text))]
    assert len(text) < PORTION_CHARS
