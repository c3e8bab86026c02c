"""What statements amount to: commitments, measures, questions and their kin."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.finding_type import STATES, FindingType
from onrecord.model.ids import content_id
from onrecord.model.span import Span
from onrecord.model.statement import Excerpt
from onrecord.model.values import Value


@dataclass(frozen=True, slots=True)
class Party(Value):
    """Who plays which part in a finding; `span` is where the report says so."""

    part: str
    name: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Account(Value):
    """One party's version of a finding's state, and the statement that gives it."""

    by: str | None
    state: str
    statement: str


@dataclass(frozen=True, slots=True)
class Finding(Value):
    """What some statements amount to, with the statements behind it.

    `state` is the latest account's where accounts agree, else `disputed`. `since` and `until` are EDTF.

    Raises:
        ValueError: The state is not one of the type's.
    """

    id: str
    finding: FindingType
    state: str
    parties: tuple[Party, ...]
    object: Excerpt
    places: tuple[str, ...]
    scope: Excerpt | None
    condition: Excerpt | None
    since: str | None
    until: str | None
    accounts: tuple[Account, ...]
    statements: tuple[str, ...]
    confidence: float

    def __post_init__(self) -> None:
        if self.state not in STATES[self.finding]:
            raise ValueError(f"{self.state!r} is not a state of a {self.finding.value}")


def finding_id(document_id: str, finding: FindingType, object_span: Span) -> str:
    """Return the id of a finding: it follows from the document version, the type and the object."""
    return content_id("fi", document_id, finding.value, object_span.to_list())
