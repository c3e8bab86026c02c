"""Statements on their way out: all of the record, or what a query finds, one by one and as many as there are.

for entry in iter_entries(store, "truce"):
    print(entry.title, entry.line)
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.exports.entries import Entry, Judged
from onrecord.model import Decision, Document, Entity, Report
from onrecord.services.search import search_statements
from onrecord.store.base import Hit, Store
from onrecord.store.pages import all_items

PAGE_HITS = 1_000
"""How many hits a search gives at once; more are asked for as they are taken."""

ON_STATEMENTS = (Decision.ACCEPT, Decision.CORRECT)
"""Decisions on a statement that is shown; one that was rejected is not."""

HELD_REPORTS = 200
"""How many reports are held, for hits of one report often follow each other."""


def iter_entries(store: Store, query: str | None = None, *, all_versions: bool = False) -> Iterator[Entry]:
    """Give statements with their reports, each when it is asked for.

    Statements inside the content of others are left out, as search leaves them out.

    Args:
        store: The record.
        query: What to look for, as `search_statements` takes it, best first; None for all statements of each
            story's newest version, in the order in which stories came in.
        all_versions: Without a query, statements of every version.
    """
    if query is not None:
        return _found(store, query)
    return _all(store, all_versions=all_versions)


def _all(store: Store, *, all_versions: bool) -> Iterator[Entry]:
    judgements = _Judgements(store)
    for report in store.iter_reports(all_versions=all_versions):
        context = _context(report, judgements)
        is_latest = not all_versions or _is_latest(store, report.document)
        for stmt in report.outer:
            yield Entry(stmt, context.document, context.entities, context.judged.get(stmt.id, ()), is_latest)


def _is_latest(store: Store, doc: Document) -> bool:
    return store.versions(doc.story_id)[-1].document_id == doc.id


def _found(store: Store, query: str) -> Iterator[Entry]:
    held = _Held(store)
    for hit in _hits(store, query):
        context = held.get(hit.document_id)
        if context is not None:
            stmt = hit.statement
            judged = context.judged.get(stmt.id, ())
            yield Entry(stmt, context.document, context.entities, judged, hit.latest)


def _hits(store: Store, query: str) -> Iterator[Hit]:
    return all_items(lambda after: search_statements(store, query, limit=PAGE_HITS, after=after).page)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the statements of a report share."""

    document: Document
    entities: Mapping[str, Entity]
    judged: Mapping[str, tuple[Judged, ...]]


def _context(report: Report, judgements: _Judgements) -> _Context:
    doc = report.document
    return _Context(doc, {entity.id: entity for entity in report.entities}, judgements.of(doc))


class _Judgements:
    """What people decided on statements, as far as it stands."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._are_any = bool(store.reviews(limit=1).items)

    def of(self, doc: Document) -> dict[str, tuple[Judged, ...]]:
        """Return the decisions on statements of a version, by statement, oldest first.

        A decision on another version of the story counts where it was carried to this one.
        """
        found: dict[str, tuple[Judged, ...]] = {}
        for number in sorted(self._numbers(doc)) if self._are_any else ():
            review = self._store.review(number)
            if review.state == "standing":
                one = Judged(review.judgement, review.made_at)
                for row_id in {review.row_id or "", review.judgement.row_id}:
                    found[row_id] = (*found.get(row_id, ()), one)
        return found

    def _numbers(self, doc: Document) -> set[int]:
        versions = {doc.id, *(row.document_id for row in self._store.versions(doc.story_id))}
        made = (one for version in versions for one in self._store.judgements(version))
        return {number for number, judgement, _ in made if judgement.decision in ON_STATEMENTS}


class _Held:
    """The reports that were needed last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._judgements = _Judgements(store)
        self._contexts: OrderedDict[str, _Context] = OrderedDict()

    def get(self, document_id: str) -> _Context | None:
        """Return a report's context; None where the report was removed since it was found."""
        if document_id in self._contexts:
            self._contexts.move_to_end(document_id)
            return self._contexts[document_id]
        try:
            context = _context(self._store.report(document_id), self._judgements)
        except NotFound:
            return None
        self._contexts[document_id] = context
        if len(self._contexts) > HELD_REPORTS:
            self._contexts.popitem(last=False)
        return context
