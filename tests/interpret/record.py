"""Findings of invented reports as the record gives them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from onrecord.interpret.reported import Reported, Voice
from onrecord.interpret.ties import tie_findings
from onrecord.model import Account, Excerpt, Finding, FindingType, Party, Span, content_id

PARTS = {
    FindingType.COMMITMENT: "debtor",
    FindingType.MEASURE: "authority",
    FindingType.REQUEST: "requester",
    FindingType.QUESTION: "asked",
    FindingType.CONTACT: "party",
}


def reported(
    day: str,
    finding: FindingType,
    state: str,
    words: str,
    *,
    by: str | Iterable[tuple[str | None, str]] = "Ada Lund",
    who: str | None = None,
    places: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    said_on: str | None = None,
    ids: dict[str, str] | None = None,
    report: str | None = None,
    role: str | None = None,
) -> Reported:
    """Build a finding that a report of a day tells; `by` is who tells it, or pairs of who and which state."""
    report = report or f"report of {day}"
    told = [(by, state)] if isinstance(by, str) else list(by)
    voices = tuple(
        Voice(
            content_id("sm", report, words, nth, name, account),
            name,
            (ids or {}).get(name or ""),
            said_on or day,
            f"{name} on {words}",
            (Span(0, 4),),
            role,
        )
        for nth, (name, account) in enumerate(told)
    )
    part = PARTS.get(finding, "bearer")
    return Reported(
        finding=Finding(
            id=content_id("fi", report, finding.value, words),
            finding=finding,
            state=state,
            parties=(Party(part, who, None),) if who else (),
            object=Excerpt(words, Span(0, len(words))),
            places=places,
            scope=None,
            condition=None,
            since=since,
            until=until,
            accounts=tuple(
                Account(name, account, voice.id) for (name, account), voice in zip(told, voices, strict=True)
            ),
            statements=tuple(voice.id for voice in voices),
            confidence=0.6,
        ),
        document_id=content_id("dv", report),
        story_id=content_id("st", report),
        name=report,
        title=None,
        published=day,
        known_on=dt.date.fromisoformat(day),
        voices=voices,
        who=ids or {},
    )


def sizes(*findings: Reported) -> list[int]:
    """Return how many findings each thing is made of, in order of their first days."""
    return [len(thing.members) for thing in tie_findings(findings)]
