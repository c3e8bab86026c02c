"""What could not be read or does not add up, in words that a person understands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.values import Value


class IssueKind(StrEnum):
    """What an issue asks of the reader."""

    FAILED = "failed"
    DEGRADED = "degraded"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Issue(Value):
    """One thing that went wrong or needs a look.

    `code` is stable and greppable (`language-not-supported`); `message` says what is the matter and what
    to do; `document` is the name of the report or file; `span` is where, if anywhere. Where a report and a
    reference differ, `stated` is what the report says and `known` what the reference has.
    """

    kind: IssueKind
    code: str
    message: str
    document: str
    span: Span | None = None
    stated: str | None = None
    known: str | None = None
