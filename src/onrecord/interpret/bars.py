"""What bars two findings from being one thing: another place, party or number, or a thing that was over.

Each bar is told what is known of the whole thing so far, since a report seldom says all of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from onrecord.interpret.profiles import Profile, is_one, names_fit
from onrecord.model import FindingType
from onrecord.model.interval import Interval, parse_edtf

_DATED = frozenset({FindingType.MEASURE, FindingType.COMMITMENT, FindingType.REQUEST, FindingType.CONTACT})
_LONG = dt.timedelta(days=366)
_OVER = frozenset({"ended", "not_in_force"})
_OFF = _OVER | {"suspended"}
_NEW = frozenset({"announced", "in_force"})


def is_barred(known: Profile, new: Profile, thing: Sequence[Profile]) -> bool:
    """Tell whether something says that a finding is not of a thing.

    Args:
        known: A finding of the thing.
        new: The finding.
        thing: All findings of the thing, in the order in which they were known.
    """
    return known.type is not new.type or any(bars(known, new, thing) for bars in BARS)


def _other_place(known: Profile, new: Profile, thing: Sequence[Profile]) -> bool:
    """Another place; only of a measure does a report name the place each time that it names one."""
    del known
    places = {place for one in thing for place in one.places}
    return new.type is FindingType.MEASURE and bool(places and new.places and not places & new.places)


def _other_party(known: Profile, new: Profile, thing: Sequence[Profile]) -> bool:
    """Another debtor, requester or bearer, both named; a measure can be announced by several."""
    del known
    players = [player for one in thing for player in one.players]
    if new.type is FindingType.MEASURE or not players or not new.players:
        return False
    pairs = [(one, other) for one in new.players for other in players]
    # One name that the record could not tell to be one bearer's may still be: that is no bar.
    if any(is_one(*pair) or names_fit(*pair) or pair[0].words == pair[1].words for pair in pairs):
        return False
    return any(one.is_named for one in new.players) and any(one.is_named for one in players)


def _other_number(known: Profile, new: Profile, thing: Sequence[Profile]) -> bool:
    """Another number of soldiers or cans; the number of a rate or limit may change."""
    del thing
    ours, theirs = known.wording, new.wording
    if ours.is_value and theirs.is_value:
        return False
    return bool(ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers)


def _other_time(known: Profile, new: Profile, thing: Sequence[Profile]) -> bool:
    """Long after all that is known of the thing; views and responsibilities last."""
    del known
    last = max(one.reported.known_on for one in thing)
    return new.type in _DATED and new.reported.known_on - last > _LONG


def _begun_anew(known: Profile, new: Profile, thing: Sequence[Profile]) -> bool:
    """A measure announced after an earlier one had ended, a meeting on another day: another thing."""
    last = thing[-1]
    if new.type is FindingType.CONTACT:
        return _are_disjoint(last.reported.finding.since, new.reported.finding.since)
    if new.type is not FindingType.MEASURE or not new.states <= _NEW:
        return False
    if last.reported.known_on >= new.reported.known_on:
        return False
    said_new = new.wording.is_new and not known.wording.is_new and last.states <= _OFF
    return said_new or last.states <= _OVER or _had_passed(_end_of(thing), new)


def _end_of(thing: Sequence[Profile]) -> str | None:
    """Return the latest end that is told of a measure; an extension without a day leaves none."""
    for one in reversed(thing):
        if one.reported.finding.until is not None or "extended" in one.states:
            return one.reported.finding.until
    return None


def _had_passed(until: str | None, new: Profile) -> bool:
    return until is not None and parse_edtf(until).ended_before(new.reported.known_on)


def _are_disjoint(left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return False
    return not _overlap(parse_edtf(left), parse_edtf(right))


def _overlap(left: Interval, right: Interval) -> bool:
    (since, until), (begin, end) = left.bounds(), right.bounds()
    return (until is None or begin is None or begin < until) and (end is None or since is None or since < end)


BARS: tuple[Callable[[Profile, Profile, Sequence[Profile]], bool], ...] = (
    _other_number,
    _other_place,
    _other_party,
    _other_time,
    _begun_anew,
)
"""Each tells whether it keeps a finding from a thing."""
