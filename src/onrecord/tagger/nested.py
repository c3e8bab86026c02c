"""Find statements inside statements: read the content of an attribution as a text of its own.

The corpus that the tagger learnt from gives each word to one attribution at most, so that of "Renk said the
ministry had promised a bridge" the first pass finds what Renk said. A second pass reads "the ministry had
promised a bridge" alone, and finds what the ministry promised; a third reads what was promised.

Only sentences with a word of saying or thinking are read again, each by itself: read together in one window
they disturb each other. What is found counts only if such a word is in its cue.

    nested = find_nested(doc.text, tagging.attributions, quoted, tokenizer=tokenizer, find=find)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord.model import Attribution, Block, BlockRole, Gist, Nested, Span
from onrecord.resources import words_of
from onrecord.tagger.arrays import Bools1d
from onrecord.tagger.encode import BREAK_ID, Encoded, encode
from onrecord.text.quotemarks import Quoted, find_quotations
from onrecord.text.sentences import split_sentences

if TYPE_CHECKING:
    from tokenizers import Tokenizer

DEPTH = 2
"""How often contents are read again: "X said that Y believes that Z wants" has three holders."""

LEAST_WORDS = 5
"""Shorter contents do not hold a speaker, a word of saying and something said."""

LEAST_CONFIDENCE = 0.5
"""An inner statement that is more likely wrong than right is left out: the outer one has its words."""

Found = tuple[Attribution, Gist | None]
"""An attribution and what the encoder makes of it."""

Find = Callable[[str, Encoded, Sequence[Quoted]], Iterable[Found]]
"""Finds the attributions of a text that is encoded, with its quotations."""

Pieces = tuple[Span, ...]
"""Parts of a content that are one text, interrupted or not."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENING = re.compile(r"that\s+", re.IGNORECASE)


def find_nested(
    text: str, outer: Sequence[Attribution], quoted: Sequence[Quoted], *, tokenizer: Tokenizer, find: Find
) -> tuple[tuple[Nested, Gist | None], ...]:
    """Find the attributions inside the contents of others.

    Args:
        text: The document's text.
        outer: What the first pass found.
        quoted: The quotations of the text, in order.
        tokenizer: Cuts text into word pieces.
        find: Runs the model.

    Returns:
        Attributions whose spans all lie in the content of the one they are within, those of a pass after
        those of the one before, in the order of what they are within, each with its gist. None shares a cue
        with another.
    """
    found: list[tuple[Nested, Gist | None]] = []
    cues = {at for one in outer for at in _cue_of(one)}
    marks_of_all = outermost(quoted)
    level = [(number, one, marks_of_all) for number, one in enumerate(outer)]
    for _ in range(DEPTH):
        deeper: list[tuple[int, Attribution, list[Quoted]]] = []
        for within, one, marks in level:
            for inner, gist, inside in read_again(text, one.content, marks, tokenizer=tokenizer, find=find):
                if counts(text, inner) and cues.isdisjoint(_cue_of(inner)):
                    cues.update(_cue_of(inner))
                    deeper.append((len(outer) + len(found), inner, inside))
                    found.append((Nested(inner, within), gist))
        level = deeper
    return tuple(found)


def _cue_of(attribution: Attribution) -> Iterator[int]:
    """Yield the places of an attribution's cue."""
    return (at for span in attribution.cue for at in range(span.start, span.end))


def read_again(
    text: str, content: Sequence[Span], quoted: Sequence[Quoted], *, tokenizer: Tokenizer, find: Find
) -> Iterator[tuple[Attribution, Gist | None, list[Quoted]]]:
    """Yield the attributions inside a content, with gists and the outermost quotations of what was read.

    The words are cut out and read as a text of their own, so that the time taken is that of the words,
    however long the document.
    """
    for pieces in texts_of(text, content, quoted):
        start = pieces[0].start
        words = text[start : pieces[-1].end]
        blocks = [Block(BlockRole.BODY, piece.shifted(-start)) for piece in pieces]
        inside = find_quotations(words, blocks)
        marks = [
            replace(one, span=one.span.shifted(start), inner=one.inner.shifted(start))
            for one in outermost(inside)
        ]
        for inner, gist in find(words, joined(encode(words, blocks, inside, tokenizer)), inside):
            yield _placed(inner, pieces), _shifted(gist, start), marks


def _placed(attribution: Attribution, pieces: Pieces) -> Attribution:
    """Put what was found in a text of its own back into the document, cut where the text was interrupted."""
    source, cue, content = (
        tuple(
            Span(max(span.start, piece.start), min(span.end, piece.end))
            for span in (found.shifted(pieces[0].start) for found in part)
            for piece in pieces
            if span.overlaps(piece)
        )
        for part in (attribution.source, attribution.cue, attribution.content)
    )
    return replace(attribution, source=source, cue=cue, content=content)


def _shifted(gist: Gist | None, by: int) -> Gist | None:
    """Put the words of a gist back into the document."""
    if gist is None or not gist.parties:
        return gist
    return replace(gist, parties=tuple(replace(one, span=one.span.shifted(by)) for one in gist.parties))


def texts_of(text: str, content: Sequence[Span], quoted: Sequence[Quoted]) -> Iterator[Pieces]:
    """Yield the parts of a content that can hold a statement, each to be read as a text of its own.

    A part is a sentence, or more where a quotation runs over several. One that "he said" interrupts is one
    text: what follows goes on in small letters. Outer quotation marks and an opening "that" are left out.

    Args:
        text: The document's text.
        content: The spans of the content, in order.
        quoted: The outermost quotations around it, in order.
    """
    groups: list[Pieces] = []
    for span in content:
        piece = without_marks(span, quoted)
        opening = _OPENING.match(text, piece.start, piece.end)
        if groups and text[piece.start].islower():
            groups[-1] = (*groups[-1], piece)
        else:
            groups.append((Span(opening.end() if opening else piece.start, piece.end),))
    for group in groups:
        if len(group) > 1:
            if can_hold(" ".join(span.text_of(text) for span in group)):
                yield group
        elif can_hold(group[0].text_of(text)):
            yield from _sentences(text, group[0])


def _sentences(text: str, piece: Span) -> Iterator[Pieces]:
    """Yield the sentences of a piece that can hold a statement; a quotation of several is not torn apart."""
    words = piece.text_of(text)
    whole = Span(0, len(words))
    quoted = find_quotations(words, [Block(BlockRole.BODY, whole)])
    runs: list[Span] = []
    for sentence in split_sentences(words, whole):
        if runs and any(one.span.start < sentence.start < one.span.end for one in quoted):
            runs[-1] = Span(runs[-1].start, sentence.end)
        else:
            runs.append(sentence)
    return ((run.shifted(piece.start),) for run in runs if can_hold(run.text_of(words)))


def can_hold(words: str) -> bool:
    """Tell whether words can hold a statement: enough of them, and one of saying or thinking."""
    return len(_WORD.findall(words)) >= LEAST_WORDS and tells(words)


def tells(words: str) -> bool:
    """Tell whether there is a word of saying or thinking among some."""
    return any(word.group().lower() in words_of("cues", "within") for word in _WORD.finditer(words))


def counts(text: str, inner: Attribution) -> bool:
    """Tell whether what was found is a statement, and sure enough."""
    cue = " ".join(span.text_of(text) for span in inner.cue)
    return inner.confidence >= LEAST_CONFIDENCE and tells(cue)


def without_marks(span: Span, quoted: Sequence[Quoted]) -> Span:
    """Return a stretch of a quotation without the marks of the quotation."""
    at = bisect_right(quoted, span.start, key=lambda one: one.span.start) - 1
    if at < 0 or not quoted[at].span.contains(span):
        return span
    inner = quoted[at].inner
    start, end = max(span.start, inner.start), min(span.end, inner.end)
    return Span(start, end) if start < end else span


def outermost(quoted: Sequence[Quoted]) -> list[Quoted]:
    """Return the quotations that stand in no other."""
    return [one for one in quoted if one.depth == 0]


def joined(encoded: Encoded) -> Encoded:
    """Take the breaks out between the pieces of one text, all but the last."""
    kept: Bools1d = encoded.ids != BREAK_ID
    kept[-1:] = True
    return replace(
        encoded,
        **{
            name: getattr(encoded, name)[kept]
            for name in ("ids", "types", "starts", "ends", "headwords", "units")
        },
        blocks=np.zeros(int(kept.sum()), dtype=encoded.blocks.dtype),
    )
