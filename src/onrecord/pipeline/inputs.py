"""Read all that a user names, one report after another, in order, and never more than two in memory.

What is wrong with one input becomes an issue in its place, and the run goes on; a model, a record or a
setting that cannot be used ends it. While one report is resolved, the next is tagged: the encoder leaves the
interpreter free. Where more may be long in coming, as on the standard input, nothing waits for it.

    for item in read_inputs(["dispatches/"], tagger=tagger, now=today, limits=Limits()):
        print(item)
"""

from __future__ import annotations

import datetime as dt
import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import ConfigError
from onrecord.model import Document, Issue, IssueKind, Report
from onrecord.pipeline.places import Place, PlaceKind, iter_places
from onrecord.pipeline.run import (
    STOPS_THE_RUN,
    AuthorityFinder,
    Tagged,
    Tagger,
    failure,
    guarded,
    make_report,
    tag_document,
)
from onrecord.pipeline.tape import Tape
from onrecord.readers import Limits, Origin, fetch, read_stream

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with what its reader found amiss in it and, if they were asked for, its bytes.

    `raw` are the bytes that `provenance.source_hash` names. `is_live` tells that the next document of the
    same source may be long in coming.
    """

    document: Document
    raw: bytes | None = None
    issues: tuple[Issue, ...] = ()
    is_live: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """How inputs are opened.

    Attributes:
        limits: What is too large or takes too long.
        published: Publication date (EDTF); wins over what reports state.
        stdin: What `-` stands for.
        progress: Called with the number of bytes whenever some have been read.
        keep_raw: Whether each document comes with its bytes.
        authority: Knows who is who.
    """

    limits: Limits
    published: str | None = None
    stdin: BinaryIO | None = None
    progress: Progress | None = None
    keep_raw: bool = False
    authority: AuthorityFinder | None = None


def read_inputs(
    inputs: Sequence[str],
    *,
    tagger: Tagger,
    now: dt.date,
    limits: Limits,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    authority: AuthorityFinder | None = None,
) -> Iterator[Report | Issue]:
    """Read files, folders, addresses and the standard input (`-`), each of one or many reports.

    Args:
        inputs: As the user named them; the same one twice is read twice.
        tagger: Finds the attributions.
        now: The day of reading.
        limits: What is too large or takes too long.
        published: Publication date (EDTF); wins over what reports state.
        stdin: What `-` stands for.
        progress: Called with the number of bytes whenever some have been read.
        authority: Knows who is who.

    Returns:
        Reports, and issues in the place of those that cannot be read, in input order.

    Raises:
        ModelError: The model cannot be used.
        ConfigError: `-` is named and there is no standard input.
    """
    source = Source(limits, published=published, stdin=stdin, progress=progress, authority=authority)
    for item, _raw in read_sources(inputs, source, tagger=tagger, now=now):
        yield item


def read_sources(
    inputs: Sequence[str], source: Source, *, tagger: Tagger, now: dt.date
) -> Iterator[tuple[Report | Issue, bytes | None]]:
    """Read as `read_inputs` does, each report with its bytes if `source.keep_raw`."""
    begun: deque[tuple[Loaded, Future[Tagged]]] = deque()

    def finish(loaded: Loaded, tagged: Future[Tagged]) -> tuple[Report | Issue, bytes | None]:
        def work() -> Report:
            return make_report(tagged.result(), now=now, authority=source.authority)

        return _with_issues(guarded(loaded.document.name, work), loaded.issues), loaded.raw

    def finished(most: int) -> Iterator[tuple[Report | Issue, bytes | None]]:
        while len(begun) > most:
            yield finish(*begun.popleft())

    with ThreadPoolExecutor(1, thread_name_prefix="tagger") as pool:
        for loaded in _until_stopped(load_inputs(inputs, source)):
            if isinstance(loaded, Loaded):
                begun.append((loaded, pool.submit(tag_document, loaded.document, tagger)))
                yield from finished(0 if loaded.is_live else 1)
                continue
            yield from finished(0)
            if isinstance(loaded, Exception):
                raise loaded
            yield loaded, None
        yield from finished(0)


def _until_stopped(items: Iterable[Loaded | Issue]) -> Iterator[Loaded | Issue | Exception]:
    """Yield items, and last what stops the run, so that what came before it can be finished."""
    try:
        yield from items
    except STOPS_THE_RUN as exc:
        yield exc


def _with_issues(item: Report | Issue, issues: tuple[Issue, ...]) -> Report | Issue:
    """Put what a reader found amiss in a report before what was found in it later."""
    return replace(item, issues=issues + item.issues) if isinstance(item, Report) else item


def load_inputs(inputs: Sequence[str], source: Source) -> Iterator[Loaded | Issue]:
    """Open what the user named and give its documents, before anything is found in them."""
    for place in iter_places(inputs):
        if isinstance(place, Issue):
            yield place
        else:
            yield from _load_guarded(place, source)


def _load_guarded(place: Place, source: Source) -> Iterator[Loaded | Issue]:
    """Load one place; whatever breaks there costs what is left of this place alone."""
    try:
        yield from _load(place, source)
    except STOPS_THE_RUN:
        raise
    except Exception as exc:
        yield failure(exc, place.shown)


def _load(place: Place, source: Source) -> Iterator[Loaded | Issue]:
    with _open(place, source) as (stream, origin):
        largest = max(source.limits.report_bytes, source.limits.line_bytes, source.limits.fetch_bytes)
        tape = Tape(stream, keep_bytes=2 * largest if source.keep_raw else 0, progress=source.progress)
        empty = True
        pending: list[Issue] = []
        for item in read_stream(io.BufferedReader(tape), origin, limits=source.limits):
            empty = False
            if isinstance(item, Document):
                found = _loaded(item, tape, source, pending)
                yield found if place.kind is PlaceKind.FILE else replace(found, is_live=True)
                pending = []
            elif item.kind is IssueKind.FAILED:
                yield item
            else:
                pending.append(item)
        yield from pending
        if empty:
            yield Issue(IssueKind.FAILED, "empty", "There is no report in it.", place.shown)


def _loaded(doc: Document, tape: Tape, source: Source, issues: Sequence[Issue]) -> Loaded:
    """Take a document with the issues that its reader gave before it."""
    raw = tape.claim(doc.provenance.source_hash) if source.keep_raw else None
    return Loaded(doc, raw, tuple(issues))


@contextmanager
def _open(place: Place, source: Source) -> Iterator[tuple[BinaryIO, Origin]]:
    if place.kind is PlaceKind.ADDRESS:
        fetched = fetch(place.shown, limits=source.limits)
        origin = Origin(fetched.final_url, place.name, source.published, fetched.charset)
        yield io.BytesIO(fetched.body), origin
        return
    origin = Origin(place.location, place.name, source.published)
    if place.kind is PlaceKind.STANDARD_INPUT:
        if source.stdin is None:
            raise ConfigError("there is no standard input to read; name a file instead of -")
        yield source.stdin, origin
        return
    with Path(place.shown).open("rb", buffering=0) as stream:
        yield stream, origin
