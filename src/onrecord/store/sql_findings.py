"""What a record in a database knows of findings over all reports, whichever database it is.

The part of `SqlStore` that answers to `onrecord.store.base_findings.FindingStore`.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from onrecord.model import FindingType

if TYPE_CHECKING:
    from onrecord.interpret.reported import Reported


class SqlFindings:
    """See `onrecord.store.base_findings.FindingStore` for what each method does."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]: ...

    def reported(
        self, *, finding: FindingType | None = None, known_by: dt.date | None = None
    ) -> Iterator[Reported]:
        """Give the findings of the reports that count."""
        from onrecord.store import findings

        with self._reading() as conn:
            yield from findings.iter_reported(conn, finding=finding, known_by=known_by)

    def finding_id(self, beginning: str) -> str:
        """Return the full id of a finding."""
        from onrecord.store import findings

        with self._reading() as conn:
            return findings.get_finding_id(conn, beginning)
