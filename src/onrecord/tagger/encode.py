"""Turn a document's text into what the encoder reads: word pieces, each with its features and its place.

The base encoder is uncased and knows nothing of layout, so each piece carries a *token type* that says how
it is written (lower case, capitalised, capitals) and whether it stands inside quotation marks, and a mark
of its own stands between two blocks. Reading order is that of `Document.blocks`; furniture and crossheads
are left out.

    encoded = encode(doc.text, doc.blocks, quoted, tokenizer)
    doc.text[encoded.starts[0] : encoded.ends[0]]  # the first word piece, "SOCHI"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.model import Block, BlockRole, Span
from onrecord.tagger.arrays import Bytes1d, Ints1d, Ints2d
from onrecord.text.normalise import replace_surrogates
from onrecord.text.quotemarks import Quoted

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PAD_ID, BREAK_ID, UNKNOWN_ID, START_ID, END_ID = 0, 1, 100, 101, 102
"""Ids of `[PAD]`, `[unused0]` (our mark between blocks), `[UNK]`, `[CLS]` and `[SEP]`."""

SILENT = (BlockRole.FURNITURE, BlockRole.CROSSHEAD)
"""Blocks in which nobody speaks: navigation, and the desk's own lines between paragraphs."""

FRAME_PIECES = 2
"""Boundary pieces that a window carries beside its own."""

PORTION_CHARS = 100_000
"""Most characters that the tokenizer is given at once."""

_NOTHING = np.zeros((0, 5), dtype=np.int32)

OUTSIDE, INSIDE, MARK = 0, 1, 2
LOWER, TITLE, CAPITALS = 0, 1, 2
TYPE_COUNT = 9
"""Number of token types: three places relative to quotation marks by three ways of writing."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """The word pieces of a document in reading order.

    Attributes:
        ids: Vocabulary ids; `BREAK_ID` between blocks.
        types: Token types in [0, TYPE_COUNT).
        starts: Where each piece begins in the text, in code points; a break lies at the end of its block.
        ends: Where each piece ends, exclusive.
        blocks: Index of the block that each piece belongs to; a break belongs to the block before it.
        headwords: True where a piece begins a word.
        units: What a piece may form an attribution with: a heading stands alone, the body is one unit.
    """

    ids: Ints1d
    types: Ints1d
    starts: Ints1d
    ends: Ints1d
    blocks: Ints1d
    headwords: np.ndarray[tuple[int], np.dtype[np.bool_]]
    units: Ints1d

    def __len__(self) -> int:
        return len(self.ids)

    def block_lengths(self) -> list[int]:
        """Return how many pieces each block has, its break included."""
        lengths: list[int] = np.unique(self.blocks, return_counts=True)[1].tolist()
        return lengths


def encode(text: str, blocks: Sequence[Block], quoted: Sequence[Quoted], tokenizer: Tokenizer) -> Encoded:
    """Encode the blocks of a text.

    Args:
        text: The document's text.
        blocks: Its layout; SILENT blocks are skipped.
        quoted: Its quotations, as `text.quotemarks.find_quotations` gives them.
        tokenizer: A WordPiece tokenizer without truncation or padding.
    """
    text = replace_surrogates(text)
    spoken = [block for block in blocks if block.role not in SILENT]
    tables = [
        rows
        for number, block in enumerate(spoken)
        for rows in _encode_block(text, block.span, number, tokenizer)
    ]
    ids, starts, ends, numbers, headwords = np.concatenate(tables or [_NOTHING]).astype(np.int64).T
    places = quote_states(text, quoted)[np.minimum(starts, max(len(text) - 1, 0))].astype(np.int64)
    types = places * 3 + letter_cases(text, starts, ends)
    types[ids == BREAK_ID] = 0
    alone = np.array([block.role is not BlockRole.BODY for block in spoken], dtype=np.bool_)
    units = np.where(alone[numbers], numbers, -1) if len(numbers) else numbers
    return Encoded(ids, types, starts, ends, numbers, headwords.astype(np.bool_), units)


def _encode_block(text: str, span: Span, number: int, tokenizer: Tokenizer) -> list[Ints2d]:
    """Return the rows of a block's pieces and its break: id, start, end, number of the block, headword."""
    encoded = (_encode_portion(text, part, number, tokenizer) for part in portions(text, span))
    tables = [rows for rows in encoded if len(rows)]
    if tables:
        tables.append(np.array([[BREAK_ID, span.end, span.end, number, 1]], dtype=np.int32))
    return tables


def _encode_portion(text: str, span: Span, number: int, tokenizer: Tokenizer) -> Ints2d:
    encoding = tokenizer.encode(span.text_of(text), add_special_tokens=False)
    rows = np.ones((len(encoding), 5), dtype=np.int32)
    if len(rows):
        words = np.array(encoding.word_ids)
        rows[:, 0] = encoding.ids
        rows[:, 1:3] = np.array(encoding.offsets) + span.start
        rows[:, 3] = number
        rows[1:, 4] = words[1:] != words[:-1]
    return rows


def portions(text: str, span: Span) -> Iterator[Span]:
    """Cut a long block where it has white space, since the tokenizer needs much memory for each character.

    A stretch without any is cut inside a word.
    """
    start = span.start
    while span.end - start > PORTION_CHARS:
        end = start + PORTION_CHARS
        space = next((at for at in range(end, start, -1) if text[at].isspace()), end)
        yield Span(start, space)
        start = space
    yield Span(start, span.end)


def quote_states(text: str, quoted: Sequence[Quoted]) -> Bytes1d:
    """Return, for each code point of a text, whether it is OUTSIDE, INSIDE or itself a quotation MARK."""
    states = np.zeros(max(len(text), 1), dtype=np.int8)
    for quotation in sorted(quoted, key=lambda one: len(one.span), reverse=True):
        outer, inner = quotation.span, quotation.inner
        states[inner.start : inner.end] = INSIDE
        states[outer.start : inner.start] = MARK
        states[inner.end : outer.end] = MARK
    return states


def letter_cases(text: str, starts: Ints1d, ends: Ints1d) -> Ints1d:
    """Return how each piece of a text is written."""
    cases = np.full(len(starts), LOWER, dtype=np.int64)
    capital = [at for at, start in enumerate(starts.tolist()) if text[start : start + 1].isupper()]
    cases[capital] = [letter_case(text[starts[at] : ends[at]]) for at in capital]
    return cases


def letter_case(piece: str) -> int:
    """Return how a piece is written: LOWER (or no letters), TITLE or CAPITALS."""
    if not piece or not piece[0].isupper():
        return LOWER
    return CAPITALS if len(piece) > 1 and piece.isupper() else TITLE


def framed(row: Ints1d, first: int, last: int) -> Ints1d:
    """Put the boundary pieces around a window's row."""
    return np.concatenate(([first], row, [last])).astype(np.int64)


def span_of(encoded: Encoded, first: int, last: int) -> Span:
    """Return the stretch of text from piece `first` through piece `last`."""
    return Span(int(encoded.starts[first]), int(encoded.ends[last]))
