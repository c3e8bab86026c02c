"""The lists of the record: reports, versions, layers, issues, judgements, counts.

Plain SQLAlchemy Core, the same for every back end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.errors import NotFound
from onrecord.model import Issue, Judgement, Revision
from onrecord.store import rows
from onrecord.store.base import Counts, IssueRow, ReportRow, Review, ReviewState, Tombstone, VersionRow
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.store.latest import part_of
from onrecord.store.pages import Page
from onrecord.store.reading import (
    document_key_of,
    latest_of_versions,
    reading_key_of,
    story_key_of,
    title_of_document,
)
from onrecord.store.schema import (
    documents,
    findings,
    issues,
    judgements,
    readings,
    reviews,
    sources,
    statements,
    stories,
    tombstones,
)

INDEXED_CHARS = 500
"""Of a speaker's name, in the index of PostgreSQL, which takes no very long ones."""


def list_reports(conn: Connection, *, limit: int, after: str | None) -> Page[ReportRow]:
    """See `Store.reports`."""
    query = _report_rows().order_by(stories.c.published.desc(), stories.c.key.desc()).limit(limit + 1)
    if after is not None:
        published, key = parse_cursor(after, "reports", str, int)
        before = (stories.c.published < published) | (
            (stories.c.published == published) & (stories.c.key < key)
        )
        query = query.where(before)
    found = [dict(row) for row in conn.execute(query).mappings()]
    places = [(row.pop("sorted_by"), row.pop("key")) for row in found]
    cursor = to_cursor("reports", *places[limit - 1]) if len(found) > limit else None
    return Page(tuple(ReportRow(**(row | _revised(row))) for row in found[:limit]), cursor)


def _revised(row: Mapping[Any, Any]) -> dict[str, Revision | None]:
    """Return what a row says that its version is to an earlier one, as a value."""
    return {"revision": Revision.from_dict(row["revision"]) if row["revision"] else None}


def _report_rows() -> Select[Any]:
    own = {table: table.c.reading_key == readings.c.key for table in (statements, findings, issues)}
    own[statements] &= statements.c.within.is_(None) & ~statements.c.hidden
    own[findings] &= ~findings.c.hidden
    versions = select(func.count(documents.c.version.distinct())).where(
        documents.c.story_key == stories.c.key, ~documents.c.withheld
    )
    columns = [
        documents.c[name]
        for name in (
            "document_id",
            "name",
            "url",
            "publisher",
            "published",
            "language",
            "version",
            "revision",
        )
    ]
    return (
        select(
            *columns,
            title_of_document(),
            stories.c.published.label("sorted_by"),
            *(stories.c[name] for name in ("key", "story_id", "first_seen", "last_seen")),
            readings.c.layer,
            versions.correlate(stories).scalar_subquery().label("versions"),
            *(_count(func.count(), own[table]).label(table.name) for table in own),
            _count(func.count(statements.c.speaker.distinct()), own[statements]).label("speakers"),
        )
        .select_from(stories)
        .join(readings, readings.c.key == stories.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
    )


def _count(what: ColumnElement[int], where: ColumnElement[bool]) -> Any:
    return select(what).where(where).correlate(readings).scalar_subquery()


def list_versions(conn: Connection, story_id: str) -> tuple[VersionRow, ...]:
    """See `Store.versions`."""
    key = story_key_of(conn, story_id)
    full = conn.execute(select(stories.c.story_id).where(stories.c.key == key)).scalar_one()
    latest = latest_of_versions().where(documents.c.story_key == key)
    own = sources.c.document_key.in_(_same_version())
    query = (
        select(
            *(documents.c[name] for name in ("document_id", "version", "name", "published", "revision")),
            title_of_document(),
            readings.c.layer,
            *(
                select(what).where(own).correlate(documents).scalar_subquery().label(name)
                for name, what in {
                    "sources": func.count(),
                    "first_seen": func.min(sources.c.first_seen),
                    "last_seen": func.max(sources.c.last_seen),
                }.items()
            ),
        )
        .join(readings, readings.c.document_key == documents.c.key)
        .where(readings.c.key.in_(latest))
        .order_by(documents.c.version)
    )
    found = conn.execute(query).mappings()
    return tuple(VersionRow(**({**row} | _revised(row)), story_id=full) for row in found)


def _same_version() -> Any:
    """Select the documents of the version that the outer query's document belongs to."""
    twin = documents.alias("twin")
    same = (twin.c.story_key == documents.c.story_key) & (twin.c.version == documents.c.version)
    return select(twin.c.key).where(same).correlate(documents)


def list_layers(conn: Connection, document_id: str) -> tuple[str, ...]:
    """See `Store.layers`."""
    key = document_key_of(conn, document_id)
    query = select(readings.c.layer).where(readings.c.document_key == key).order_by(readings.c.key)
    return tuple(conn.execute(query).scalars())


def list_issues(
    conn: Connection, *, limit: int, after: str | None, document_id: str | None
) -> Page[IssueRow]:
    """See `Store.issues`."""
    query = (
        select(issues, documents.c.document_id)
        .outerjoin(readings, readings.c.key == issues.c.reading_key)
        .outerjoin(documents, documents.c.key == readings.c.document_key)
    )
    if document_id is None:
        query = query.where(issues.c.shown)
    else:
        query = query.where(issues.c.reading_key == reading_key_of(conn, document_id))
    by = ((issues.c.key, "key", int),)
    found, cursor = part_of(conn, query, "issues", by, limit=limit, after=after)
    return Page(tuple(map(_issue_row, found)), cursor)


def _issue_row(row: Any) -> IssueRow:
    issue = rows.value_from(Issue, row)
    return IssueRow(issue, row["document_id"], row["first_seen"], row["last_seen"])


def list_judgements(conn: Connection, document_id: str) -> tuple[tuple[int, Judgement, dt.datetime], ...]:
    """See `Store.judgements`."""
    key = document_key_of(conn, document_id)
    query = (
        select(judgements, documents.c.document_id)
        .join(documents, documents.c.key == judgements.c.document_key)
        .where(judgements.c.document_key == key)
        .order_by(judgements.c.key)
    )
    return tuple(
        (row["key"], rows.judgement_from(row), row["made_at"]) for row in conn.execute(query).mappings()
    )


def list_reviews(
    conn: Connection, *, state: ReviewState | None, limit: int, after: str | None
) -> Page[Review]:
    """See `Store.reviews`."""
    query = review_rows()
    if state is not None:
        query = query.where(func.coalesce(reviews.c.state, "standing") == state)
    by = ((judgements.c.key, "key", int),)
    found, cursor = part_of(conn, query, "reviews", by, limit=limit, after=after)
    return Page(tuple(map(review_of_row, found)), cursor)


def get_review(conn: Connection, number: int) -> Review:
    """See `Store.review`."""
    row = conn.execute(review_rows().where(judgements.c.key == number)).mappings().first()
    if row is None:
        raise NotFound(f"there is no judgement with the number {number}")
    return review_of_row(row)


def review_rows() -> Select[Any]:
    """Select judgements that may be shown, each with its version and what became of it."""
    return (
        select(
            judgements,
            documents.c.document_id,
            func.coalesce(reviews.c.state, "standing").label("state"),
            reviews.c.row_id.label("row_now"),
            reviews.c.reason.label("why"),
        )
        .join(documents, documents.c.key == judgements.c.document_key)
        .outerjoin(reviews, reviews.c.judgement_key == judgements.c.key)
        .where(~documents.c.withheld)
    )


def review_of_row(row: Mapping[Any, Any]) -> Review:
    """Return a row of `review_rows` as a value."""
    judgement = rows.judgement_from(row)
    return Review(row["key"], judgement, row["made_at"], row["state"], row["row_now"], row["why"])


def list_tombstones(conn: Connection) -> tuple[Tombstone, ...]:
    """See `Store.tombstones`."""
    found = conn.execute(select(tombstones).order_by(tombstones.c.key.desc())).mappings()
    return tuple(Tombstone(**{name: row[name] for name in Tombstone.__dataclass_fields__}) for row in found)


def count_all(conn: Connection) -> Counts:
    """See `Store.counts`."""
    versions = (
        select(documents.c.story_key, documents.c.version).where(~documents.c.withheld).distinct().subquery()
    )
    queries = (
        select(func.count()).select_from(stories).where(stories.c.reading_key.is_not(None)),
        select(func.count()).select_from(versions),
        select(func.count()).select_from(statements).where(statements.c.shown),
        _count_of_speakers(conn),
        select(func.count()).select_from(issues).where(issues.c.shown),
    )
    return Counts(*(conn.execute(query).scalar_one() for query in queries))


def _count_of_speakers(conn: Connection) -> Select[tuple[int]]:
    """Count the names of speakers by stepping from each to the next in the index, past its other rows.

    Source:
        PostgreSQL wiki, Loose indexscan.
    """
    speaker: ColumnElement[Any] = statements.c.speaker
    if conn.dialect.name == "postgresql":
        speaker = func.substr(speaker, 1, INDEXED_CHARS)
    found = select(func.min(speaker).label("name")).where(statements.c.shown)
    names = found.cte("names", recursive=True)
    further = select(func.min(speaker)).where(statements.c.shown, speaker > names.c.name)
    names = names.union_all(select(further.scalar_subquery()).where(names.c.name.is_not(None)))
    return select(func.count(names.c.name))


def reading_keys(conn: Connection, *, after: int, limit: int, all_versions: bool) -> list[tuple[int, int]]:
    """Return the next readings to show, each with the place to go on after."""
    if all_versions:
        held = select(documents.c.key).where(documents.c.withheld)
        query = select(readings.c.key, readings.c.key).where(
            readings.c.key > after, _is_latest(), readings.c.document_key.not_in(held)
        )
        query = query.order_by(readings.c.key)
    else:
        query = select(stories.c.key, stories.c.reading_key).where(
            stories.c.key > after, stories.c.reading_key.is_not(None)
        )
        query = query.order_by(stories.c.key)
    return [(place, key) for place, key in conn.execute(query.limit(limit))]


def _is_latest() -> ColumnElement[bool]:
    """Tell whether the outer query's reading is the latest of its version."""
    own, twin, later = documents.alias("own"), documents.alias("twin"), readings.alias("later")
    return ~(
        select(later.c.key)
        .join(twin, twin.c.key == later.c.document_key)
        .join(own, (own.c.story_key == twin.c.story_key) & (own.c.version == twin.c.version))
        .where(own.c.key == readings.c.document_key, later.c.key > readings.c.key)
        .correlate(readings)
        .exists()
    )
