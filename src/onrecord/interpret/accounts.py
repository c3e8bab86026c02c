"""What the accounts of one thing come to on a day: its state, whether it holds, whether parties disagree.

    lines = lines_of(thing)
    now = fold(thing.finding, lines, as_of=day)
    print(now.state, now.holds, now.overdue)

An account tells of the days from the one it was said on; one of what is in force since a day tells of the
days from that one. The latest account of each claimant is that claimant's view. Views that cannot both be
true are a
dispute: of an outcome (kept, missed) always; of what is in force only where they were given within days of
each other, since later on things have changed. Nothing is weighed: which account is right is not for us to
say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.interpret.days import interval_of
from onrecord.interpret.reported import Reported, Voice
from onrecord.interpret.states import OF_COMMITMENTS, OFF, ON
from onrecord.interpret.ties import Thing
from onrecord.model import FindingType
from onrecord.model.finding_type import DISPUTED
from onrecord.model.names import name_words

CLOSE = dt.timedelta(days=3)
"""Accounts of what is in force that lie further apart tell of different days."""

STANDS: dict[FindingType, frozenset[str]] = {
    FindingType.COMMITMENT: frozenset({"made", "extended", "missed", DISPUTED}),
    FindingType.MEASURE: frozenset({"announced", "in_force", "extended", "violated", DISPUTED}),
    FindingType.RESPONSIBILITY: frozenset({"held", "disclaimed", DISPUTED}),
    FindingType.RESERVATION: frozenset({"stated"}),
    FindingType.REQUEST: frozenset({"made", "unmet", DISPUTED}),
    FindingType.QUESTION: frozenset({"partly", "declined", "open"}),
    FindingType.CONTACT: frozenset({"ongoing", "planned", "not_planned", "refused"}),
    FindingType.STANCE: frozenset({"for", "against", "open", "changed"}),
}
"""The states in which a thing of each type still stands; in the others it is settled or over."""

_ALWAYS = {
    FindingType.COMMITMENT: OF_COMMITMENTS,
    FindingType.REQUEST: (frozenset({"granted", "refused"}), frozenset({"granted", "unmet"})),
    FindingType.RESPONSIBILITY: (frozenset({"held", "disclaimed"}),),
}
"""States of one thing that cannot both be true, whenever they were told."""

_OWED = frozenset({"made", "extended", "missed"})
_SINCE = frozenset({"in_force", "extended", "suspended", "ended", "held", "ongoing"})
_NEW_END = frozenset({"extended", "announced", "made"})


@dataclass(frozen=True, slots=True)
class Line:
    """One account of a thing, from one statement of one report.

    Attributes:
        state: The state told.
        by: Who tells it, by name; None where that is not known.
        by_id: Who that is in the whole record.
        said_on: EDTF; None where the statement's day is not known.
        statement: The id of the statement.
        reported: The finding of the report.
        voice: The statement.
    """

    state: str
    by: str | None
    by_id: str | None
    said_on: str | None
    statement: str
    reported: Reported
    voice: Voice | None

    @property
    def day(self) -> dt.date:
        """The first day that it can have been said on; the day of its report where that is not known."""
        return first_day(self.said_on) or self.reported.known_on

    @property
    def tells_from(self) -> dt.date:
        """The first day that it tells of."""
        since = first_day(self.reported.finding.since) if self.state in _SINCE else None
        return min(self.day, since) if since else self.day

    @property
    def claimants(self) -> tuple[str, ...]:
        """What the one who tells it is known again by: entity and name; the report where nobody is known."""
        name = " ".join(name_words(self.by or ""))
        return tuple(key for key in (self.by_id, name) if key) or (self.reported.document_id,)


@dataclass(frozen=True, slots=True)
class Now:
    """What a thing is on a day.

    Attributes:
        state: The latest state, or `disputed`.
        stands: Whether it still stands; what is kept, granted, ended or past does not.
        holds: Of a measure: `yes`, `no`, `not_yet`, `as_announced` (its announced day has come and no account
            says more), `disputed`; None for other types.
        overdue: Of a commitment: whether the whole interval in which it was due has passed and nobody says
            that it was kept.
        since: EDTF.
        until: EDTF.
        earlier: Of a view that changed: the last account of the earlier one.
        later: The latest account.
        views: The latest account of each claimant, oldest first.
        told: All accounts that tell of the day, in order.
    """

    state: str
    stands: bool
    holds: str | None
    overdue: bool
    since: str | None
    until: str | None
    earlier: Line | None
    later: Line
    views: tuple[Line, ...]
    told: tuple[Line, ...]


@lru_cache(maxsize=16_384)
def first_day(edtf: str | None) -> dt.date | None:
    """Return the first day of a date whose year is known."""
    if edtf is None or not edtf[:4].isdigit():
        return None
    days = interval_of(edtf)
    return days.bounds()[0] if days else None


def lines_of(thing: Thing) -> tuple[Line, ...]:
    """Return all accounts of a thing in the order in which they were said, each once."""
    lines = [line for member in thing.members for line in _lines(member.reported)]
    ordered = sorted(lines, key=lambda line: (line.day, line.reported.known_on))
    return tuple({(line.statement, line.state): line for line in reversed(ordered)}.values())[::-1]


def _lines(reported: Reported) -> list[Line]:
    found = []
    for account in dict.fromkeys(reported.finding.accounts):
        voice = reported.voice(account.statement)
        by_id = (voice.by_id if voice else None) or reported.id_of(account.by)
        said_on = voice.said_on if voice else None
        found.append(Line(account.state, account.by, by_id, said_on, account.statement, reported, voice))
    return found


def fold(finding: FindingType, lines: Sequence[Line], *, as_of: dt.date) -> Now | None:
    """Say what a thing is on a day; None where no account tells of that day yet.

    Args:
        finding: The type of the thing.
        lines: Its accounts, in order, as far as they are known.
        as_of: The day.
    """
    told = [line for line in lines if line.tells_from <= as_of]
    if not told:
        return None
    views = _views(told)
    earlier = _earlier_view(told) if finding is FindingType.STANCE else None
    since, until = _since(told), _until(told)
    state = DISPUTED if _is_disputed(finding, views) else views[-1].state
    if finding is FindingType.MEASURE:
        state = _begun(_again(state, told), since, as_of)
    holds = _holds(state, since, until, as_of) if finding is FindingType.MEASURE else None
    return Now(
        state="changed" if earlier else state,
        stands=_stands(finding, "changed" if earlier else state, holds, until or since, as_of),
        holds=holds,
        overdue=finding is FindingType.COMMITMENT and state in _OWED and _is_past(until, as_of),
        since=since,
        until=until,
        earlier=earlier,
        later=views[-1],
        views=views,
        told=tuple(told),
    )


def _views(told: Sequence[Line]) -> tuple[Line, ...]:
    """Return the latest account of each claimant, oldest first.

    Of one thing, two of one name are one claimant, also where the record could not tell that they are: else
    somebody would dispute her own words.
    """
    homes: dict[str, str] = {}
    latest: dict[str, Line] = {}
    for line in told:
        home = next((homes[key] for key in line.claimants if key in homes), line.claimants[0])
        homes |= dict.fromkeys(line.claimants, home)
        latest.pop(home, None)
        latest[home] = line
    return tuple(latest.values())


def _is_disputed(finding: FindingType, views: Sequence[Line]) -> bool:
    if finding in _ALWAYS:
        states = {line.state for line in views}
        return any(pair <= states for pair in _ALWAYS[finding])
    if finding is not FindingType.MEASURE:
        return False
    last = views[-1]
    return any(_clash(line.state, last.state) for line in views if last.day - line.day <= CLOSE)


def _clash(left: str, right: str) -> bool:
    return (left in ON and right in OFF) or (left in OFF and right in ON)


def _earlier_view(told: Sequence[Line]) -> Line | None:
    """Return the last account of another view than the present one; None where the view never changed."""
    if told[-1].state == "changed":
        return next((line for line in reversed(told) if line.state != "changed"), None)
    return next((line for line in reversed(told) if line.state != told[-1].state), None)


def _since(told: Sequence[Line]) -> str | None:
    return next((line.reported.finding.since for line in reversed(told) if line.reported.finding.since), None)


def _until(told: Sequence[Line]) -> str | None:
    """Return the latest end told; one told before an extension has been overtaken by it."""
    for line in reversed(told):
        until = line.reported.finding.until
        if until is not None or line.state == "extended":
            return until
    return None


def _again(state: str, told: Sequence[Line]) -> str:
    """Return the state of a measure; one that is on already is not announced again by being told of so.

    Where a report says that it is extended, who only says there that it is on takes nothing from that.
    """
    if state == "in_force" and told[-1].reported.finding.state == "extended":
        return "extended"
    if state != "announced" or told[-1].reported.finding.since is not None:
        return state
    before = next((line.state for line in reversed(told) if line.state != "announced"), state)
    return before if before in ON or before == "violated" else state


def _begun(state: str, since: str | None, as_of: dt.date) -> str:
    begins = first_day(since)
    return "announced" if state == "in_force" and begins is not None and begins > as_of else state


def _holds(state: str, since: str | None, until: str | None, as_of: dt.date) -> str:
    begins = first_day(since)
    if state == DISPUTED:
        return DISPUTED
    if state in OFF or _is_past(until, as_of):
        return "no"
    if state == "announced":
        return "as_announced" if begins is not None and begins <= as_of else "not_yet"
    return "yes"


def _stands(finding: FindingType, state: str, holds: str | None, day: str | None, as_of: dt.date) -> bool:
    if state not in STANDS[finding] or holds == "no":
        return False
    return not (finding is FindingType.CONTACT and state == "planned" and _is_past(day, as_of))


def _is_past(edtf: str | None, as_of: dt.date) -> bool:
    """Tell whether the whole interval has passed when the day begins; an open year never has."""
    days = interval_of(edtf) if edtf is not None else None
    return days is not None and days.ended_before(as_of)
