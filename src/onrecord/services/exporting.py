"""Statements on their way out: all of the record, or what a query finds, one by one and as many as there are.

for entry in iter_entries(store, "truce"):
    print(entry.title, entry.line)
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.exports.entries import Entry, Judged
from onrecord.model import Decision, Document, Entity, Statement
from onrecord.services.search import search_statements, whole_query
from onrecord.store.base import Hit, Store
from onrecord.store.base_who import Whom
from onrecord.store.pages import all_items

PAGE_HITS = 1_000
"""How many hits a search gives at once; more are asked for as they are taken."""

ON_STATEMENTS = (Decision.ACCEPT, Decision.CORRECT)
"""Decisions on a statement that is shown; one that was rejected is not."""

HELD_REPORTS = 200
"""How many reports are asked for at once, and held, for hits of one report often follow each other."""


def iter_entries(
    store: Store, query: str | None = None, *, all_versions: bool = False, who: bool = False
) -> Iterator[Entry]:
    """Give statements with their reports, each when it is asked for.

    Statements inside the content of others are left out, as search leaves them out.

    Args:
        store: The record.
        query: What to look for, as `search_statements` takes it, best first; None for all statements of each
            story's newest version, in the order in which stories came in.
        all_versions: Without a query, statements of every version.
        who: Whether to tell with each who is whom in the whole record and in the authority file.

    Raises:
        ConfigError: The query has a filter that is not understood: more would be given than is meant.
    """
    if query is not None:
        whole_query(query)
        return _found(store, query, who=who)
    return _all(store, all_versions=all_versions, who=who)


def _all(store: Store, *, all_versions: bool, who: bool) -> Iterator[Entry]:
    judgements = _Judgements(store)
    for report in store.iter_reports(all_versions=all_versions):
        doc = report.document
        whom = _whom(store, [report.entities]) if who else {}
        context = _context(doc, report.entities, judgements, whom)
        is_latest = not all_versions or _is_latest(store, doc)
        for stmt in report.outer:
            yield context.entry(stmt, latest=is_latest)


def _is_latest(store: Store, doc: Document) -> bool:
    return store.versions(doc.story_id)[-1].document_id == doc.id


def _found(store: Store, query: str, *, who: bool) -> Iterator[Entry]:
    held = _Held(store, who=who)
    hits = _hits(store, query)
    while some := list(islice(hits, min(PAGE_HITS, HELD_REPORTS))):
        contexts = held.get(hit.document_id for hit in some)
        for hit in some:
            if hit.document_id in contexts:
                yield contexts[hit.document_id].entry(hit.statement, latest=hit.latest)


def _hits(store: Store, query: str) -> Iterator[Hit]:
    return all_items(lambda after: search_statements(store, query, limit=PAGE_HITS, after=after).page)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the statements of a report share."""

    document: Document
    entities: Mapping[str, Entity]
    judged: Mapping[str, tuple[Judged, ...]]
    whom: Mapping[str, Whom]

    def entry(self, stmt: Statement, *, latest: bool) -> Entry:
        """Return a statement of the report as it is exported."""
        judged = self.judged.get(stmt.id, ())
        return Entry(stmt, self.document, self.entities, judged, latest, self.whom)


def _context(
    doc: Document, entities: Iterable[Entity], judgements: _Judgements, whom: Mapping[str, Whom]
) -> _Context:
    own = {entity.id: entity for entity in entities}
    return _Context(doc, own, judgements.of(doc), {key: whom[key] for key in own if key in whom})


def _whom(store: Store, groups: Iterable[Iterable[Entity]]) -> Mapping[str, Whom]:
    return store.who_are([entity.id for entities in groups for entity in entities])


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
    """The reports that were needed last; those of some hits are asked for together."""

    def __init__(self, store: Store, *, who: bool) -> None:
        self._store = store
        self._who = who
        self._judgements = _Judgements(store)
        self._contexts: OrderedDict[str, _Context] = OrderedDict()

    def get(self, document_ids: Iterable[str]) -> dict[str, _Context]:
        """Return reports' contexts, by id, without those that were removed since they were found."""
        wanted = dict.fromkeys(document_ids)
        known = {key: self._contexts[key] for key in wanted if key in self._contexts}
        new = self._read([key for key in wanted if key not in known])
        for key, context in (known | new).items():
            self._contexts[key] = context
            self._contexts.move_to_end(key)
        while len(self._contexts) > HELD_REPORTS:
            self._contexts.popitem(last=False)
        return known | new

    def _read(self, ids: Sequence[str]) -> dict[str, _Context]:
        docs, entities = self._store.documents(ids), self._store.entities_in(ids)
        whom = _whom(self._store, entities.values()) if self._who else {}
        return {
            key: _context(doc, entities.get(key, ()), self._judgements, whom) for key, doc in docs.items()
        }
