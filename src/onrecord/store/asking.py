"""The questions that reports say were asked, over the whole record: listed, filtered, counted.

Plain SQLAlchemy Core, the same for every back end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.model import Finding, Span
from onrecord.store import rows
from onrecord.store.base_notes import Answer, QuestionCounts, QuestionRow, QuestionsAsked, Where
from onrecord.store.base_rows import Facet
from onrecord.store.latest import part_of
from onrecord.store.pages import Page
from onrecord.store.reading import title_of_document
from onrecord.store.record_entities import ENTITY, RECORD, record_id_of
from onrecord.store.schema import documents, findings, readings, statements, stories
from onrecord.store.schema_notes import question_notes
from onrecord.store.schema_who import members
from onrecord.store.unsorted import parts_of
from onrecord.store.words import words_at

MOST_SILENT = 10
COUNTED = 5_000
"""So many entities of reports are looked for by a list of them; of more, those that came in last are where
questions are counted, and where they are listed, each question is looked at.
"""

WITHOUT_ANSWER = ("declined", "open")

_notes = question_notes.c


def list_questions(
    conn: Connection, asked: QuestionsAsked, *, limit: int, after: str | None
) -> Page[QuestionRow]:
    """See `NoteStore.questions`."""
    wanted = select(_notes.key, _notes.day).where(*_asked_for(conn, asked, _is_of))
    if asked.states:
        wanted = wanted.where(_notes.state.in_(asked.states))
    by = ((_notes.day, "day", str), (_notes.key, "key", int))
    chosen, cursor = part_of(conn, wanted, "questions", by, limit=limit, after=after)
    return Page(tuple(_questions_of(conn, [row["key"] for row in chosen])), cursor)


def _questions_of(conn: Connection, note_keys: Sequence[int]) -> list[QuestionRow]:
    """Return questions in a given order; only of these findings and reports are read, whose rows are long."""
    query = (
        select(
            findings,
            *(_notes[name] for name in ("asker", "asker_id", "asked", "asked_id", "day")),
            _notes.key.label("note_key"),
            *(documents.c[name] for name in ("document_id", "name", "publisher", "published", "text")),
            title_of_document(),
        )
        .select_from(question_notes)
        .join(stories, stories.c.key == _notes.story_key)
        .join(
            findings,
            (findings.c.finding_id == _notes.finding_id)
            & (findings.c.reading_key == stories.c.reading_key)
            & ~findings.c.hidden,
        )
        .join(readings, readings.c.key == stories.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(_notes.key.in_(note_keys))
    )
    found = {row["note_key"]: row for row in conn.execute(query).mappings()}
    return _question_rows(conn, [found[key] for key in note_keys if key in found])


def count_questions(conn: Connection, asked: QuestionsAsked) -> QuestionCounts:
    """See `NoteStore.question_counts`."""
    query = (
        select(_notes.state, _notes.asked, func.count().label("number"))
        .where(*_asked_for(conn, asked, _is_of_last))
        .group_by(_notes.state, _notes.asked)
    )
    states: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for row in conn.execute(query):
        states[row.state] += row.number
        if row.asked is not None and row.state in WITHOUT_ANSWER:
            silent[row.asked] += row.number
    most = sorted(silent.items(), key=lambda one: (-one[1], one[0]))[:MOST_SILENT]
    found = tuple(Facet(name, number) for name, number in most)
    return QuestionCounts(dict(states), found, exact=_is_exact(conn, asked))


def _is_exact(conn: Connection, asked: QuestionsAsked) -> bool:
    """Tell whether all entities of reports that are somebody's are looked for where questions are counted."""
    wanted = [one for one in (asked.asked, asked.person) if one and one.startswith((ENTITY, RECORD))]
    return all(_has_at_most(conn, record_id_of(conn, one), COUNTED) for one in wanted)


def _has_at_most(conn: Connection, record_id: str | None, most: int) -> bool:
    some = select(members.c.key).where(members.c.record_id == record_id).limit(most + 1).subquery()
    count: int = conn.execute(select(func.count()).select_from(some)).scalar_one()
    return count <= most


_IsOf = Callable[[Connection, ColumnElement[str], str | None], ColumnElement[bool]]
"""What holds of an entity of a report that is one of somebody's."""


def _asked_for(conn: Connection, asked: QuestionsAsked, is_of: _IsOf) -> list[ColumnElement[bool]]:
    wanted = within_days(_notes.day, asked.since, asked.until)
    if asked.publisher is not None:
        wanted.append(_notes.publisher == asked.publisher)
    if asked.asked is not None:
        wanted.append(_is_about(conn, asked.asked, ("asked",), is_of))
    if asked.person is not None:
        wanted.append(_is_about(conn, asked.person, ("asked", "asker"), is_of))
    return wanted


def within_days(day: ColumnElement[str], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Return what holds of days in a range, each end a year, a month or a day; none for no range."""
    wanted = [day >= since] if since else []
    # What begins as the end does is part of it: "~" sorts behind whatever can follow.
    return wanted + ([day <= f"{until}~", day != ""] if until else [])


def _is_about(conn: Connection, person: str, parts: Sequence[str], is_of: _IsOf) -> ColumnElement[bool]:
    if person.startswith((ENTITY, RECORD)):
        record_id = record_id_of(conn, person)
        return or_(*(is_of(conn, _notes[f"{part}_id"], record_id) for part in parts))
    words = " ".join(person.split())
    return or_(*(_notes[part].icontains(words, autoescape=True) for part in parts))


def _is_of(conn: Connection, entity_id: ColumnElement[str], record_id: str | None) -> ColumnElement[bool]:
    """Tell whether an entity of a report is one of somebody's: of many, each is looked up for itself."""
    if _has_at_most(conn, record_id, COUNTED):
        return entity_id.in_(select(members.c.entity_id).where(members.c.record_id == record_id))
    # As a value that is compared, so that it is looked up by the entity and never by the record's many.
    whose = select(func.max(members.c.record_id)).where(members.c.entity_id == entity_id)
    return whose.correlate(question_notes).scalar_subquery() == record_id


def _is_of_last(
    _conn: Connection, entity_id: ColumnElement[str], record_id: str | None
) -> ColumnElement[bool]:
    """Tell whether an entity of a report is one of those of somebody's that came in last."""
    last = select(members.c.entity_id, members.c.key).where(members.c.record_id == record_id)
    some = last.order_by(members.c.key.desc()).limit(COUNTED).subquery()
    return entity_id.in_(select(some.c.entity_id))


def _question_rows(conn: Connection, found: Sequence[Mapping[Any, Any]]) -> list[QuestionRow]:
    told = [(row, rows.value_from(Finding, row)) for row in found]
    said = _said(conn, [(row["reading_key"], finding) for row, finding in told])
    named = [row[name] for row, _ in told for name in ("asker_id", "asked_id")]
    ids = record_ids(conn, [*named, *(one["speaker_id"] for one in said.values())])
    return [
        QuestionRow(
            finding=finding,
            **{name: row[name] for name in ("asker", "asked")},
            asker_id=ids.get(row["asker_id"]),
            asked_id=ids.get(row["asked_id"]),
            day=row["day"] or None,
            answers=tuple(
                _answer(said[row["reading_key"], one.statement], ids, row["text"])
                for one in finding.accounts
                if (row["reading_key"], one.statement) in said
            ),
            where=where_of(row),
        )
        for row, finding in told
    ]


def where_of(row: Mapping[Any, Any]) -> Where:
    """Return the report of a row that has its columns and title."""
    return Where(**{name: row[name] for name in Where.__dataclass_fields__})


_ANSWER = (
    *("reading_key", "statement_id", "speaker", "speaker_id", "said_on"),
    *("cue", "words", "content", "quotation"),
)


def _said(conn: Connection, found: Sequence[tuple[int, Finding]]) -> dict[tuple[int, str], Mapping[Any, Any]]:
    """Return the statements that answer questions, by reading and id."""
    ids = sorted({account.statement for _, finding in found for account in finding.accounts})
    said: dict[tuple[int, str], Mapping[Any, Any]] = {}
    for part in parts_of(ids):
        query = select(*(statements.c[name] for name in _ANSWER)).where(
            statements.c.statement_id.in_(part), ~statements.c.hidden
        )
        said |= {(row["reading_key"], row["statement_id"]): row for row in conn.execute(query).mappings()}
    return said


def _answer(row: Mapping[Any, Any], ids: Mapping[str, str], text: str) -> Answer:
    return Answer(
        statement_id=row["statement_id"],
        by=row["speaker"],
        by_id=ids.get(row["speaker_id"]),
        said_on=row["said_on"],
        cue=words_at(text, [Span.from_list(span) for span in row["cue"]]),
        words=row["words"],
        content=tuple(Span.from_list(span) for span in row["content"]),
        quotation=row["quotation"],
    )


def record_ids(conn: Connection, entity_ids: Iterable[str | None]) -> dict[str, str]:
    """Return who of the whole record some entities of reports are, by their ids."""
    found: dict[str, str] = {}
    for part in parts_of(sorted({one for one in entity_ids if one})):
        query = select(members.c.entity_id, members.c.record_id).where(
            members.c.entity_id.in_(part), members.c.record_id.is_not(None)
        )
        found |= {row.entity_id: row.record_id for row in conn.execute(query)}
    return found
