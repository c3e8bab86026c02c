"""What stands: one commitment, measure, stance … over all reports, as of a day, with the accounts behind it.

Every text is a slice of a report or a name; nothing is worded anew. Two clocks are kept apart: when something
holds (`since`, `until`, `said_on`) and since when it is known (`known_on`).
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.finding_type import FindingType
from onrecord.model.link import Reason
from onrecord.model.span import Span
from onrecord.model.values import Value


@dataclass(frozen=True, slots=True)
class Quoted(Value):
    """Words of a report with their place: code points of the text of that version."""

    text: str
    span: Span
    document_id: str


@dataclass(frozen=True, slots=True)
class KnownParty(Value):
    """Who plays which part; `id` is the entity of the whole record, if that is known."""

    part: str
    name: str
    id: str | None


@dataclass(frozen=True, slots=True)
class DatedAccount(Value):
    """One party's account of a thing, with the statement that gives it.

    Attributes:
        date: The day of the statement, else of its report, as EDTF.
        state: The state told.
        by: Who tells it, by name.
        by_id: Who that is in the whole record.
        known_on: The day from which the report could be read.
        words: What was said, on one line.
        statement: The id of the statement.
        content: Where the words stand in the report.
        document_id: The version of the report.
        report: What the input called it.
        title: Its title, else the headline in its text.
        finding: The id of the report's finding.
        since: From when the thing holds by this report, as EDTF.
        until: Until when, or by when it is due, by this report.
    """

    date: str
    state: str
    by: str | None
    by_id: str | None
    known_on: str
    words: str
    statement: str
    content: tuple[Span, ...]
    document_id: str
    report: str
    title: str | None
    finding: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class TiedFinding(Value):
    """A finding of a report as part of a thing: with which other it was compared, how sure that is, and why.

    The first one of a thing is tied to none.
    """

    finding: str
    object: Quoted
    to: str | None
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Standing(Value):
    """A thing as of a day.

    Attributes:
        id: The thing's id; it follows from its first finding.
        finding: What it is.
        state: The latest account's state, or `disputed`; `changed` where a view has changed.
        stands: Whether it still stands on the day.
        holds: Of a measure: `yes`, `no`, `not_yet`, `as_announced`, `disputed`; None for other types.
        overdue: Whether a commitment's whole due interval has passed and nobody says that it was kept.
        object: What it is about, in the words of a report.
        parties: Who plays which part.
        places: Names of places.
        scope: What narrows it.
        condition: On what condition it holds.
        since: EDTF.
        until: EDTF.
        accounts: All accounts that tell of the day, in order.
        earlier: Where a view has changed, the last account of the earlier one.
        later: The latest account.
        ties: The findings that it is made of.
        reports: How many stories tell of it.
        confidence: How sure the latest account's finding and its tie are, in [0, 1].
    """

    id: str
    finding: FindingType
    state: str
    stands: bool
    holds: str | None
    overdue: bool
    object: Quoted
    parties: tuple[KnownParty, ...]
    places: tuple[str, ...]
    scope: Quoted | None
    condition: Quoted | None
    since: str | None
    until: str | None
    accounts: tuple[DatedAccount, ...]
    earlier: DatedAccount | None
    later: DatedAccount
    ties: tuple[TiedFinding, ...]
    reports: int
    confidence: float


@dataclass(frozen=True, slots=True)
class TimelineLine(Value):
    """A dated line of a timeline: an account, or a day that an account names.

    Attributes:
        date: EDTF.
        what: The state told, or `since`, `until` or `due` for a day named.
        thing: The id of the thing.
        finding: What it is.
        object: What it is about.
        account: The account that tells it.
    """

    date: str
    what: str
    thing: str
    finding: FindingType
    object: str
    account: DatedAccount
