"""Stories are noted for what pages count: how sources are named, who speaks for whom, what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from onrecord.model import Span
from onrecord.store.columns import ExactText, Key, Plain
from onrecord.store.days import day_of
from onrecord.store.notes import Noted, NotedQuestion, NotedStatement, notes_of, why_withheld

revision = "0011"
down_revision = "0010"

BATCH = 200

stories = sa.table("stories", sa.column("key", Key), sa.column("reading_key", Key))
readings = sa.table(
    "readings", sa.column("key", Key), sa.column("document_key", Key), sa.column("dated", Plain)
)
documents = sa.table(
    "documents",
    sa.column("key", Key),
    *(sa.column(name, ExactText) for name in ("publisher", "published", "text")),
)
statements = sa.table(
    "statements",
    *(sa.column(name, Key) for name in ("key", "reading_key")),
    *(
        sa.column(name, ExactText)
        for name in ("statement_id", "speaker", "speaker_id", "holder", "said_on", "within")
    ),
    sa.column("naming", sa.Text),
    sa.column("evidence", Plain),
    sa.column("hidden", sa.Boolean),
)
findings = sa.table(
    "findings",
    *(sa.column(name, Key) for name in ("key", "reading_key")),
    *(sa.column(name, ExactText) for name in ("finding_id", "finding", "state")),
    *(sa.column(name, Plain) for name in ("parties", "statements")),
    sa.column("hidden", sa.Boolean),
)
entities = sa.table(
    "entities",
    *(sa.column(name, Key) for name in ("key", "reading_key")),
    *(sa.column(name, ExactText) for name in ("name", "entity_id")),
)


def upgrade() -> None:
    """Add the tables, and note each story for the reading that it shows."""
    made = {name: _table(name, columns) for name, columns in TABLES.items()}
    for name, index, columns in INDEXES:
        op.create_index(index, name, columns)
    conn = op.get_bind()
    for batch in _batches(conn):
        for row in batch:
            noted = notes_of(_noted(conn, row))
            for name, found in noted.items():
                if found:
                    conn.execute(
                        sa.insert(made[name]), [one | {"story_key": row["story_key"]} for one in found]
                    )


def _table(name: str, columns: Sequence[tuple[str, bool, Any]]) -> sa.Table:
    return op.create_table(
        name,
        sa.Column("key", KEY, primary_key=True),
        sa.Column("story_key", KEY, sa.ForeignKey("stories.key"), nullable=False),
        *(sa.Column(column, kind or _exact(), nullable=optional) for column, optional, kind in columns),
    )


def _exact() -> ExactText:
    """Return the type of texts of any origin; columns of it sort by code points."""
    return ExactText(collation="C") if op.get_bind().dialect.name == "postgresql" else ExactText()


KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES: dict[str, tuple[tuple[str, bool, Any], ...]] = {
    "naming_notes": (
        ("publisher", True, None),
        ("month", False, None),
        ("naming", False, None),
        ("statements", False, sa.Integer()),
        ("reasoned", False, sa.Integer()),
    ),
    "withheld_notes": (
        ("statement_id", False, None),
        ("publisher", True, None),
        ("day", False, None),
        ("sort", False, None),
        ("words", False, None),
    ),
    "relay_notes": (
        ("speaker", False, None),
        ("speaker_id", True, None),
        ("holder", False, None),
        ("holder_id", True, None),
        ("day", False, None),
        ("statement_id", False, None),
        ("statements", False, sa.Integer()),
    ),
    "question_notes": (
        ("finding_id", False, None),
        ("state", False, None),
        ("publisher", True, None),
        ("day", False, None),
        *((name, True, None) for name in ("asker", "asker_id", "asked", "asked_id")),
    ),
}
INDEXES: tuple[tuple[str, str, list[str]], ...] = (
    *((name, f"{name}_by_story", ["story_key"]) for name in TABLES),
    ("naming_notes", "naming_notes_counted", ["month", "publisher", "naming", "statements", "reasoned"]),
    ("withheld_notes", "withheld_notes_by_day", ["day", "key"]),
    ("relay_notes", "relay_notes_by_speaker", ["speaker_id"]),
    ("relay_notes", "relay_notes_by_holder", ["holder_id"]),
    ("question_notes", "question_notes_by_day", ["day", "key"]),
    ("question_notes", "question_notes_by_asked", ["asked_id"]),
    ("question_notes", "question_notes_by_asker", ["asker_id"]),
)


def _batches(conn: sa.Connection) -> Iterator[Sequence[Mapping[Any, Any]]]:
    query = (
        sa.select(
            stories.c.key.label("story_key"),
            stories.c.reading_key,
            readings.c.dated,
            *(documents.c[name] for name in ("publisher", "published", "text")),
        )
        .join_from(stories, readings, readings.c.key == stories.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .order_by(stories.c.key)
        .limit(BATCH)
    )
    after = -1
    while rows := conn.execute(query.where(stories.c.key > after)).mappings().all():
        yield rows
        after = rows[-1]["story_key"]


def _noted(conn: sa.Connection, row: Mapping[Any, Any]) -> Noted:
    return Noted(
        publisher=row["publisher"],
        day=day_of(row["published"], row["dated"]["edtf"] if row["dated"] else None),
        statements=[_statement(one, row["text"]) for one in _own(conn, statements, row)],
        questions=[_question(one) for one in _own(conn, findings, row) if one["finding"] == "question"],
        ids={one["name"]: one["entity_id"] for one in _own(conn, entities, row)},
    )


def _own(conn: sa.Connection, table: Any, row: Mapping[Any, Any]) -> Sequence[Mapping[Any, Any]]:
    query = sa.select(table).where(table.c.reading_key == row["reading_key"]).order_by(table.c.key)
    if "hidden" in table.c:
        query = query.where(sa.not_(table.c.hidden))
    return conn.execute(query).mappings().all()


def _statement(row: Mapping[Any, Any], text: str) -> NotedStatement:
    evidence = (
        (one["field"], one["rule"], [Span.from_list(span) for span in one["spans"]])
        for one in row["evidence"]
    )
    return NotedStatement(
        id=row["statement_id"],
        **{name: row[name] for name in ("speaker", "speaker_id", "holder", "said_on", "naming")},
        outer=row["within"] is None,
        withheld=why_withheld(evidence, text),
    )


def _question(row: Mapping[Any, Any]) -> NotedQuestion:
    names: dict[str, str] = {}
    for party in row["parties"]:
        names.setdefault(party["part"], party["name"])
    return NotedQuestion(
        row["finding_id"], row["state"], names.get("asker"), names.get("asked"), tuple(row["statements"])
    )
