"""What a correction makes of a row: one field with the value that a person gives it.

stmt = correct_field(stmt, "speaker", "Oda Renk", report.entities)
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, TypeVar, cast

from onrecord.errors import MalformedValue
from onrecord.model import Entity, EntityType, Evidence, Naming, Span, Statement, Value

SPANS = ("source", "cue", "content")
STATEMENT_FIELDS = (
    "speaker",
    "speaker_type",
    "naming",
    "role",
    "holder",
    "addressee",
    "target",
    "said_on",
    "said_in",
    "kind",
    "quotation",
    "occasion",
    "polarity",
    "certainty",
    "places",
    *SPANS,
)
"""The fields of a statement that a person may correct."""

FINDING_FIELDS = ("state", "since", "until", "places")
AS_JSON = ("places", *SPANS)
RULE = "judgement"
"""The rule that evidence names where a person decided."""

Row = TypeVar("Row", bound=Value)


def fields_of(row_id: str) -> tuple[str, ...]:
    """Return the fields that may be corrected in a row with this id."""
    return {"sm-": STATEMENT_FIELDS, "fi-": FINDING_FIELDS}.get(row_id[:3], ())


def parse_value(field: str, value: str | None) -> Any:
    """Return the value of a judgement as plain data.

    Raises:
        MalformedValue: It is to be JSON and is not.
    """
    if value is None or field not in AS_JSON:
        return value
    try:
        return json.loads(value)
    except ValueError as exc:
        raise MalformedValue("Judgement", f"the value of {field} is not JSON") from exc


def spans_of_value(field: str, value: str | None) -> tuple[Span, ...] | None:
    """Return the spans that a correction gives, or None where its field is no place.

    Raises:
        MalformedValue: They are no spans.
    """
    if field not in SPANS:
        return None
    data = parse_value(field, value)
    if not isinstance(data, list) or (field == "content" and not data):
        raise MalformedValue("Judgement", f"the value of {field} is no list of spans")
    try:
        return tuple(map(Span.from_list, data))
    except (TypeError, ValueError) as exc:
        raise MalformedValue("Judgement", str(exc)) from exc


def correct_field(row: Row, field: str, data: Any, entities: tuple[Entity, ...] = ()) -> Row:
    """Return a row with one field corrected; what follows from the field follows.

    Args:
        row: A statement or a finding.
        field: One of its fields.
        data: The value as plain data, spans into the text of the row.
        entities: Those of the report: a speaker who is one of them is tied to it.

    Raises:
        MalformedValue: The field cannot have such a value.
    """
    corrected = type(row).from_dict(row.to_dict() | {field: data})
    return (
        cast("Row", _followed(corrected, field, entities)) if isinstance(corrected, Statement) else corrected
    )


def _followed(stmt: Statement, field: str, entities: tuple[Entity, ...]) -> Statement:
    if field == "speaker":
        stmt = _with_speaker(stmt, entities)
    kept = tuple(item for item in stmt.evidence if item.field != field)
    return replace(stmt, evidence=(*kept, Evidence(field, RULE, (), 1.0)))


def _with_speaker(stmt: Statement, entities: tuple[Entity, ...]) -> Statement:
    name = stmt.speaker
    if name is None:
        return replace(stmt, speaker_id=None, speaker_type=EntityType.UNKNOWN, naming=Naming.UNNAMED)
    wanted = name.casefold()
    for entity in entities:
        if wanted in {known.casefold() for known in (entity.name, *entity.names)}:
            return replace(stmt, speaker_id=entity.id, speaker_type=entity.type, naming=entity.naming)
    return replace(stmt, speaker_id=None, naming=Naming.NAMED)
