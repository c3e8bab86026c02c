"""What a thing is over both clocks: on which days it is in which state, as known from when until when.

    for phase in phases_of(thing):
        print(phase.known_from, phase.as_from, phase.as_until, phase.state, phase.stands)

Between the days that its accounts name nothing changes; so a few phases say for any two days what `fold`
says, and a record can look for what stands without folding all that it holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.interpret.accounts import Line, first_day, fold, lines_of
from onrecord.interpret.days import interval_of
from onrecord.interpret.ties import Thing

FAR = dt.date.max
"""An end that is open."""


@dataclass(frozen=True, slots=True)
class Phase:
    """What a thing is on some days, as known on some days; both intervals are half-open.

    `state`, `stands`, `holds` and `overdue` are those of `onrecord.interpret.accounts.Now`.
    """

    known_from: dt.date
    known_until: dt.date
    as_from: dt.date
    as_until: dt.date
    state: str
    stands: bool
    holds: str | None
    overdue: bool


_Seen = tuple[str, bool, str | None, bool]
_Part = tuple[dt.date, dt.date, _Seen]
"""Some days, half-open, and what a thing is on them."""


def phases_of(thing: Thing) -> tuple[Phase, ...]:
    """Return what a thing is on all days from the first that it tells of, as known on all days."""
    past: list[Phase] = []
    opened: dict[_Part, dt.date] = {}
    for day, lines, since in _as_known(thing):
        # What is new changes nothing on the days before the first that it tells of.
        before = [(start, min(end, since), seen) for start, end, seen in opened if start < since]
        parts = _merged([*sorted(before, key=lambda part: part[0]), *_parts(thing, lines, since)])
        past += [_phase(part, known, day) for part, known in opened.items() if part not in parts]
        opened = {part: opened.get(part, day) for part in parts}
    return (*past, *(_phase(part, known, FAR) for part, known in opened.items()))


def _phase(part: _Part, known_from: dt.date, known_until: dt.date) -> Phase:
    start, end, seen = part
    return Phase(known_from, known_until, start, end, *seen)


def _as_known(thing: Thing) -> Iterator[tuple[dt.date, Sequence[Line], dt.date]]:
    """Yield the days on which something new is known, with all accounts then, and what day it tells from."""
    lines = lines_of(thing)
    for day in sorted({line.reported.known_on for line in lines}):
        new = [line.tells_from for line in lines if line.reported.known_on == day]
        yield day, [line for line in lines if line.reported.known_on <= day], min(new)


def _parts(thing: Thing, lines: Sequence[Line], since: dt.date) -> Iterator[_Part]:
    """Yield what a thing is from a day on."""
    days = sorted({since, *(day for line in lines for day in _turns(line) if day > since)})
    for start, end in pairwise([*days, FAR]):
        now = fold(thing.finding, lines, as_of=start)
        if now is not None:
            yield start, end, (now.state, now.stands, now.holds, now.overdue)


def _turns(line: Line) -> Iterator[dt.date]:
    """Yield the days on which an account can change what its thing is."""
    yield line.tells_from
    for edtf in (line.reported.finding.since, line.reported.finding.until):
        # A year that is not known begins and ends nothing.
        if edtf is not None:
            days = interval_of(edtf)
            yield from filter(None, (first_day(edtf), days.bounds()[1] if days else None))


def _merged(parts: Iterable[_Part]) -> list[_Part]:
    """Join parts that follow each other and are the same."""
    merged: list[_Part] = []
    for start, end, seen in parts:
        if merged and merged[-1][1] == start and merged[-1][2] == seen:
            start = merged.pop()[0]
        merged.append((start, end, seen))
    return merged
