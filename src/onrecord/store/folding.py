"""What is shown: what a machine read in a report, folded with what people judged of it.

The one place where judgements take effect on statements and findings. It is a pure function of a reading and
the judgements made on its story, so that everything shown can be made anew at any time; `showing.py` does so
whenever one of the two changes. Statements come first; findings are read anew from them as they are shown
(`refinding.py`) and then folded with what people judged of findings. Who is one with whom is told in
`ties.py`, from the same judgements.

    folded = fold(report, judged)
    folded.report.statements          # rejected ones left out, corrected ones in their place
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from onrecord.errors import MalformedValue
from onrecord.model import Attribution, Decision, Report, Statement, hull, statement_id
from onrecord.model.finding import Finding
from onrecord.store.carrying import NO_FINDING, WORDS_GONE, Carried, Judged, carry, move_spans
from onrecord.store.correcting import correct_field, fields_of, parse_value, spans_of_value
from onrecord.store.refinding import refind

FINDING = "fi-"
ON_ROWS = (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT)


class JudgementState(StrEnum):
    """What became of a judgement: it stands, was undone, or has to be looked at again."""

    STANDING = "standing"
    UNDONE = "undone"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one judgement in a reading; `row_id` is the row that it is about there."""

    number: int
    state: JudgementState
    row_id: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Folded:
    """A reading folded with judgements.

    Attributes:
        base: The reading as the machine made it.
        statements: What takes the place of some of its statements, by index; None where one is put aside.
        findings: The same for findings.
        added: Findings that follow from corrected statements and that the reading lacks.
        restored: Statements that people judged and this reading lacks, each with the number of a judgement.
        outcomes: What became of each judgement.
    """

    base: Report
    statements: dict[int, Statement | None]
    findings: dict[int, Finding | None]
    restored: tuple[tuple[int, Statement], ...]
    outcomes: tuple[Outcome, ...]
    added: tuple[Finding, ...] = ()

    @property
    def report(self) -> Report:
        """The report as it is shown."""
        shown = shown_statements(self.base, self.statements, self.restored)
        kept = _replaced(self.base.findings, self.findings)
        findings = sorted([*kept, *self.added], key=lambda one: one.object.span) if self.added else kept
        return replace(self.base, statements=shown, findings=tuple(findings))


def shown_statements(
    base: Report, changes: dict[int, Statement | None], restored: Sequence[tuple[int, Statement]]
) -> tuple[Statement, ...]:
    """Return the statements of a report as they are shown."""
    kept = _replaced(base.statements, changes)
    return tuple(in_order([*kept, *(stmt for _, stmt in restored)]) if restored else kept)


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements as reports have them: those within others last, each kind as in the text."""
    return sorted(
        statements, key=lambda stmt: (stmt.within is not None, min(stmt.content, default=None) or ())
    )


def _replaced(rows: Sequence[Any], changes: dict[int, Any]) -> list[Any]:
    return [row for row in (changes.get(at, row) for at, row in enumerate(rows)) if row is not None]


def undone_by(judgements: Iterable[tuple[int, Decision, str]]) -> frozenset[int]:
    """Return the numbers of judgements that others took back; an undoing that is undone takes nothing back.

    Args:
        judgements: Number, decision and row id of each; the row of an undoing is a number.
    """
    undone: set[int] = set()
    undoing = {number: row for number, decision, row in judgements if decision is Decision.UNDO}
    for number in sorted(undoing, reverse=True):
        if number not in undone and undoing[number].isdigit() and int(undoing[number]) < number:
            undone.add(int(undoing[number]))
    return frozenset(undone)


def fold(
    report: Report,
    judged: Sequence[Judged],
    *,
    undone: frozenset[int] = frozenset(),
    now: dt.date | None = None,
) -> Folded:
    """Fold a reading with judgements; see the head of this page.

    Args:
        report: What a layer read.
        judged: All judgements on rows of the story's versions up to this one, in order.
        undone: The numbers of those that were taken back.
        now: The day of reading, for findings that are read anew; None to read none anew.
    """
    folder = _Folder(report)
    on_rows = [one for one in judged if one.judgement.decision in ON_ROWS]
    for is_finding in (False, True):
        for one in on_rows:
            if one.judgement.row_id.startswith(FINDING) is is_finding:
                folder.take(one, undone=one.number in undone)
        if not is_finding:
            folder.read_anew(now)
    return folder.finish()


class _Folder:
    """The work of `fold`: where each judgement belongs first, then what they make of the rows."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.document.text
        self.statements = list(report.statements)
        self.findings: list[Finding] = list(report.findings)
        self.lost: set[int] = set()
        self.folded: dict[int, Statement | None] = {}
        self.restored: dict[int, int] = {}
        self.put_back: tuple[tuple[int, Statement], ...] = ()
        self.rejected: dict[str, set[int]] = {"sm-": set(), FINDING: set()}
        self.outcomes: list[Outcome] = []

    def take(self, judged: Judged, *, undone: bool) -> None:
        if undone:
            self.outcomes.append(Outcome(judged.number, JudgementState.UNDONE))
            return
        prefix = judged.judgement.row_id[:3]
        if prefix not in self.rejected:
            return
        place = self._carry(judged, prefix)
        index, doubt = place.index, place.doubt
        if index is None and doubt is None and prefix == "sm-":
            index = self._restore(judged, place)
        is_moot = judged.judgement.decision is Decision.REJECT and (doubt is None or doubt == WORDS_GONE)
        if index is None and not is_moot:
            self._reopen(judged, doubt or (NO_FINDING if prefix == FINDING else WORDS_GONE))
            return
        try:
            row_id = None if index is None else self._apply(judged, prefix, index)
        except MalformedValue as exc:
            self._reopen(judged, str(exc))
            return
        self.outcomes.append(Outcome(judged.number, JudgementState.STANDING, row_id))

    def _reopen(self, judged: Judged, why: str) -> None:
        self.outcomes.append(Outcome(judged.number, JudgementState.REOPENED, None, why))

    def _carry(self, judged: Judged, prefix: str) -> Carried:
        if prefix == FINDING:
            same = judged.row.finding if isinstance(judged.row, Finding) else None
            places = [
                (one.object.span,) if same in (None, one.finding) and at not in self.lost else ()
                for at, one in enumerate(self.findings)
            ]
            ids = ["" if at in self.lost else one.id for at, one in enumerate(self.findings)]
            return carry(judged, self.text, ids, places)
        # Rows are found by what the machine made of them, not by what people made of that.
        rows = [*self.report.statements, *self.statements[len(self.report.statements) :]]
        return carry(
            judged,
            self.text,
            [stmt.id for stmt in rows],
            [stmt.content for stmt in rows],
            [stmt.cue for stmt in rows],
        )

    def _restore(self, judged: Judged, place: Carried) -> int | None:
        """Put back a statement that a person judged to be one and that this layer lacks."""
        row, doc = judged.row, self.report.document
        if judged.judgement.decision is Decision.REJECT or not isinstance(row, Statement) or not place.spans:
            return None
        parts = [move_spans(judged, spans, self.text) for spans in (row.source, row.cue, row.content)]
        source, cue, content = (spans or () for spans in parts)
        attribution = Attribution(source, cue, content, row.quotation, row.confidence)
        known = {entity.id for entity in self.report.entities}
        stmt = replace(
            row,
            id=statement_id(doc.id, attribution),
            source=source,
            cue=cue,
            content=content,
            condition=row.condition if judged.text == self.text else None,
            evidence=row.evidence if judged.text == self.text else (),
            speaker_id=row.speaker_id if row.speaker_id in known else None,
            document_id=doc.id,
            layer=self.report.layer,
            within=row.within and self._around(content),
        )
        self.statements.append(stmt)
        self.restored[len(self.statements) - 1] = judged.number
        return len(self.statements) - 1

    def _around(self, content: Any) -> str | None:
        """Return the smallest statement in whose content some words stand."""
        inner = hull(content)
        found = [
            (len(whole), stmt.id)
            for stmt in self.report.statements
            if inner and (whole := hull(stmt.content)) and whole.contains(inner) and whole != inner
        ]
        return min(found)[1] if found else None

    def _apply(self, judged: Judged, prefix: str, index: int) -> str:
        decision = judged.judgement.decision
        rows: list[Any] = self.statements if prefix == "sm-" else self.findings
        if decision is Decision.REJECT:
            self.rejected[prefix].add(index)
            return str(rows[index].id)
        if decision is Decision.CORRECT:
            rows[index] = self._corrected(rows[index], judged)
        self.rejected[prefix].discard(index)
        return str(rows[index].id)

    def _corrected(self, row: Any, judged: Judged) -> Any:
        judgement = judged.judgement
        field = judgement.field or ""
        if field not in fields_of(judgement.row_id):
            raise MalformedValue("Judgement", f"{field!r} is no field that can be corrected")
        data = parse_value(field, judgement.value)
        spans = spans_of_value(field, judgement.value)
        if spans is not None:
            if any(span.end > len(judged.text) for span in spans):
                raise MalformedValue("Judgement", f"the value of {field} lies outside the text")
            moved = move_spans(judged, spans, self.text)
            if moved is None:
                raise MalformedValue("Judgement", WORDS_GONE)
            data = [span.to_list() for span in moved]
        return correct_field(row, field, data, self.report.entities)

    def read_anew(self, now: dt.date | None) -> None:
        """Say which statements are shown, and what they amount to."""
        gone = {self.statements[at].id: self.statements[at].within for at in self.rejected["sm-"]}
        count = len(self.report.statements)
        restored = []
        for at, stmt in enumerate(self.statements):
            shown = None if at in self.rejected["sm-"] else _outside(stmt, gone)
            if at >= count:
                restored += [(self.restored[at], shown)] if shown else []
            elif shown != self.report.statements[at]:
                self.folded[at] = shown
        self.put_back = tuple(restored)
        found = refind(self.report, shown_statements(self.report, self.folded, restored), now=now)
        for at, finding in found.changed.items():
            if finding is None:
                self.lost.add(at)
            else:
                self.findings[at] = finding
        self.findings += found.added

    def finish(self) -> Folded:
        count = len(self.report.findings)
        gone = self.lost | self.rejected[FINDING]
        shown = [None if at in gone else finding for at, finding in enumerate(self.findings)]
        return Folded(
            base=self.report,
            statements=self.folded,
            findings={at: one for at, one in enumerate(shown[:count]) if one != self.report.findings[at]},
            restored=self.put_back,
            outcomes=tuple(sorted(self.outcomes, key=lambda outcome: outcome.number)),
            added=tuple(one for one in shown[count:] if one is not None),
        )


def _outside(stmt: Statement, gone: dict[str, str | None]) -> Statement:
    """Return a statement that stood in rejected ones as part of what they stood in."""
    within, seen = stmt.within, set[str]()
    while within in gone and within not in seen:
        seen.add(within)
        within = gone[within]
    return stmt if within == stmt.within else replace(stmt, within=within)
