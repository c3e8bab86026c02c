"""Read JSON: one report a line, or a list of them.

A report is an object with `text`, which is kept character for character, and any of `id`, `title`, `url`,
`publisher`, `provider`, `byline`, `published` or `date`, `language` and `embargo`. A title is stated beside
the text and not put into it. A bad line gives an issue and the rest goes on; lines are read one at a time, so
a file may be of any size. A list, or an object over several lines, is read whole and counts as one report for
the limits.

    {"id": "truce-1", "published": "2031-03-04", "text": "Oda Renk said no."}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from onrecord.errors import InputError, MalformedDocument, UnsupportedEncoding
from onrecord.model import Document, Issue, IssueKind
from onrecord.readers.base import (
    Limits,
    Origin,
    check_text,
    degraded,
    issue_of,
    provenance_of,
    put_together,
    too_large,
)
from onrecord.readers.records import read_embargo, read_fields
from onrecord.text import replace_surrogates

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SKIP_BYTES = 1_000_000
MAX_REMEMBERED_IDS = 500_000
MAX_NAMED_FIELDS = 20

_OBJECT = re.compile(rb'\s*\{\s*(?:"|\}|$)')
_LIST = re.compile(rb"\s*\[\s*(?:\{|\]|$)")


@dataclass(slots=True)
class _Seen:
    """What a file has shown so far: ids, as hashes, and the names of fields that are not known."""

    ids: set[int] = field(default_factory=set)
    ignored: dict[str, None] = field(default_factory=dict)

    def is_new(self, given_id: str) -> bool:
        """Tell whether an id is new; after half a million of them the question is no longer asked."""
        mark = hash(given_id)
        if mark in self.ids:
            return False
        if len(self.ids) < MAX_REMEMBERED_IDS:
            self.ids.add(mark)
        return True

    def ignore(self, names: list[str]) -> None:
        if len(self.ignored) < MAX_NAMED_FIELDS:
            self.ignored.update(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class JsonlReader:
    """The reader of JSON and JSON lines."""

    name: str = "jsonl"
    version: str = "1"

    def sniff(self, head: bytes, location: str) -> bool:  # noqa: ARG002  the contract of all readers
        """Tell whether the first thing is a JSON object, or a list of them."""
        start = head.removeprefix(BYTE_ORDER_MARK)
        return _OBJECT.match(start) is not None or _LIST.match(start) is not None

    def read(self, stream: BinaryIO, origin: Origin, *, limits: Limits) -> Iterator[Document | Issue]:
        """Give documents, and issues in the place of lines that hold none.

        Raises:
            InputError: A list cannot be read at all.
        """
        seen = _Seen()
        first, skipped = _first_line(stream, limits)
        if _is_whole(first):
            yield from self._read_whole(first, stream, origin, limits, seen)
        else:
            yield from self._read_lines(first, skipped, stream, origin, limits, seen)
        if seen.ignored:
            names = ", ".join(list(seen.ignored)[:MAX_NAMED_FIELDS])
            message = f"Fields that are not read were left aside: {names}."
            yield Issue(IssueKind.CHECK, "ignored-fields", message, origin.name)

    def _read_lines(
        self, first: bytes, skipped: int, stream: BinaryIO, origin: Origin, limits: Limits, seen: _Seen
    ) -> Iterator[Document | Issue]:
        number, line = skipped + 1, first.removeprefix(BYTE_ORDER_MARK)
        while line:
            place = f"{origin.name}:{number}"
            if len(line) > limits.line_bytes:
                _skip_line(line, stream)
                yield issue_of(too_large("The line", limits.line_bytes, origin.location), place)
            elif line.strip():
                yield from self._read_one(line.rstrip(b"\r\n"), place, number, origin, limits, seen)
            line = stream.readline(limits.line_bytes + 1)
            number += 1

    def _read_whole(
        self, first: bytes, stream: BinaryIO, origin: Origin, limits: Limits, seen: _Seen
    ) -> Iterator[Document | Issue]:
        data = first + stream.read(max(0, limits.line_bytes + 1 - len(first)))
        if len(data) > limits.line_bytes:
            raise too_large("A JSON list that is not one report a line", limits.line_bytes, origin.location)
        found = _parse(data.removeprefix(BYTE_ORDER_MARK), origin.location)
        if not isinstance(found, list):
            yield from self._read_one(data.strip(), origin.name, 1, origin, limits, seen)
            return
        for number, item in enumerate(found, start=1):
            line = json.dumps(item, sort_keys=True).encode()
            yield from self._read_one(line, f"{origin.name}:{number}", number, origin, limits, seen)

    def _read_one(
        self, line: bytes, place: str, number: int, origin: Origin, limits: Limits, seen: _Seen
    ) -> Iterator[Document | Issue]:
        """Read one line; the issues that it raises name its document, and come before it."""
        try:
            record = _parse(line, origin.location)
            text = _text_of(record, origin.location, limits)
            embargo = read_embargo(record, origin.location)
        except InputError as exc:
            yield issue_of(exc, place)
            return
        fields = read_fields(record)
        seen.ignore(fields.ignored)
        stated = replace(fields.stated(origin.published), embargo=embargo)
        given = fields.given_id
        # Without an id or an address of its own, a report is told from its neighbours by its line.
        alone = given is None and stated.url is None
        where = Origin(f"{origin.location}#line={number}", origin.name) if alone else origin
        yield from (degraded(code, message, given or place) for code, message in fields.problems)
        if given is not None and not seen.is_new(given):
            message = f"The id was used before in this file (line {number}); both reports are kept."
            yield Issue(IssueKind.CHECK, "duplicate-id", message, given)
        yield put_together(text, given or place, provenance_of(line, where, self, given), stated)


def _first_line(stream: BinaryIO, limits: Limits) -> tuple[bytes, int]:
    """Return the first line that is not blank, and how many stand before it."""
    skipped = 0
    line = stream.readline(limits.line_bytes + 1)
    while line and not line.removeprefix(BYTE_ORDER_MARK).strip():
        skipped += line.endswith(b"\n")
        line = stream.readline(limits.line_bytes + 1)
    return line, skipped


def _is_whole(first: bytes) -> bool:
    """Tell by its first line whether a file is one JSON value over several lines."""
    start = first.removeprefix(BYTE_ORDER_MARK).strip()
    if start.startswith(b"[") or start == b"{":
        return True
    return start.startswith(b"{") and start.endswith(b",")


def _skip_line(line: bytes, stream: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(SKIP_BYTES)


def _parse(data: bytes, location: str) -> Any:
    try:
        return json.loads(data.decode())
    except UnicodeError as exc:
        raise UnsupportedEncoding("The line is not UTF-8, as JSON has to be.", location=location) from exc
    except (ValueError, RecursionError) as exc:
        reason = "it is nested too deeply" if isinstance(exc, RecursionError) else str(exc)
        raise MalformedDocument(f"The line is not JSON: {reason}.", location=location) from exc


def _text_of(record: Any, location: str, limits: Limits) -> str:
    if not isinstance(record, Mapping):
        raise MalformedDocument("The line is JSON, but not an object with a text.", location=location)
    text = record.get("text")
    if not isinstance(text, str):
        missing = "has no field `text`" if text is None else "has a `text` that is not a string"
        raise MalformedDocument(f"The report {missing}.", location=location)
    check_text(text, "The text", location)
    whole = replace_surrogates(text)
    if len(whole.encode()) > limits.report_bytes:
        raise too_large("The report", limits.report_bytes, location)
    return whole
