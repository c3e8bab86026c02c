"""Run every interpreter over a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from onrecord.interpret.commitments import find_commitments
from onrecord.interpret.contacts import find_contacts
from onrecord.interpret.learnt import without_echoes
from onrecord.interpret.measures import find_measures
from onrecord.interpret.players import with_players
from onrecord.interpret.questions import find_questions
from onrecord.interpret.requests import find_requests
from onrecord.interpret.reservations import find_reservations
from onrecord.interpret.responsibilities import find_responsibilities
from onrecord.interpret.stances import find_stances
from onrecord.interpret.view import View, Whom, nobody, view_of
from onrecord.model import Document, Finding, FindingWords, Statement

INTERPRETERS: tuple[Callable[[View], list[Finding]], ...] = (
    find_measures,
    find_questions,
    find_requests,
    find_responsibilities,
    find_reservations,
    find_commitments,
    find_contacts,
    find_stances,
)
"""Each finds one type of finding; a new type is one more file and one more line here."""


def interpret(
    doc: Document,
    statements: Sequence[Statement],
    *,
    now: dt.date,
    words: Mapping[str, Sequence[FindingWords]] = MappingProxyType({}),
    whom: Whom = nobody,
) -> tuple[Finding, ...]:
    """Say what the statements of a report amount to.

    Findings rest on statements alone, and every text in them is a slice of the report.

    Args:
        doc: The report.
        statements: Its resolved statements.
        now: The day of reading; what begins after it is announced, not yet in force.
        words: By the id of a statement, what the network marks in it; none to go by wordings alone.
        whom: Tells whom words of the reading copy mean that are no source of a statement.

    Returns:
        The findings, in the order of what they are about.
    """
    if not statements:
        return ()
    view = view_of(doc, statements, now, words, whom)
    found = without_echoes(view, [finding for find in INTERPRETERS for finding in find(view)])
    found = with_players(view, found)
    unique = {finding.id: finding for finding in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda finding: (finding.object.span, finding.finding)))
