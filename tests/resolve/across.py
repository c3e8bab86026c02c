"""Builders of members for the tests of what is one across reports. People and places are invented."""

from __future__ import annotations

import datetime as dt

from onrecord.model import Days, EntityType
from onrecord.resolve.across import Ties, place_members
from onrecord.resolve.members import Member


def member(
    key, name="Ann Sol", *titles, day="2031-03-04", company=(), story=None, type_=EntityType.PERSON, link=None
):
    since = dt.date.fromisoformat(day)
    return Member(
        key,
        name,
        type_,
        titles,
        Days(since, since + dt.timedelta(days=1)),
        frozenset(company),
        story or f"st-{key}",
        link,
    )


NONE = Ties()


def sorts(*members, ties=NONE):
    """Return the groups that members fall into, as sets of ids joined by a space."""
    found = {}
    for placed in place_members(members, ties):
        found.setdefault(placed.record_id, []).append(placed.id)
    return sorted(" ".join(sorted(ids)) for ids in found.values())
