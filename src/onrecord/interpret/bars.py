"""What bars two findings from being one thing: another place, party or number, or a thing that was over.

Most bars rest on what is known of the whole thing so far, since a report seldom says all of it; the others
compare the finding with one of the thing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from onrecord.interpret.days import interval_of
from onrecord.interpret.profiles import Player, Profile, is_one, names_fit, speaks_for
from onrecord.interpret.states import OFF
from onrecord.model import FindingType
from onrecord.model.interval import Interval
from onrecord.resources import words_of

DATED = frozenset({FindingType.MEASURE, FindingType.COMMITMENT, FindingType.REQUEST, FindingType.CONTACT})
"""What is told of in its time; views and responsibilities last."""

LONG = dt.timedelta(days=366)
"""Dated findings that are known further apart are not tied to each other."""

_OF_OPTIONS = frozenset({FindingType.STANCE, FindingType.RESERVATION, FindingType.RESPONSIBILITY})
"""What is told of an option, which its undoing is not; an act that is owed or asked may be told as undone."""

_PAIR = 2
_ANSWERED = frozenset({"granted", "refused"})
"""What becomes of a request; who asked is then often told as the body that the one who asked spoke for."""
_OVER = frozenset({"ended", "not_in_force"})
_NEW = frozenset({"announced", "in_force"})


def is_barred(new: Profile, known: Sequence[Profile], thing: Sequence[Profile]) -> bool:
    """Tell whether something says that a finding is not of a thing.

    Args:
        new: The finding.
        known: The findings of the thing that it is compared with.
        thing: All findings of the thing, in the order in which they were known.
    """
    return any(bars(new, thing) for bars in BARS) or any(_is_other(one, new, thing[-1]) for one in known)


def _other_place(new: Profile, thing: Sequence[Profile]) -> bool:
    """Another place; only of a measure does a report name the place each time that it names one."""
    places = {place for one in thing for place in one.places}
    return new.type is FindingType.MEASURE and bool(places and new.places and not places & new.places)


def _other_party(new: Profile, thing: Sequence[Profile]) -> bool:
    """Another debtor, requester or bearer, both named; a measure can be announced by several."""
    players = [player for one in thing for player in one.players]
    if new.type is FindingType.MEASURE or not players or not new.players:
        return False
    pairs = [(one, other) for one in new.players for other in players]
    if new.type is FindingType.CONTACT and any(_is_between_others(new, one) for one in thing):
        return True
    # One name that the record could not tell to be one bearer's may still be: that is no bar.
    if any(is_one(*pair) or names_fit(*pair) or pair[0].words == pair[1].words for pair in pairs):
        return False
    if new.type is not FindingType.STANCE and any(speaks_for(*pair) for pair in pairs):
        return False
    if new.states <= _ANSWERED and any(one.speaks != other.speaks for one, other in pairs):
        return False
    return any(one.is_named for one in new.players) and any(one.is_named for one in players)


def _is_between_others(new: Profile, known: Profile) -> bool:
    """Tell whether two contacts, each between two that are named, have not both in common."""
    ours, theirs = ([one for one in profile.players if _is_told(one)] for profile in (new, known))
    met = [one for one in ours if any(is_one(one, two) or names_fit(one, two) for two in theirs)]
    return min(len(ours), len(theirs)) >= _PAIR > len(met)


def _is_told(player: Player) -> bool:
    """Tell whether a party's name says who it is, or that it is a body and nobody in person."""
    return player.is_named or not player.words.isdisjoint(words_of("ties", "bodies"))


def _other_time(new: Profile, thing: Sequence[Profile]) -> bool:
    """Long after all that is known of the thing."""
    return all(are_far(one, new) for one in thing)


def are_far(known: Profile, new: Profile) -> bool:
    """Tell whether a finding is known too long after another to be tied to it."""
    return new.type in DATED and new.reported.known_on - known.reported.known_on > LONG


def _begun_anew(new: Profile, thing: Sequence[Profile]) -> bool:
    """A measure announced after an earlier one had ended, a meeting on another day: another thing."""
    last = thing[-1]
    if new.type is FindingType.CONTACT:
        return _are_disjoint(last.reported.finding.since, new.reported.finding.since)
    return _may_be_new(new, last) and (last.states <= _OVER or _had_passed(_end_of(thing), new))


def _may_be_new(new: Profile, last: Profile) -> bool:
    """Tell whether a measure is told as one that begins, in a later report than the last one of the thing."""
    begins = new.type is FindingType.MEASURE and new.states <= _NEW
    return begins and last.reported.known_on < new.reported.known_on


def _end_of(thing: Sequence[Profile]) -> str | None:
    """Return the latest end that is told of a measure; an extension without a day leaves none."""
    for one in reversed(thing):
        if one.reported.finding.until is not None or "extended" in one.states:
            return one.reported.finding.until
    return None


def _had_passed(until: str | None, new: Profile) -> bool:
    days = interval_of(until) if until is not None else None
    return days is not None and days.ended_before(new.reported.known_on)


def _are_disjoint(left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return False
    ours, theirs = interval_of(left), interval_of(right)
    return ours is not None and theirs is not None and not _overlap(ours, theirs)


def _overlap(left: Interval, right: Interval) -> bool:
    (since, until), (begin, end) = left.bounds(), right.bounds()
    return (until is None or begin is None or begin < until) and (end is None or since is None or since < end)


def _is_other(known: Profile, new: Profile, last: Profile) -> bool:
    """Tell whether a finding is not of the thing of a known one, whose last one is told as well."""
    return (
        known.type is not new.type
        or _other_number(known, new)
        or _said_new(known, new, last)
        or _undoes(known, new)
    )


def _undoes(known: Profile, new: Profile) -> bool:
    """Tell whether one is of a thing, the other of its end: who is for that is against the thing."""
    return new.type in _OF_OPTIONS and known.wording.undoes != new.wording.undoes


def _other_number(known: Profile, new: Profile) -> bool:
    """Another number of soldiers or cans; the number of a rate or limit may change."""
    ours, theirs = known.wording, new.wording
    if ours.is_value and theirs.is_value:
        return False
    return bool(ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers)


def _said_new(known: Profile, new: Profile, last: Profile) -> bool:
    """A measure said to be a new one, where the earlier one was not and is on no longer."""
    said = new.wording.is_new and not known.wording.is_new
    return said and last.states <= OFF and _may_be_new(new, last)


BARS: tuple[Callable[[Profile, Sequence[Profile]], bool], ...] = (
    _other_place,
    _other_party,
    _other_time,
    _begun_anew,
)
"""Each tells whether it keeps a finding from a whole thing."""
