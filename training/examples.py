"""Cut annotated articles into windows with labels."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from tokenizers import Tokenizer

from onrecord.model import Attribution, Block, BlockRole, Span
from onrecord.tagger.acts import KINDS, PARTIES
from onrecord.tagger.decode import CONTENT, SOURCE, TAGS
from onrecord.tagger.encode import END_ID, START_ID, Encoded, encode, framed
from onrecord.tagger.windows import Window, plan_windows
from onrecord.text.quotemarks import find_quotations
from training.data.polnear import Article, Row

QUOTE_STYLES = (
    {"“": '"', "”": '"', "‘": "'", "’": "'"},
    {"“": "«", "”": "»"},
    {"“": "„", "”": "“"},
    {"“": "‘", "”": "’"},
)
"""Other ways of writing quotation marks, one character for one, so that offsets hold."""


UNKNOWN = -100
"""Label of a party that nobody has given."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window of T pieces with its labels.

    Attributes:
        ids: What the encoder reads, (T,).
        types: Token types, (T,).
        tags: Labels of pieces, (T,).
        cues: First and last piece of each cue, (K, 2).
        roles: Role of each piece for each cue, (K, T).
        kinds: How likely each kind is of each cue's attribution, (K, kinds); zeros where nobody said, None if
            of none.
        parties: Whether a piece belongs to a party of a cue, (K, parties, T); UNKNOWN where it is not known.
    """

    ids: np.ndarray
    types: np.ndarray
    tags: np.ndarray
    cues: np.ndarray
    roles: np.ndarray
    kinds: np.ndarray | None = None
    parties: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """An encoded article with its labels over all pieces."""

    encoded: Encoded
    tags: np.ndarray
    cues: list[tuple[int, int]]
    roles: list[np.ndarray]
    kinds: list[np.ndarray] = field(default_factory=list)
    parties: list[np.ndarray] = field(default_factory=list)


def restyle(text: str, rng: random.Random, share: float) -> str:
    """Write the quotation marks of a text in another style, for a share of the texts."""
    if rng.random() >= share:
        return text
    return text.translate(str.maketrans(rng.choices(QUOTE_STYLES, weights=(5, 1, 1, 1))[0]))


def paragraphs(text: str) -> tuple[Block, ...]:
    """Lay an article out as one block a line."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            begin = start + line.index(body[0])
            blocks.append(Block(BlockRole.BODY, Span(begin, begin + len(body))))
        start += len(line)
    return tuple(blocks)


def label(article: Article, text: str, tokenizer: Tokenizer) -> Labelled:
    """Encode an article and put its annotation on the pieces."""
    blocks = paragraphs(text)
    encoded = encode(text, blocks, find_quotations(text, blocks), tokenizer)
    tags = np.zeros(len(encoded), dtype=np.int64)
    for role in ("content", "source", "cue"):
        for attribution in article.attributions:
            for span in getattr(attribution, role):
                pieces = pieces_of(encoded, span)
                tags[pieces] = TAGS.index(f"I-{role}")
                if len(pieces):
                    tags[pieces[0]] = TAGS.index(f"B-{role}")
    cues, roles, kinds, parties = [], [], [], []
    for number, attribution in enumerate(article.attributions):
        at = np.concatenate([pieces_of(encoded, span) for span in attribution.cue] or [np.zeros(0, int)])
        if not len(at) or not attribution.content:
            continue
        row = np.zeros(len(encoded), dtype=np.int64)
        for role, value in (("content", CONTENT), ("source", SOURCE)):
            for span in getattr(attribution, role):
                row[pieces_of(encoded, span)] = value
        row[at] = 0
        cues.append((int(at[0]), int(at[-1])))
        roles.append(row)
        if article.rows:
            kinds.append(kind_shares(article.rows[number].kinds))
            parties.append(party_rows(encoded, article.rows[number]))
    return Labelled(encoded, tags, cues, roles, kinds, parties)


def kind_shares(given: Mapping[str, float]) -> np.ndarray:
    """Return how likely each kind is, (kinds,): zeros where nobody said or a kind is not ours."""
    shares = np.zeros(len(KINDS), dtype=np.float32)
    if given and set(given) <= set(KINDS):
        for kind, share in given.items():
            shares[KINDS.index(kind)] = share
    return shares


def party_rows(encoded: Encoded, row: Row) -> np.ndarray:
    """Return whether each piece belongs to each party of an attribution, (parties, T)."""
    table = np.zeros((len(PARTIES), len(encoded)), dtype=np.int64)
    for party, spans in enumerate((row.holder, row.addressee)):
        if spans is None:
            table[party] = UNKNOWN
        for span in spans or ():
            table[party, pieces_of(encoded, span)] = 1
    return table


def pieces_of(encoded: Encoded, span: Span) -> np.ndarray:
    """Return the pieces that a span touches."""
    return np.flatnonzero(
        (encoded.starts < span.end) & (encoded.ends > span.start) & (encoded.ends > encoded.starts)
    )


def parts_in(
    encoded: Encoded, windows: Sequence[Window], attribution: Attribution
) -> tuple[int, tuple[np.ndarray, np.ndarray, np.ndarray]] | None:
    """Return where an attribution lies: the number of its window, and the pieces of its parts in that.

    It lies in the window that holds its cue, or else its content. The parts are cue, content and source, each
    counted from the window's first piece.

    Returns:
        None if it has neither cue nor content.
    """
    cue, content, source = (
        np.concatenate([pieces_of(encoded, span) for span in part] or [np.zeros(0, dtype=np.int64)])
        for part in (attribution.cue, attribution.content, attribution.source)
    )
    if not len(cue) and not len(content):
        return None
    anchor = int((cue if len(cue) else content)[0])
    number, window = next(
        (number, one) for number, one in enumerate(windows) if one.core_start <= anchor < one.end
    )

    def inside(part: np.ndarray) -> np.ndarray:
        return part[(window.start <= part) & (part < window.end)] - window.start

    return number, (inside(cue), inside(content), inside(source))


def cut(labelled: Labelled, windows: Iterable[Window]) -> list[Example]:
    """Cut a labelled article into windows; cues that are not wholly inside one are left out of it."""
    examples = []
    for window in windows:
        a, b = window.start, window.end
        inside = [i for i, (first, last) in enumerate(labelled.cues) if a <= first and last < b]
        roles = [framed(labelled.roles[i][a:b], 0, 0) for i in inside]
        examples.append(
            Example(
                ids=framed(labelled.encoded.ids[a:b], START_ID, END_ID),
                types=framed(labelled.encoded.types[a:b], 0, 0),
                tags=framed(labelled.tags[a:b], 0, 0),
                cues=np.array([labelled.cues[i] for i in inside], dtype=np.int64).reshape(-1, 2) - a + 1,
                roles=np.array(roles, dtype=np.int64).reshape(-1, b - a + 2),
                **_acts(labelled, inside, window),
            )
        )
    return examples


def _acts(labelled: Labelled, inside: list[int], window: Window) -> dict[str, np.ndarray]:
    """Return kinds and parties of the cues of a window, if they are known."""
    if not labelled.kinds:
        return {}
    kinds = np.array([labelled.kinds[i] for i in inside], dtype=np.float32).reshape(-1, len(KINDS))
    parties = np.zeros((len(inside), len(PARTIES), window.end - window.start + 2), dtype=np.int64)
    for number, i in enumerate(inside):
        parties[number, :, 1:-1] = labelled.parties[i][:, window.start : window.end]
    return {"kinds": kinds, "parties": parties}


def epoch_examples(
    articles: list[Article], tokenizer: Tokenizer, rng: random.Random, *, limit: int, restyled: float
) -> list[Example]:
    """Make one epoch's windows.

    Quotation marks restyled at random, windows cut at random places, shuffled.
    """
    examples: list[Example] = []
    for article in articles:
        labelled = label(article, restyle(article.text, rng, restyled), tokenizer)
        lengths = labelled.encoded.block_lengths()
        shift = rng.randrange(limit) if sum(lengths) > limit else 0
        examples += cut(labelled, _shifted(lengths, shift, limit))
    rng.shuffle(examples)
    return examples


def _shifted(lengths: list[int], shift: int, limit: int) -> list[Window]:
    """Plan windows whose first one is cut short, so that each epoch cuts elsewhere."""
    head, total = 0, 0
    while head < len(lengths) - 1 and total + lengths[head] <= shift:
        total += lengths[head]
        head += 1
    first = plan_windows(lengths[:head], limit=limit, context=0) if head else []
    rest = plan_windows(lengths[head:], limit=limit, context=0)
    return first + [Window(w.start + total, w.end + total, w.core_start + total) for w in rest]
