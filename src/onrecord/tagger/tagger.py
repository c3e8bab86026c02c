"""The tagger: a document in, its attributions out.

>>> tagger = load_tagger()
>>> tagger.tag(doc).attributions[0].quotation
<Quotation.INDIRECT: 'indirect'>
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelMismatch
from onrecord.model import Attribution, Block, Document, Gist, Mention, Nested, Span, Tagging
from onrecord.tagger.acts import gist_of
from onrecord.tagger.arrays import product_threads
from onrecord.tagger.attributions import place
from onrecord.tagger.candidates import stretch_of
from onrecord.tagger.cards import Calibration, DecodeOptions, ModelCard, checked_bytes, load_card
from onrecord.tagger.choose import decode_window
from onrecord.tagger.continuations import carry_on
from onrecord.tagger.decode import WindowScores
from onrecord.tagger.dialogues import in_turns
from onrecord.tagger.encode import FRAME_PIECES, Encoded, encode
from onrecord.tagger.mentions import find_mentions
from onrecord.tagger.nested import find_nested
from onrecord.tagger.session import Encoder, load_encoder
from onrecord.tagger.windows import Window, plan_windows
from onrecord.text.quotemarks import Quoted, find_quotations

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
TOKENIZER_FILE = "tokenizer.json"


class Tagger:
    """Holds a loaded model.

    Memory grows with the length of a document by some 100 bytes a word piece, whatever the model's size.
    """

    def __init__(self, card: ModelCard, tokenizer: Tokenizer, encoder: Encoder) -> None:
        self.card = card
        self.layer = card.layer
        self._tokenizer = tokenizer
        self._encoder = encoder

    def tag(self, doc: Document, *, deep: bool = True) -> Tagging:
        """Find the attributions of a document, in order of their cues.

        Args:
            doc: As a reader gave it.
            deep: Give the rest, too: what each attribution amounts to, mentions, and, in a second pass, the
                attributions inside the contents of others.
        """
        with product_threads().limit(limits=1, user_api="blas"):
            return self._tag(doc, deep=deep)

    def _tag(self, doc: Document, *, deep: bool) -> Tagging:
        quoted, encoded = self._prepare(doc)
        mentions: list[Mention] = []
        pairs = list(self._find(doc.text, encoded, quoted, acts=deep, mentions=mentions if deep else None))
        pairs = in_turns(doc.text, doc.blocks, pairs)
        found = carry_on(doc.text, tuple(attribution for attribution, _ in pairs), quoted)
        if not deep:
            return Tagging(self.layer, found)
        inner = self._nested(doc, found, quoted)
        gists = tuple(gist for _, gist in (*pairs, *inner) if gist is not None)
        return Tagging(self.layer, found, tuple(one for one, _ in inner), gists, tuple(mentions))

    def nested_in(self, doc: Document, outer: Sequence[Attribution]) -> tuple[Nested, ...]:
        """Find the statements inside the contents of attributions that are already known."""
        found = self._nested(doc, outer, find_quotations(doc.text, doc.blocks))
        return tuple(one for one, _ in found)

    def _nested(
        self, doc: Document, outer: Sequence[Attribution], quoted: Sequence[Quoted]
    ) -> tuple[tuple[Nested, Gist | None], ...]:
        find = partial(self._find, acts=True)
        return find_nested(doc.text, outer, quoted, tokenizer=self._tokenizer, find=find)

    def _find(
        self,
        text: str,
        encoded: Encoded,
        quoted: Sequence[Quoted],
        *,
        acts: bool,
        mentions: list[Mention] | None = None,
    ) -> Iterator[tuple[Attribution, Gist | None]]:
        """Yield the attributions of a text, with gists if `acts`; `mentions`, if given, takes these."""
        reach = list(accumulate((one.span.end for one in quoted), max))
        for window in self._windows(encoded):
            scores = self._encoder.run(encoded, window, acts=acts, mentions=mentions is not None)
            nearby = between(
                quoted, reach, int(encoded.starts[window.start]), int(encoded.ends[window.end - 1])
            )
            yield from find_attributions(
                scores,
                encoded,
                window,
                text=text,
                quoted=nearby,
                options=self.card.options,
                calibration=self.card.calibration,
            )
            if mentions is not None and scores.mentions is not None:
                mentions += find_mentions(scores.mentions, encoded, window, len(mentions))

    def windows(self, doc: Document) -> tuple[Encoded, list[Window]]:
        """Return a document's pieces, and the windows in which they are read: what learning from it needs."""
        _, encoded = self._prepare(doc)
        return encoded, self._windows(encoded)

    def score(
        self, doc: Document, *, acts: bool = False
    ) -> tuple[Sequence[Quoted], Encoded, tuple[tuple[Window, WindowScores], ...]]:
        """Run the encoder without decoding: what tuning and explaining need."""
        quoted, encoded = self._prepare(doc)
        windows = self._windows(encoded)
        scored = ((window, self._encoder.run(encoded, window, acts=acts)) for window in windows)
        return quoted, encoded, tuple(scored)

    def tag_many(self, docs: Iterable[Document]) -> Iterator[Tagging]:
        """Tag documents one by one, in order."""
        return map(self.tag, docs)

    def _prepare(self, doc: Document) -> tuple[Sequence[Quoted], Encoded]:
        quoted = find_quotations(doc.text, doc.blocks)
        return quoted, encode(doc.text, without_dateline(doc), quoted, self._tokenizer)

    def _windows(self, encoded: Encoded) -> list[Window]:
        limit = self.card.window - FRAME_PIECES
        return plan_windows(encoded.block_lengths(), limit=limit, context=self.card.context)


def find_attributions(
    scores: WindowScores,
    encoded: Encoded,
    window: Window,
    *,
    text: str,
    quoted: Sequence[Quoted],
    options: DecodeOptions,
    calibration: Calibration,
) -> Iterator[tuple[Attribution, Gist | None]]:
    """Decode a window of an encoded document and place what is found in its text.

    Args:
        scores: What the network gives for the window.
        encoded: The document's pieces.
        window: Where the window lies among them.
        text: The document's text.
        quoted: Its quotations, those that touch the window at least.
        options: How eagerly to decode.
        calibration: Turns raw confidences into probabilities.

    Yields:
        Attributions, each with what it amounts to, if the network tells that.
    """
    drafts = decode_window(
        scores, stretch_of(encoded, window), options, core_start=window.core_start - window.start
    )
    for draft in drafts:
        found = place(draft, encoded, window, text=text, quoted=quoted, calibration=calibration)
        if found.content:
            cue = (draft.first, draft.last)
            acts = scores.acts
            yield found, (gist_of(acts, cue, draft.content, draft.source, encoded, window) if acts else None)


def without_dateline(doc: Document) -> tuple[Block, ...]:
    """Return the blocks of a document, the dateline cut off: it is the agency's, whoever speaks after it."""
    if doc.dateline is None:
        return doc.blocks
    line = doc.dateline.span
    return tuple(
        replace(block, span=Span(line.end, block.span.end)) if block.span.contains(line) else block
        for block in doc.blocks
    )


def between(quoted: Sequence[Quoted], reach: Sequence[int], start: int, end: int) -> list[Quoted]:
    """Return the quotations that touch `[start, end)` of the text.

    Args:
        quoted: In order of their openers.
        reach: How far into the text the quotations up to each one reach.
        start: First code point.
        end: The one after the last.
    """
    first, stop = bisect_right(reach, start), bisect_left(quoted, end, key=attrgetter("span.start"))
    return [one for one in quoted[first:stop] if start < one.span.end]


def load_tagger(folder: Path | None = None, *, threads: int = 1) -> Tagger:
    """Load a tagger.

    Args:
        folder: Holds `card.json`, `model.onnx` and `tokenizer.json`; by default the weights that ship
            with us.
        threads: Threads that the encoder may use.

    Raises:
        ModelNotFound: A file is missing.
        ModelMismatch: A file is not what the card says.
    """
    from tokenizers import Tokenizer

    folder = folder or WEIGHTS
    card = load_card(folder)
    data = checked_bytes(folder / TOKENIZER_FILE, card.tokenizer_sha256)
    try:
        tokenizer = Tokenizer.from_str(data.decode("utf-8"))
    except Exception as exc:  # the library raises no narrower class
        raise ModelMismatch(TOKENIZER_FILE, expected="a tokenizer", actual=str(exc)) from exc
    return Tagger(card, tokenizer, load_encoder(folder, card, threads=threads))
