"""Invented passages whose findings are marked, as what the network for second looks learns from.

    # a Nordic daily
    {by: The council} promised to {commitment made: repair the bridge by May}, it said.

Passages stand apart by an empty line, paragraphs of one by a line of ¶; a line that begins with # is a
remark. `{type state: words}` marks what a finding is about, in the state that its sentence tells;
`{by: words}` who acts, owes, asks or holds a view, and `{to: words}` whom that concerns. Marks do not nest.

People, bodies, places and agencies are invented. The attributions are those that the tagger finds: so the
network learns from what it will be asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from onrecord.errors import OnRecordError
from onrecord.model import STATES, Document, FindingType, Span
from onrecord.readers import read_text
from onrecord.tagger import Tagger
from onrecord.tagger.encode import END_ID, FRAME_PIECES, START_ID, Encoded, framed
from onrecord.tagger.finding_words import SIDES, STATE_LABELS, TYPES
from onrecord.tagger.second_look import marks_of, pieces_read
from onrecord.tagger.windows import Window
from training.examples import parts_in, pieces_of
from training.second_look import UNTOLD, Marked, Words

FOLDER = Path(__file__).parent / "invented" / "findings"
INSIDE = 0.6
"""Least share of a mark's pieces between an attribution's first and last one, for it to be told there."""
_MARK = re.compile(r"\{(?:(?P<side>by|to)|(?P<finding>\w+) (?P<state>\w+)): (?P<words>[^{}]+)\}")
_BREAK = re.compile(r"\s*\n¶\s*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: of a side, or of a finding in a state; the other two are None."""

    span: Span
    side: str | None
    finding: FindingType | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and what is marked in it, in order."""

    text: str
    marks: tuple[Mark, ...]


def read_passages(text: str) -> Iterator[Passage]:
    """Yield the passages of a file.

    Raises:
        ValueError: A mark is not as it should be.
    """
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line for line in part.splitlines() if not line.startswith("#")]
        if lines:
            yield passage_of(_BREAK.sub("\n\n", "\n".join(lines)))


def passage_of(marked: str) -> Passage:
    """Read one passage; see `read_passages`."""
    text, at, marks = "", 0, []
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        span = Span(len(text), len(text) + len(found["words"]))
        text += found["words"]
        finding = FindingType(found["finding"]) if found["finding"] else None
        if finding is not None and found["state"] not in STATES[finding]:
            raise ValueError(f"{found['state']!r} is not a state of a {finding.value}")
        marks.append(Mark(span, found["side"], finding, found["state"]))
    text += marked[at:]
    if "{" in text or "}" in text:
        raise ValueError(f"a mark is not as it should be: {marked[:60]!r}")
    return Passage(text, tuple(marks))


def load_passages(folder: Path = FOLDER) -> list[Passage]:
    """Read all passages of a folder, in the order of its files."""
    return [one for path in sorted(folder.glob("*.txt")) for one in read_passages(path.read_text("utf-8"))]


def told_in(passages: Iterable[Passage], tagger: Tagger) -> list[Marked]:
    """Return the attributions that a tagger finds in passages, with the words that findings are about."""
    return [one for passage in passages for one in _told(passage, tagger)]


def _told(passage: Passage, tagger: Tagger) -> Iterator[Marked]:
    try:
        doc = read_text(passage.text, name="passage")
    except OnRecordError:
        return
    if doc.text == passage.text:
        yield from _attributions(doc, passage.marks, tagger)


def _attributions(doc: Document, marks: Sequence[Mark], tagger: Tagger) -> Iterator[Marked]:
    encoded, windows = tagger.windows(doc)
    for attribution in tagger.tag(doc, deep=False).attributions:
        found = parts_in(encoded, windows, attribution)
        if found is not None:
            number, parts = found
            yield _marked(encoded, windows[number], parts, marks)


def _marked(encoded: Encoded, window: Window, parts: Sequence[np.ndarray], marks: Sequence[Mark]) -> Marked:
    length = window.end - window.start + FRAME_PIECES
    roles = marks_of(length, *(part + 1 for part in parts))
    inside = np.flatnonzero(roles)
    findings, states, sides = (np.zeros(length, dtype=np.int64) for _ in range(3))
    states[:] = UNTOLD
    for mark in marks:
        at = pieces_of(encoded, mark.span) - window.start + 1
        at = at[(at > 0) & (at < length - 1)]
        if not len(at) or np.mean((inside[0] <= at) & (at <= inside[-1])) < INSIDE:
            continue
        if mark.finding is None or mark.state is None:
            _tag(sides, at, SIDES.index(str(mark.side)))
        else:
            _tag(findings, at, TYPES.index(mark.finding))
            states[at] = STATE_LABELS.index((mark.finding, mark.state))
    read = np.concatenate([[0], pieces_read(roles), [length - 1]])
    ids = framed(encoded.ids[window.start : window.end], START_ID, END_ID)
    types = framed(encoded.types[window.start : window.end], 0, 0)
    rows = (torch.from_numpy(row[read].astype(np.int64)) for row in (ids, types, roles))
    words = Words(*(torch.from_numpy(row[read]) for row in (findings, states, sides)))
    return Marked(*rows, kinds=None, words=words)


def _tag(row: np.ndarray, at: np.ndarray, number: int) -> None:
    """Write down in a row that pieces begin and carry on a kind of words."""
    row[at] = 2 * number + 2
    row[at[0]] = 2 * number + 1
