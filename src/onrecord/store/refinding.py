"""Findings read anew from statements that people corrected: what a correction makes and unmakes follows.

The statements of a report are interpreted twice by the rules of today: as the machine read them and as they
are shown. Only what differs between the two is a correction's doing, and only that changes the findings on
record; so a newer rule never changes a report by way of a judgement on something else.

    found = refind(report, shown, renamed, now=read_on)
    found.changed      # what takes the place of the reading's findings, by index; None where one goes
    found.added        # what there was no finding for
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.interpret import interpret
from onrecord.model import Report, Statement
from onrecord.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Refound:
    """What becomes of a reading's findings.

    Attributes:
        changed: What takes the place of some, by index; None where one has nothing left to rest on.
        added: Those that the reading lacks.
    """

    changed: Mapping[int, Finding | None]
    added: tuple[Finding, ...] = ()


def refind(report: Report, shown: Sequence[Statement], *, now: dt.date | None) -> Refound:
    """Read the findings of a report anew where its statements are not shown as they were read.

    Args:
        report: As the machine read it.
        shown: Its statements as they are shown, those within others included.
        now: The day of reading; None to interpret nothing, so that findings only lose what is gone.
    """
    if tuple(shown) == report.statements:
        return Refound({})
    before, after = (_interpreted(report, statements, now) for statements in (report.statements, shown))
    kept = {stmt.id: stmt for stmt in shown}
    renamed = {
        stmt.id: kept[stmt.id].speaker
        for stmt in report.statements
        if stmt.id in kept and kept[stmt.id].speaker != stmt.speaker
    }
    changed: dict[int, Finding | None] = {}
    for at, finding in enumerate(report.findings):
        if finding.id in before:
            new = finding if after.get(finding.id) == before[finding.id] else after.get(finding.id)
        else:
            new = _resting(finding, kept, renamed)
        if new != finding:
            changed[at] = new
    known = {*before, *(finding.id for finding in report.findings)}
    return Refound(changed, tuple(finding for key, finding in after.items() if key not in known))


def _interpreted(report: Report, statements: Sequence[Statement], now: dt.date | None) -> dict[str, Finding]:
    if now is None:
        return {}
    outer = [stmt for stmt in statements if stmt.within is None]
    return {finding.id: finding for finding in interpret(report.document, outer, now=now)}


def _resting(
    finding: Finding, kept: Mapping[str, Statement], renamed: Mapping[str, str | None]
) -> Finding | None:
    """Return a finding of other rules as far as it rests on what is shown; None where nothing is left."""
    statements = tuple(key for key in finding.statements if key in kept)
    if finding.statements and not statements:
        return None
    accounts = tuple(
        replace(one, by=renamed.get(one.statement, one.by))
        for one in finding.accounts
        if one.statement in kept
    )
    return replace(finding, statements=statements, accounts=accounts)
