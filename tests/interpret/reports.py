"""Find what the statements of a marked text amount to, for the tests of interpretation."""

from __future__ import annotations

from typing import Any

from onrecord.interpret import interpret
from onrecord.model import Document, Finding, FindingType
from tests.factories import TODAY
from tests.resolve.reports import read


def findings(text: str, sort: FindingType, **changes: Any) -> list[Finding]:
    """Return the findings of one type in a marked text."""
    return [found for found in read_findings(text, **changes)[1] if found.finding is sort]


def read_findings(text: str, **changes: Any) -> tuple[Document, tuple[Finding, ...]]:
    """Resolve and interpret a marked text."""
    doc, resolution = read(text, **changes)
    return doc, interpret(doc, resolution.statements, now=TODAY, whom=resolution.whom)


def playing(report: str, finding: FindingType, part: str) -> list[str]:
    """Return who plays a part in the findings of a type in a marked text."""
    return [party.name for one in findings(report, finding) for party in one.parties if party.part == part]
