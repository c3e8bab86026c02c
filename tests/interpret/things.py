"""Findings drawn at random, few enough of each sort that many are tied and some are barred."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from onrecord.interpret.reported import Reported
from onrecord.model import STATES, FindingType
from tests.interpret.record import reported

_FIRST = dt.date(2031, 1, 1)
_OBJECTS = (
    "truce",
    "a truce in Port Salen",
    "the new pause",
    "its key rate at 4 percent",
    "its key rate at 5 percent",
    "hand over 40 soldiers",
    "hand over 12 soldiers",
    "release the soldiers of the valley",
    "the promise",
    "the night shift",
    "night work",
    "talks between Ole Varn and Oda Renk",
    "talks",
)
_NAMES = ("Ada Lund", "Ole Varn", "Oda Renk", "Valley Council", "Council of the Upper Valleys", "the council")
_IDS = {"Valley Council": "re-1", "Council of the Upper Valleys": "re-1", "Ole Varn": "re-2"}

_days = st.integers(0, 900).map(lambda nth: (_FIRST + dt.timedelta(days=nth)).isoformat())
_near = st.integers(0, 30).map(lambda nth: (_FIRST + dt.timedelta(days=nth)).isoformat())
_edtf = st.one_of(
    st.none(), _days, _near, st.sampled_from(("2031-02", "XXXX-03-04", "2031", "2031-01-05/.."))
)


@st.composite
def reports(draw: st.DrawFn, sort: FindingType | None = None) -> Reported:
    """A finding of a report; findings of one day can be of one report."""
    finding = sort or draw(st.sampled_from(FindingType))
    day = draw(st.one_of(_days, _near))
    return reported(
        day,
        finding,
        draw(st.sampled_from(STATES[finding])),
        draw(st.sampled_from(_OBJECTS)),
        by=draw(st.sampled_from(_NAMES)),
        who=draw(st.one_of(st.none(), st.sampled_from(_NAMES))),
        places=draw(st.sampled_from(((), ("Port Salen",), ("Varn",)))),
        since=draw(_edtf),
        until=draw(_edtf),
        said_on=draw(st.one_of(st.none(), _near)),
        ids=draw(st.sampled_from(({}, _IDS))),
        report=f"report {day} {draw(st.integers(0, 1))}",
    )


def many(
    sort: FindingType | None = None, least: int = 0, most: int = 12
) -> st.SearchStrategy[list[Reported]]:
    """Some findings, no two of one id."""
    return st.lists(reports(sort), min_size=least, max_size=most, unique_by=lambda one: one.finding.id)
