"""Read all that a user names, one report after another, in order, and never more than one in memory.

What is wrong with one input becomes an issue in its place, and the run goes on; a model, a record or a
setting that cannot be used ends it.

    for item in read_inputs(["dispatches/"], tagger=tagger, now=today, limits=Limits()):
        print(item)
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import ConfigError
from onrecord.model import Document, Issue, IssueKind, Report
from onrecord.pipeline.places import Place, PlaceKind, iter_places
from onrecord.pipeline.run import STOPS_THE_RUN, AuthorityFinder, Tagger, failure, try_document
from onrecord.pipeline.tape import Tape
from onrecord.readers import Limits, Origin, fetch, read_stream

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with what its reader found amiss in it and, if they were asked for, its bytes.

    `raw` are the bytes that `provenance.source_hash` names.
    """

    document: Document
    raw: bytes | None = None
    issues: tuple[Issue, ...] = ()


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
    for loaded in load_inputs(inputs, source):
        if isinstance(loaded, Issue):
            yield loaded, None
        else:
            report = try_document(loaded.document, tagger, now=now, authority=source.authority)
            yield _with_issues(report, loaded.issues), loaded.raw


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
                yield _loaded(item, tape, source, pending)
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
