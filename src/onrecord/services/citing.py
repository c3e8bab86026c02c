"""Statements as they can be cited: the exact words, and the report that prints them.

    for found in cite_hits(store, search_statements(store, "truce").page.items):
        print(found.cited.words, found.cited.citation.title)

Every word is a slice of a report at the statement's spans; none is made here.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from onrecord.model import BlockRole, Document, Span, Statement
from onrecord.store.base import Hit, Store

MOST_HELD = 500
"""How many documents are kept for the next search."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Which report is cited, and which version of it.

    Attributes:
        document_id: The version that holds the words.
        story_id: The story that it is a version of.
        name: What the input called it.
        title: Its title, else the headline in its text.
        publisher: Who issued it.
        published: EDTF.
        url: Its address.
        language: Of its text, as a BCP 47 tag, so that quoted words can be marked with it.
    """

    document_id: str
    story_id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CitedStatement:
    """A statement with its words; each of the three lists holds a slice for each span of the statement."""

    statement: Statement
    words: tuple[str, ...]
    source_words: tuple[str, ...]
    cue_words: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class CitedHit:
    """A statement that a search found, with its words and its report."""

    cited: CitedStatement
    hit: Hit


def cite_document(doc: Document) -> Citation:
    """Return what names a report."""
    return Citation(
        document_id=doc.id,
        story_id=doc.story_id,
        name=doc.name,
        title=headline_of(doc),
        publisher=doc.publisher,
        published=doc.published,
        url=doc.url,
        language=doc.language,
    )


def cite_statement(stmt: Statement, doc: Document) -> CitedStatement:
    """Cut a statement's words out of its report."""
    return CitedStatement(
        statement=stmt,
        words=_slices(doc, stmt.content),
        source_words=_slices(doc, stmt.source),
        cue_words=_slices(doc, stmt.cue),
        citation=cite_document(doc),
    )


class HeldDocuments:
    """The documents cited last, so that each is not read anew for every search; for any number of threads.

    A version never changes, and only those are asked for that a search has just shown; so what is removed or
    withheld from the record is not shown from here.
    """

    def __init__(self, most: int = MOST_HELD) -> None:
        self._most = most
        self._held: OrderedDict[str, Document] = OrderedDict()
        self._lock = Lock()

    def documents_of(self, store: Store, hits: Iterable[Hit]) -> dict[str, Document]:
        """Return the documents that hits stand in, by id; those removed since the search are left out."""
        wanted = dict.fromkeys(hit.document_id for hit in hits)
        with self._lock:
            found = {key: self._held[key] for key in wanted if key in self._held}
            for key in found:
                self._held.move_to_end(key)
        lacking = [key for key in wanted if key not in found]
        new = store.documents(lacking) if lacking else {}
        with self._lock:
            self._held.update(new)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return {**found, **new}


def cite_hits(
    store: Store, hits: Iterable[Hit], *, held: HeldDocuments | None = None
) -> tuple[CitedHit, ...]:
    """Give each hit of a search its words and its report; one removed since is left out.

    Args:
        store: The record.
        hits: As the search has just given them.
        held: Documents of this record that are kept from one search to the next.
    """
    found = tuple(hits)
    docs = (held or HeldDocuments()).documents_of(store, found)
    return tuple(
        CitedHit(cite_statement(hit.statement, docs[hit.document_id]), hit)
        for hit in found
        if hit.document_id in docs
    )


def first_seen(store: Store, citations: Iterable[Citation]) -> dict[str, dt.datetime]:
    """Return since when each version cited is on record, by its id; UTC."""
    stories = dict.fromkeys(citation.story_id for citation in citations)
    rows = (row for story in stories for row in store.versions(story))
    return {row.document_id: row.first_seen for row in rows}


def headline_of(doc: Document) -> str | None:
    """Return the stated title, else the headline that the text begins with, on one line."""
    blocks = (block.span.text_of(doc.text) for block in doc.blocks_of(BlockRole.HEADLINE))
    headline = doc.title or next(blocks, None)
    return " ".join(headline.split()) if headline else None


def _slices(doc: Document, spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(span.text_of(doc.text) for span in spans)
