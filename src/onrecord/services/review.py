"""What a reviewer works on: a statement with all that bears on it, decided on only as it was seen.

    for one in review_queue(store, limit=10).items:
        print(one.doubt, one.statement.speaker)
    case = review_case(store, "sm-3f2a91c0")
    decide(store, case.statement.id, Decision.ACCEPT, seen=case.seen, by="Mira Tol", now=now)

Decisions are those of `judging.py` and `entities.py`, appended and undone as there. What is added is that two
people who look at the same thing do not answer each other unawares: a decision says which state of the thing
it is about, and is refused where that is no longer so.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import ConfigError, Conflict, MalformedValue
from onrecord.model import Decision, Document, Entity, Finding, Statement, content_id
from onrecord.model.interval import parse_edtf
from onrecord.services.entities import EntityPage, entity_page, merge_entities, record_ids, split_entity
from onrecord.services.judging import accept_row, correct_row, reject_row, undo
from onrecord.store.base import Review, Store
from onrecord.store.base_queue import QueuePage
from onrecord.store.correcting import STATEMENT_FIELDS, correct_field, parse_value, spans_of_value

OVERTAKEN = "somebody else decided on this after you opened it; nothing of yours was saved"

_DECIDING = threading.Lock()
"""Between looking at a state and deciding on it nobody else of this process decides."""


@dataclass(frozen=True, slots=True)
class Case:
    """A statement as a reviewer sees it.

    Attributes:
        statement: As it is shown now.
        document: The version it stands in.
        findings: Those that rest on it.
        entities: Whom the report names.
        reviews: What people have judged of it, oldest first, undone judgements among them.
        speaker_record: Who its speaker is in the whole record (`re-…`); None where nobody is known there.
        seen: What names this state of it: another once something has been decided or read anew.
    """

    statement: Statement
    document: Document
    findings: tuple[Finding, ...]
    entities: tuple[Entity, ...]
    reviews: tuple[Review, ...]
    speaker_record: str | None = None

    @property
    def seen(self) -> str:
        """What names this state of it."""
        return state_of(self.statement, self.reviews)

    @property
    def standing(self) -> tuple[Review, ...]:
        """The judgements that stand."""
        return tuple(review for review in self.reviews if review.state == "standing")


def review_queue(
    store: Store, query: str = "", *, unresolved: bool = False, limit: int = 20, after: str | None = None
) -> QueuePage:
    """Return part of what nobody has judged yet, most doubtful first; see `Store.queue`.

    Raises:
        NotFound: `after` is no cursor of this list.
    """
    return store.queue(" ".join(query.split()), unresolved=unresolved, limit=limit, after=after)


def review_case(store: Store, statement_id: str) -> Case:
    """Return a statement with all that bears on it, by its id or the beginning of it.

    Raises:
        NotFound: No statement, or more than one, has such an id.
    """
    stmt, doc = store.statement(statement_id)
    report = store.report(doc.id)
    resting = tuple(one for one in report.findings if stmt.id in one.statements)
    reviews = store.reviews_of([stmt.id]).get(stmt.id, ())
    who = record_ids(store, [stmt.speaker_id]).get(stmt.speaker_id or "")
    return Case(stmt, doc, resting, report.entities, reviews, who)


def state_of(stmt: Statement, reviews: Sequence[Review]) -> str:
    """Return what names the state of a statement: its fields and what was judged of it."""
    return content_id("at", stmt.to_dict(), [[review.number, review.state] for review in reviews])


def decide(
    store: Store,
    statement_id: str,
    decision: Decision,
    *,
    seen: str,
    by: str,
    now: dt.datetime,
    changes: Mapping[str, str | None] | None = None,
    reason: str | None = None,
) -> tuple[int, ...]:
    """Accept, reject or correct a statement, if it still is as it was seen.

    Args:
        store: The record.
        statement_id: The statement.
        decision: `accept`, `reject` or `correct`.
        seen: The state that was looked at: `Case.seen`.
        by: Who decides.
        now: When.
        changes: To correct: fields and what they should be, as `judging.correct_row` takes them; spans as
            JSON. All of them are looked at before the first is made.
        reason: Why, in the person's words.

    Returns:
        The numbers of the judgements made: one for each corrected field.

    Raises:
        NotFound: There is no such statement.
        Conflict: Somebody has decided since.
        ConfigError: There is nothing to correct, or a field cannot have its value; nothing was saved.
    """
    with _DECIDING:
        case = review_case(store, statement_id)
        if case.seen != seen:
            raise Conflict(OVERTAKEN)
        row = case.statement.id
        if decision is Decision.ACCEPT:
            return (accept_row(store, row, by=by, now=now, reason=reason),)
        if decision is Decision.REJECT:
            return (reject_row(store, row, by=by, now=now, reason=reason),)
        check_changes(case, changes or {})
        return tuple(
            correct_row(store, row, field, value, by=by, now=now, reason=reason)
            for field, value in (changes or {}).items()
        )


def check_changes(case: Case, changes: Mapping[str, str | None]) -> None:
    """See whether fields of a statement can have some values.

    Raises:
        ConfigError: One cannot, or there are none.
    """
    if not changes:
        raise ConfigError("nothing differs from what is on record")
    for field, value in changes.items():
        if field not in STATEMENT_FIELDS:
            raise ConfigError(f"{field!r} cannot be corrected")
        try:
            spans = spans_of_value(field, value) or ()
            correct_field(case.statement, field, parse_value(field, value), case.entities)
            if field == "said_on" and value is not None:
                parse_edtf(value)
        except MalformedValue as exc:
            raise ConfigError(f"{field.replace('_', ' ')} cannot be {value!r}") from exc
        if any(span.end > len(case.document.text) for span in spans):
            raise ConfigError(f"{field} cannot lie outside the report")


def take_back(store: Store, numbers: Sequence[int], *, by: str, now: dt.datetime) -> tuple[int, ...]:
    """Undo judgements, the last first; return the numbers of the undoings.

    Raises:
        NotFound: There is no judgement with one of the numbers.
        Conflict: One was undone already; of the others, none is.
    """
    with _DECIDING:
        latest_first = sorted(set(numbers), reverse=True)
        if any(store.review(number).state == "undone" for number in latest_first):
            raise Conflict("this was undone already, by you or by somebody else")
        return tuple(undo(store, number, by=by, now=now) for number in latest_first)


@dataclass(frozen=True, slots=True)
class WhoCase:
    """A person or body of the record as a reviewer sees it.

    Attributes:
        page: Its names, offices, and the entities of reports that it is made of, each with why.
        reviews: What people have judged of these, oldest first.
    """

    page: EntityPage
    reviews: tuple[Review, ...]

    @property
    def seen(self) -> str:
        """What names this state of it: whom it is made of, and what was judged."""
        members = sorted(member.entity.id for member in self.page.members)
        return content_id("at", members, [[review.number, review.state] for review in self.reviews])

    @property
    def first(self) -> str:
        """The entity of a report by which it is judged, whatever it is part of later."""
        return min(member.entity.id for member in self.page.members)


def who_case(store: Store, entity_id: str) -> WhoCase:
    """Return a person or body by its id, or by that of an entity of a report.

    Raises:
        NotFound: Nobody, or more than one, has such an id.
    """
    page = entity_page(store, entity_id)
    told = store.reviews_of([member.entity.id for member in page.members])
    found = {review.number: review for some in told.values() for review in some}
    return WhoCase(page, tuple(found[number] for number in sorted(found)))


def merge(store: Store, entity_id: str, other: str, *, seen: str, by: str, now: dt.datetime) -> int:
    """Judge two of the record to be one, if the first still is as it was seen; return the judgement's number.

    Raises:
        NotFound: One of them is not there.
        Conflict: Somebody has decided since.
        ConfigError: They are one already.
    """

    def judge(case: WhoCase) -> int:
        another = who_case(store, other)
        if another.page.row.id == case.page.row.id:
            raise ConfigError("these are one already")
        return merge_entities(store, case.first, another.first, by=by, now=now)

    return _decide_who(store, entity_id, seen, judge)


def split(store: Store, entity_id: str, member: str, *, seen: str, by: str, now: dt.datetime) -> int:
    """Judge an entity of a report to be nobody else, if that still is as it was seen.

    Args:
        store: The record.
        entity_id: Whom it is part of.
        member: The entity of a report (`en-…`).
        seen: The state that was looked at: `WhoCase.seen`.
        by: Who decides.
        now: When.

    Returns:
        The judgement's number.

    Raises:
        NotFound: One of them is not there.
        Conflict: Somebody has decided since.
        ConfigError: It is no part of that.
    """

    def judge(case: WhoCase) -> int:
        if member not in {one.entity.id for one in case.page.members}:
            raise ConfigError("this is no part of whom it was to be parted from")
        return split_entity(store, member, by=by, now=now)

    return _decide_who(store, entity_id, seen, judge)


def _decide_who(store: Store, entity_id: str, seen: str, judge: Callable[[WhoCase], int]) -> int:
    with _DECIDING:
        case = who_case(store, entity_id)
        if case.seen != seen:
            raise Conflict(OVERTAKEN)
        return judge(case)
