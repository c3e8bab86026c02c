"""What stands, and timelines, as rows of a table: one row for each account, so that each has its evidence.

>>> STANDING_COLUMNS[:4]
('id', 'finding', 'state', 'stands')
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.table import Cell
from onrecord.model.standing import DatedAccount, Standing, TimelineLine

_ACCOUNT = ("by", "by_id", "known_on", "words", "statement", "report", "title", "document_id")

STANDING_COLUMNS = (
    *("id", "finding", "state", "stands", "holds", "overdue", "object", "parties", "places", "scope"),
    *("condition", "since", "until", "said_on", "account", *_ACCOUNT, "confidence"),
)
"""The columns of what stands; a list within a cell is parted by semicolons."""

TIMELINE_COLUMNS = ("date", "what", "thing", "finding", "object", *_ACCOUNT)
"""The columns of a timeline."""


def standing_rows(one: Standing) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each account of a thing."""
    for account in one.accounts:
        yield (
            one.id,
            one.finding.value,
            one.state,
            one.stands,
            one.holds,
            one.overdue,
            one.object.text,
            "; ".join(f"{party.part}: {party.name}" for party in one.parties),
            "; ".join(one.places),
            one.scope.text if one.scope else None,
            one.condition.text if one.condition else None,
            one.since,
            one.until,
            account.date,
            account.state,
            *_account_cells(account),
            one.confidence,
        )


def timeline_row(line: TimelineLine) -> tuple[Cell, ...]:
    """Return the row of a line of a timeline."""
    plain = (line.date, line.what, line.thing, line.finding.value, line.object)
    return (*plain, *_account_cells(line.account))


def _account_cells(account: DatedAccount) -> tuple[Cell, ...]:
    return tuple(getattr(account, name) for name in _ACCOUNT)
