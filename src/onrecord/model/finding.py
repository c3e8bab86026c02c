"""What statements amount to: commitments, measures, questions and their kin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.ids import content_id
from onrecord.model.span import Span
from onrecord.model.statement import Excerpt
from onrecord.model.values import Value


class FindingType(StrEnum):
    """The eight things that statements can amount to."""

    COMMITMENT = "commitment"
    MEASURE = "measure"
    RESPONSIBILITY = "responsibility"
    RESERVATION = "reservation"
    REQUEST = "request"
    QUESTION = "question"
    CONTACT = "contact"
    STANCE = "stance"


DISPUTED = "disputed"

STATES: dict[FindingType, tuple[str, ...]] = {
    FindingType.COMMITMENT: ("made", "extended", "kept", "missed", "denied", "withdrawn", DISPUTED),
    FindingType.MEASURE: (
        "announced",
        "in_force",
        "extended",
        "suspended",
        "ended",
        "violated",
        "not_in_force",
        DISPUTED,
    ),
    FindingType.RESPONSIBILITY: ("held", "disclaimed", DISPUTED),
    FindingType.RESERVATION: ("stated", "withdrawn"),
    FindingType.REQUEST: ("made", "granted", "refused", "unmet", DISPUTED),
    FindingType.QUESTION: ("answered", "partly", "declined", "open"),
    FindingType.CONTACT: ("held", "ongoing", "planned", "not_planned", "refused"),
    FindingType.STANCE: ("for", "against", "open", "changed"),
}
"""The states that each type of finding can be in."""


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
