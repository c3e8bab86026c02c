"""What people judge: a row is right, wrong, or to be corrected; judgements are listed and undone.

    correct_row(store, "sm-3f2a", "speaker", "Oda Renk", by="Mira Tol", now=now)
    for row in store.reviews(state="reopened").items:
        print(row.number, row.reason)

Whom reports name together is judged in `entities.py`. Nothing is overwritten: a later judgement answers an
earlier one, and what is shown is made anew from all of them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import ConfigError, Conflict, MalformedValue, NotFound
from onrecord.model import (
    STATES,
    Certainty,
    Decision,
    Document,
    EntityType,
    Finding,
    Judgement,
    Kind,
    Naming,
    Occasion,
    Polarity,
    Quotation,
    Selector,
    Span,
    Statement,
    hull,
)
from onrecord.model.interval import parse_edtf
from onrecord.services.authority import sort_all
from onrecord.store.base import Review, ReviewState, Store
from onrecord.store.correcting import AS_JSON, SPANS, correct_field, fields_of, parse_value, spans_of_value
from onrecord.store.pages import all_items

GAP = re.compile(r"\s*…\s*")
CHOICES: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "quotation": Quotation,
    "naming": Naming,
    "speaker_type": EntityType,
    "occasion": Occasion,
    "polarity": Polarity,
    "certainty": Certainty,
}
"""The fields that are one of a few words."""
DATES = ("said_on", "since", "until")
"""The fields that are dates, known at least in part: EDTF."""


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row as it is shown now, with its report."""

    row: Statement | Finding
    document: Document
    layer: str

    @property
    def span(self) -> Span:
        """Where its words stand, from the first to the last."""
        if isinstance(self.row, Finding):
            return self.row.object.span
        parts = self.row.content or self.row.source or self.row.cue
        return hull(parts) or Span(0, 0)


def find_row(store: Store, row_id: str) -> JudgedRow:
    """Return a statement or a finding by its id or the beginning of it.

    Raises:
        NotFound: There is none, or more than one.
    """
    if row_id.startswith("fi-"):
        finding, doc, layer = store.finding(row_id)
        return JudgedRow(finding, doc, layer)
    if row_id.startswith("sm-"):
        stmt, doc = store.statement(row_id)
        return JudgedRow(stmt, doc, stmt.layer)
    raise NotFound(f"{row_id!r} is neither a statement (sm-...) nor a finding (fi-...)")


def accept_row(store: Store, row_id: str, *, by: str, now: dt.datetime, reason: str | None = None) -> int:
    """Judge a row to be right, so that it stays even if a later model no longer finds it.

    Returns:
        The judgement's number.

    Raises:
        NotFound: There is no such row.
    """
    return _judge(store, find_row(store, row_id), Decision.ACCEPT, by=by, now=now, reason=reason)


def reject_row(store: Store, row_id: str, *, by: str, now: dt.datetime, reason: str | None = None) -> int:
    """Judge a row to be wrong: it is shown no more; return the judgement's number.

    Raises:
        NotFound: There is no such row.
    """
    return _judge(store, find_row(store, row_id), Decision.REJECT, by=by, now=now, reason=reason)


def correct_row(
    store: Store,
    row_id: str,
    field: str,
    value: str | None,
    *,
    by: str,
    now: dt.datetime,
    reason: str | None = None,
) -> int:
    """Correct one field of a row; return the judgement's number.

    Args:
        store: The record.
        row_id: The statement or finding.
        field: Its field.
        value: What it should be; None for nothing. For `source`, `cue` and `content` the exact words of the
            report, parts parted by `…`, or their places as JSON. For `places` names, or JSON.
        by: Who judges.
        now: When.
        reason: Why, in the person's words.

    Raises:
        NotFound: There is no such row.
        ConfigError: It has no such field, or the field cannot have such a value.
    """
    judged = find_row(store, row_id)
    allowed = fields_of(judged.row.id)
    if field not in allowed:
        raise ConfigError(f"{field!r} cannot be corrected; what can be is {', '.join(allowed)}")
    stored = _stored_value(judged, field, value)
    _try(judged, field, stored)
    return _judge(store, judged, Decision.CORRECT, field=field, value=stored, by=by, now=now, reason=reason)


def undo(store: Store, number: int, *, by: str, now: dt.datetime, reason: str | None = None) -> int:
    """Take a judgement back, or an earlier undoing; return the number of this one.

    Raises:
        NotFound: There is no judgement with this number.
        Conflict: It was undone already.
    """
    review = store.review(number)
    if review.state == "undone":
        raise Conflict(f"judgement {number} was undone already")
    old = review.judgement
    made = store.add_judgement(
        Judgement(
            document_id=old.document_id,
            row_id=str(number),
            layer=old.layer,
            decision=Decision.UNDO,
            selector=old.selector,
            by=by,
            field=old.field,
            reason=reason,
        ),
        now=now,
    )
    sort_all(store)
    return made


def all_reviews(store: Store, *, state: ReviewState | None = None) -> list[Review]:
    """Return all judgements, oldest first, or those in one state."""
    return list(all_items(lambda after: store.reviews(state=state, limit=500, after=after)))[::-1]


def _judge(
    store: Store,
    judged: JudgedRow,
    decision: Decision,
    *,
    by: str,
    now: dt.datetime,
    reason: str | None,
    field: str | None = None,
    value: str | None = None,
) -> int:
    if not by.strip():
        raise ConfigError("a judgement needs somebody who makes it; say who with --by")
    return store.add_judgement(
        Judgement(
            document_id=judged.document.id,
            row_id=judged.row.id,
            layer=judged.layer,
            decision=decision,
            selector=Selector.of(judged.document.text, judged.span),
            by=by,
            field=field,
            value=value,
            reason=reason,
        ),
        now=now,
    )


def _stored_value(judged: JudgedRow, field: str, value: str | None) -> str | None:
    """Return a value as judgements keep it: places as JSON, everything else as it is."""
    if value is not None and field in AS_JSON and value.lstrip().startswith("["):
        return value
    if field in SPANS:
        spans = _places_of(judged, value) if value else []
        return json.dumps([span.to_list() for span in spans])
    if field == "places":
        return json.dumps([part.strip() for part in (value or "").split(",") if part.strip()])
    return value


def _places_of(judged: JudgedRow, words: str) -> list[Span]:
    """Find words in the report: at the row if they stand there, else where they stand alone."""
    found: list[Span] = []
    for part in filter(None, GAP.split(words)):
        pattern = re.compile(r"\s+".join(map(re.escape, part.split())))
        places = [Span(*match.span()) for match in pattern.finditer(judged.document.text)]
        if not places:
            raise ConfigError(f"the report does not have the words {part!r}")
        near = sorted(places, key=lambda span: (_distance(span, judged.span), span.start))
        if len(near) > 1 and _distance(near[0], judged.span) == _distance(near[1], judged.span) > 0:
            raise ConfigError(
                f"{part!r} stands at several places; give more words, or places as [[start, end]]"
            )
        found.append(near[0])
    return sorted(found)


def _distance(span: Span, other: Span) -> int:
    return max(0, other.start - span.end, span.start - other.end)


def _try(judged: JudgedRow, field: str, value: str | None) -> None:
    try:
        data = parse_value(field, value)
        spans = spans_of_value(field, value)
        length = len(judged.document.text)
        if spans is not None and any(span.end > length for span in spans):
            raise ConfigError(f"{field} cannot lie outside the report, which has {length} characters")
        if field in DATES and value is not None:
            parse_edtf(value)
        correct_field(judged.row, field, data)
    except MalformedValue as exc:
        raise ConfigError(f"{field} cannot be {value!r}{_instead(judged, field)}") from exc


def _instead(judged: JudgedRow, field: str) -> str:
    """Say what a field may be, where it is one of a few words or a date."""
    if field in DATES:
        return "; it is a date as EDTF, such as 2031-03-06, 2031-03, XXXX-03-06 or 2031-03-01/2031-03-06"
    if isinstance(judged.row, Finding):
        words = STATES[judged.row.finding] if field == "state" else ()
    else:
        words = tuple(CHOICES.get(field, ()))
    return f"; it is one of {', '.join(words)}" if words else ""
