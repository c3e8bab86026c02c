"""What a version of a story says that it is to an earlier one: a correction, an update, a withdrawal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.statement import Excerpt
from onrecord.model.values import Value


class RevisionKind(StrEnum):
    """What a version is to the one before it."""

    CORRECTED = "corrected"
    UPDATED = "updated"
    REPEATED = "repeated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Revision(Value):
    """What a version says of itself.

    `number` is the printed number of an update; `note` is the passage that says so, where the text has one:
    None where only a title beside the text does.
    """

    kind: RevisionKind
    number: int | None
    note: Excerpt | None
