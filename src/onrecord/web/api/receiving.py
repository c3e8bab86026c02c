"""`POST /api/v1/reports`: read a report and keep it, as `onrecord add` does with a line of JSON.

The same report twice is stored once; a story whose source has changed becomes a new version of it.
"""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from anyio import CapacityLimiter, current_time, sleep, to_thread
from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from onrecord.exports import to_json
from onrecord.logs import get_logger
from onrecord.model import Issue, Report
from onrecord.pipeline import RecordAuthority, Source, Tagger, read_sources
from onrecord.pipeline.issues import INTERNAL
from onrecord.readers import Limits
from onrecord.services import sort_all
from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.web.answers import Failure
from onrecord.web.api import examples
from onrecord.web.api.asking import Record, present
from onrecord.web.api.items import ReceivedItem
from onrecord.web.api.reports import report_links
from onrecord.web.api.things import add_making, answer_made
from onrecord.web.errors import BUG, Refused

SORT_S = 3
"""How long reports that were sent wait at most for others, to be sorted together."""
log = get_logger(__name__)

INPUT = "-"
"""A report that is sent comes from no lasting place, as one from standard input."""

router = APIRouter()


@dataclass(slots=True)
class Reading:
    """What reads reports that are sent: one at a time, in a thread that is nobody else's.

    Who is one with whom, and what is one thing, is told anew at once; while `keep_sorted` runs, for all
    reports of some seconds together.

    Attributes:
        tagger: Finds the attributions.
        sort_apart: Sorts the record elsewhere than in this process; in the thread, if None.
        one_at_a_time: The thread.
        keeps_sorted: Whether `keep_sorted` runs.
        is_unsorted: Whether a report waits for it.
    """

    tagger: Tagger
    sort_apart: Callable[[], Awaitable[None]] | None = None
    one_at_a_time: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))
    keeps_sorted: bool = False
    is_unsorted: bool = False

    def sort(self, store: Store) -> None:
        """Tell anew who is one with whom after a report has come in, or have it told soon."""
        self.is_unsorted = self.keeps_sorted
        if not self.keeps_sorted:
            sort_all(store)

    async def keep_sorted(self, store: Store) -> None:
        """Tell it anew every few seconds, if reports have come in; until this is cancelled.

        As long as it took is waited at least, so that it takes no more than half of the time.
        """
        self.keeps_sorted = True
        wait_s = float(SORT_S)
        try:
            while True:
                await sleep(wait_s)
                if self.is_unsorted:
                    began = current_time()
                    await self._sort_waiting(store)
                    wait_s = max(SORT_S, current_time() - began)
        finally:
            self.keeps_sorted = False

    async def _sort_waiting(self, store: Store) -> None:
        """Tell it anew for what waits; where that fails, it waits on, and the server goes on."""
        self.is_unsorted = False
        try:
            if self.sort_apart is None:
                await to_thread.run_sync(sort_all, store, limiter=self.one_at_a_time)
            else:
                await self.sort_apart()
        except Exception:
            self.is_unsorted = True
            log.exception("sorting-failed")


class SentReport(BaseModel):
    """A report as it is printed, headline first, and what is known of it; as a line of JSON that is added."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": dict(examples.SENT)})

    text: str = Field(
        min_length=1, description="Kept character for character; offsets are code points of it."
    )
    id: str | None = Field(None, min_length=1, max_length=500, description="Its own id, kept as its name.")
    title: str | None = Field(None, description="Its title, where that is stated beside the text.")
    url: str | None = Field(None, description="Its address; versions of a story share it.")
    publisher: str | None = Field(None, description="Who issued it.")
    provider: str | None = Field(None, description="Who delivered it.")
    byline: str | None = Field(None, description="Who wrote it.")
    published: str | None = Field(
        None, description="The day of publication, EDTF or any usual way to write it."
    )
    language: str | None = Field(None, description="BCP 47; only English is read.")


async def receive_report(request: Request, store: Record, sent: SentReport) -> Response:
    """Read a report and keep it."""
    reading = cast("Reading", request.app.state.reading)
    work = partial(_receive, request, store, sent, reading)
    return await to_thread.run_sync(work, limiter=reading.one_at_a_time)


def _receive(request: Request, store: Store, sent: SentReport, reading: Reading) -> Response:
    settings = cast("Settings", request.app.state.settings)
    now = present(request)
    report, raw = _read(sent, store, settings, reading.tagger, request)
    added = store.add(report, raw=raw, now=now)
    reading.sort(store)
    links = report_links(request, added.document_id)
    item = ReceivedItem(
        document_id=added.document_id,
        story_id=added.story_id,
        version=added.version,
        outcome=added.outcome,
        statements=len(report.outer),
        issues=report.issues,
        links=links,
    )
    status = 200 if added.outcome == "known" else 201
    return answer_made(item, status, {"Location": links.api})


def _read(
    sent: SentReport, store: Store, settings: Settings, tagger: Tagger, request: Request
) -> tuple[Report, bytes | None]:
    line = to_json(sent.model_dump(exclude_none=True)).encode()
    source = Source(
        Limits(report_bytes=settings.report_bytes, line_bytes=settings.line_bytes),
        stdin=io.BytesIO(line),
        keep_raw=settings.keep_source,
        authority=RecordAuthority(store),
    )
    found = list(read_sources([INPUT], source, tagger=tagger, now=present(request).date()))
    for item, raw in found:
        if isinstance(item, Report):
            return item, raw
    (issue,) = (item for item, _ in found if isinstance(item, Issue))
    if issue.code == INTERNAL:
        raise Refused(BUG)
    raise Refused(Failure(422, "This report cannot be read", issue.message, issue.code))


add_making(
    router,
    "/reports",
    receive_report,
    operation="addReport",
    shape="ReceivedItem",
    outcomes={201: "It is on record now.", 200: "It was on record already."},
)
