"""Everything that reading one report gives."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.finding import Finding
from onrecord.model.issue import Issue
from onrecord.model.statement import Statement
from onrecord.model.values import Value


@dataclass(frozen=True, slots=True)
class Report(Value):
    """A document with its entities, statements, findings and issues."""

    document: Document
    layer: str
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    issues: tuple[Issue, ...] = ()
