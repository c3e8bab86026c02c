"""The part of the contract that is about findings over all reports, and since when each is known.

Standard library only, as `base.py`, whose `Store` includes it.

    for one in store.reported(finding=FindingType.MEASURE, known_by=day):
        print(one.known_on, one.finding.state, one.finding.object.text)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from onrecord.model import FindingType

if TYPE_CHECKING:
    from onrecord.interpret.reported import Reported


class FindingStore(Protocol):
    """What a record knows of findings beyond single reports."""

    def reported(
        self, *, finding: FindingType | None = None, known_by: dt.date | None = None
    ) -> Iterator[Reported]:
        """Give the findings of the reports that count, each with whose voices tell it and who is whom.

        Of each story the newest version counts; on an earlier day the newest that could be read by then. A
        version could be read from the day that it is dated, of a vague date the last one; at the latest from
        the day on which it was first read for the record.

        Args:
            finding: Only those of a type.
            known_by: Only what could be read by the end of this day; None for all that is on record.
        """

    def finding_id(self, beginning: str) -> str:
        """Return the full id of a finding whose id begins as given, with or without `fi-`.

        Raises:
            NotFound: No finding, or more than one, has such an id.
        """
