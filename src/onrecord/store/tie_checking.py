"""Whether things are kept of just those findings that count, and each finding in one thing."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from onrecord.model import Issue
from onrecord.store.checking import fault
from onrecord.store.schema import findings, stories
from onrecord.store.schema_things import thing_phases, things, tied_findings, untied_stories
from onrecord.store.schema_who import unsorted_blocks, unsorted_stories

MEND = "`onrecord check --rebuild` ties them anew"


def check_ties(conn: Connection) -> Iterator[Issue]:
    """Compare things with the findings that count, where nothing waits to be tied."""
    if any(conn.execute(select(table).limit(1)).first() for table in _WAITING):
        return
    counted = (
        select(findings.c.key)
        .join(stories, stories.c.reading_key == findings.c.reading_key)
        .where(~findings.c.hidden)
    )
    tied = select(tied_findings.c.finding_key)
    for found, said in (
        (counted.except_(tied), "findings of no thing"),
        (tied.except_(counted), "things of findings that do not count"),
        (select(tied_findings.c.home).except_(select(things.c.home)), "findings of things that are not kept"),
        (select(thing_phases.c.home).except_(select(things.c.home)), "states of things that are not kept"),
    ):
        count = conn.execute(select(func.count()).select_from(found.subquery())).scalar_one()
        if count:
            yield fault("ties-differ", f"there are {said} ({count}); {MEND}")


_WAITING = (unsorted_stories, unsorted_blocks, untied_stories)
