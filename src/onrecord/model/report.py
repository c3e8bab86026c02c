"""Everything that reading one report gives."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.finding import Finding
from onrecord.model.issue import Issue
from onrecord.model.place import NamedPlace
from onrecord.model.report_date import ReportDate
from onrecord.model.statement import Statement
from onrecord.model.values import Value


@dataclass(frozen=True, slots=True)
class Report(Value):
    """A document with its entities, places, statements, findings and issues.

    Statements that stand in the content of others follow those that stand in none.
    """

    document: Document
    layer: str
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    issues: tuple[Issue, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    dated: ReportDate | None = None

    @property
    def outer(self) -> tuple[Statement, ...]:
        """The statements that stand in no other: what the report itself says was said."""
        return tuple(stmt for stmt in self.statements if stmt.within is None)

    @property
    def in_turn(self) -> tuple[Statement, ...]:
        """All statements, each followed by those that stand in it."""
        known = {stmt.id for stmt in self.statements}
        inside: dict[str | None, list[Statement]] = {}
        for stmt in reversed(self.statements):
            inside.setdefault(stmt.within if stmt.within in known else None, []).append(stmt)
        found: list[Statement] = []
        waiting = inside.pop(None, [])
        while waiting:
            found.append(waiting.pop())
            waiting.extend(inside.pop(found[-1].id, []))
        return tuple(found)
