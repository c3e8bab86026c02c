"""Which pages of a record of invented statements are asked for: every kind, where it has most to do.

for asked in addresses(store):
    print(asked.kind, asked.address)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.invented import PUBLISHERS, people, places, vocabulary
from onrecord.model import EntityType, FindingType
from onrecord.store import EntityRow, Store
from onrecord.store.base_findings import ThingQuery

TWINS = (".json", ".csv", ".atom")
LATE, EARLY = "2026-01-15", "2010-05-05"
LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """An address, which kind of page it is, and what it asks for, in words.

    Attributes:
        own_bytes: So many bytes of it are the text of the report that it shows.
    """

    kind: str
    said: str
    address: str
    own_bytes: int = 0

    @property
    def is_page(self) -> bool:
        """Whether it is for people, and not one of the other forms of a page."""
        return not self.address.partition("?")[0].endswith(TWINS)


def addresses(store: Store) -> Iterator[Asked]:
    """Yield what is asked for, each page's other forms after all pages."""
    pages = [*_lists(), *_searches(store), *_texts(store), *_people(store), *_standing(store), *_compared()]
    yield from pages
    yield from (twin for one in pages for twin in _twins(one))


def _twins(one: Asked) -> Iterator[Asked]:
    path, _, query = one.address.partition("?")
    path = "/search" if path == "/" else path
    for suffix in TWINS:
        said = f"{one.said} of {one.kind}"
        yield Asked(f"as {suffix}", said, path + suffix + (f"?{query}" if query else ""))


def _lists() -> Iterator[Asked]:
    yield Asked("first page", "itself", "/")
    yield Asked("reports", "the first", "/reports")
    yield Asked("issues", "the first", "/issues")
    yield Asked("review", "most doubtful", "/review")
    yield Asked("review", "speaker unknown", "/review?unresolved=true")
    yield Asked("sources", "all", "/sources")
    yield Asked("sources", "a publisher", _of("/sources", publisher=PUBLISHERS[0]))
    yield Asked("sources", "a year", _of("/sources", since="2005-01", until="2005-12"))
    yield Asked("reasons", "all", "/sources/reasons")
    yield Asked("reasons", "a publisher", _of("/sources/reasons", publisher=PUBLISHERS[0]))
    yield Asked("unanswered", "left", "/unanswered")
    yield Asked("unanswered", "all", "/unanswered?state=all")
    yield Asked("unanswered", "a publisher", _of("/unanswered", publisher=PUBLISHERS[0]))
    yield Asked("unanswered", "a year", "/unanswered?state=all&since=2005&until=2005")
    yield Asked("unanswered", "words of a name", _of("/unanswered", person=people()[0][0].split()[-1]))


def _searches(store: Store) -> Iterator[Asked]:
    common, rare = vocabulary()[20], vocabulary()[20_000]
    first = people()[0][0].split()[-1]
    for said, query in {
        "a common word": common,
        "a rare word": rare,
        "a common word with filters": f"{common} kind:assert date:2010..",
        "a much-quoted speaker": f"speaker:{first}",
        "what a speaker said about": f"{common} speaker:{first}",
        "one of two words": f"{common} OR {vocabulary()[40]}",
        "a publisher": f"publisher:{PUBLISHERS[0]}",
    }.items():
        yield Asked("search", said, _of("/search", q=query))
    part = store.search(common, limit=20)
    yield Asked("search", "the next part", _of("/search", q=common, after=part.next or ""))


def _texts(store: Store) -> Iterator[Asked]:
    rows = store.reports(limit=50).items
    longest = max(rows, key=lambda row: row.statements)
    report = store.report(longest.document_id)
    yield Asked("report", "a long one", f"/reports/{longest.document_id}", len(report.document.text.encode()))
    yield Asked("statement", "of a long report", f"/statements/{report.statements[0].id}")


def _people(store: Store) -> Iterator[Asked]:
    yield Asked("people", "all", "/entities")
    yield Asked("people", "of a name", _of("/entities", name=people()[0][0].split()[-1]))
    for said, row in _known(store):
        yield Asked("person or body", said, f"/entities/{row.id}")
        yield Asked("unanswered", f"by or to {said}", _of("/unanswered", person=row.id, state="all"))
        yield Asked("standing", f"of {said}", _of("/standing", party=row.id, as_of=LATE))


def _known(store: Store) -> Iterator[tuple[str, EntityRow]]:
    found = store.entities(limit=LOOKED_AT).items
    yield "the most quoted", found[0]
    yield "the second most quoted", found[min(1, len(found) - 1)]
    yield "one less quoted", found[-1]
    bodies = [row for row in found if row.type is EntityType.ORGANISATION]
    if bodies:
        yield "a body", bodies[0]


def _standing(store: Store) -> Iterator[Asked]:
    for day in (LATE, EARLY):
        yield Asked("standing", f"as of {day[:4]}", _of("/standing", as_of=day))
        yield Asked("standing", f"{day[:4]}, settled too", _of("/standing", as_of=day, settled="true"))
        for finding in FindingType:
            said = f"{finding.value}, {day[:4]}"
            yield Asked("standing", said, _of("/standing", as_of=day, finding=finding.value))
    yield Asked("standing", "as known earlier", _of("/standing", as_of=LATE, known_by=EARLY))
    yield Asked("standing", "at a place", _of("/standing", as_of=EARLY, place=places()[3]))
    name = people()[0][0].split()[-1]
    yield Asked("standing", "of a name", _of("/standing", as_of=EARLY, party=name))
    query = ThingQuery(as_of=dt.date.fromisoformat(EARLY), settled=True)
    found = store.things(query, limit=LOOKED_AT).items
    longest = max(found, key=lambda thing: len(thing.members))
    for day in (LATE, EARLY):
        yield Asked("thing", f"one of many accounts, {day[:4]}", _of(f"/standing/{longest.id}", as_of=day))


def _compared() -> Iterator[Asked]:
    first, second, rare = (people()[number][0] for number in (0, 1, 40))
    yield Asked("compare", "nothing yet", "/compare")
    yield Asked("compare", "two much-quoted speakers", _of("/compare", first=first, second=second))
    yield Asked(
        "compare", "two speakers about", _of("/compare", first=first, second=rare, about=vocabulary()[40])
    )
    yield Asked(
        "compare",
        "two publishers",
        _of("/compare", by="publisher", first=PUBLISHERS[0], second=PUBLISHERS[1]),
    )
    yield Asked("compare", "two years", _of("/compare", by="date", first="2005", second="2006"))


def _of(path: str, **query: str) -> str:
    return f"{path}?{urlencode(query)}"
