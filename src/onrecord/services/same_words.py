"""The same words in several reports: whole, clipped or altered, side by side.

told = same_words(store, "sm-3f2a91c0")
for one in told.renderings:
    print(one.hit.title, one.comparison.how)
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Document, Statement
from onrecord.services.comparing import Comparison, compare_words
from onrecord.store.base import Hit, Store
from onrecord.store.query import Query, Shingles
from onrecord.store.shingles import quoted_prints, quoted_words
from onrecord.store.words import words_at

MOST_CANDIDATES = 1_000
_ORDER = ("same", "clipped", "altered")


@dataclass(frozen=True, slots=True)
class Rendering:
    """A statement of another report that relays the same words, and how."""

    hit: Hit
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class SameWords:
    """A quotation as reports have it.

    Attributes:
        statement: The statement that was asked for.
        document: Its report.
        quoted: Its words between quotation marks, in parts; none where it quotes nothing.
        renderings: The same words elsewhere, whole ones first, then clipped, then altered.
        all_seen: False where so many statements share some of the words that only those that came in last
            were compared.
    """

    statement: Statement
    document: Document
    quoted: tuple[str, ...]
    renderings: tuple[Rendering, ...]
    all_seen: bool


def same_words(store: Store, statement_id: str) -> SameWords:
    """Find the quoted words of a statement in other reports.

    Candidates are those that share a run of three quoted words, which the search index knows; quotations of
    fewer words have none.

    Args:
        store: The record.
        statement_id: A statement's id, or the beginning of it.

    Raises:
        NotFound: No statement, or more than one, has such an id.
    """
    stmt, doc = store.statement(statement_id)
    words = words_at(doc.text, stmt.content)
    quoted = quoted_words(words, stmt.quotation)
    prints = quoted_prints(words, stmt.quotation)
    page = store.search(Query((Shingles(tuple(prints)),) if prints else ()), limit=MOST_CANDIDATES)
    found = [
        Rendering(hit, comparison)
        for hit in page.items
        if hit.document_id != doc.id
        and (comparison := compare_words(quoted, quoted_words(hit.words, hit.statement.quotation)))
    ]
    found.sort(
        key=lambda one: (_ORDER.index(one.comparison.how), -one.comparison.share, one.hit.published or "")
    )
    return SameWords(stmt, doc, tuple(quoted), tuple(found), page.next is None)
