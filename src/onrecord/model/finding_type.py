"""The eight types of findings, and the states that each can be in."""

from __future__ import annotations

from enum import StrEnum


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
