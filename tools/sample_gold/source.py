"""Read a marked report, and find words in it; what they amount to is left to `tools.sample_gold.gold`.

text, marks = strip_marks("{s1:Oda Renk} {q1:said} {c1:it held}.", where="an example")
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROLES = {"s": "source", "q": "cue", "c": "content"}
MARK = re.compile(r"\{([sqc])(\d+(?:,\d+)*):([^{}]*)\}")
LOCATOR = re.compile(r"(?P<words>.*?)(?: ?@(?P<attribution>\d+)| ?#(?P<occurrence>\d+))?", re.DOTALL)

Row = dict[str, Any]
Offsets = tuple[int, int]
Parts = dict[str, list[Offsets]]


class GoldError(Exception):
    """The hand-made source does not hold together; the message says where."""


@dataclass(frozen=True)
class Source:
    """One marked report: what is said about it, its text, and the spans marked in it by number."""

    name: str
    about: Row
    text: str
    marks: dict[int, Parts]

    @property
    def gold_id(self) -> str:
        """The id under which programs report on it: its own, else its file's name."""
        return str(self.about.get("id") or self.about.get("file") or self.about["html"])


def read_source(path: Path) -> Source:
    """Read one marked report.

    Raises:
        GoldError: The file's two parts cannot be told apart, or its marks are wrong.
    """
    parts = re.split(r"^\+\+\+\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if len(parts) != 3 or parts[0]:
        raise GoldError(f"{path.name}: expected '+++', TOML, '+++', text")
    about = tomllib.loads(parts[1])
    marked = parts[2].rstrip("\n") + ("\n" if "file" in about else "")
    if about.get("newline") == "crlf":
        marked = marked.replace("\n", "\r\n")
    text, marks = strip_marks(marked, where=path.name)
    return Source(path.name, about, text, marks)


def strip_marks(marked: str, *, where: str) -> tuple[str, dict[int, Parts]]:
    """Take the marks out of a text.

    Returns:
        The text without marks, and for each attribution number the half-open code-point spans of its
        source, cue and content.

    Raises:
        GoldError: A brace is left over, a mark starts or ends in white space, or a number is missing.
    """
    plain: list[str] = []
    marks: dict[int, Parts] = {}
    length = end = 0
    for match in MARK.finditer(marked):
        before, words = marked[end : match.start()], match[3]
        if not words or words != words.strip():
            raise GoldError(f"{where}: a mark must begin and end with its words: {match[0]!r}")
        start = length + len(before)
        for number in match[2].split(","):
            parts = marks.setdefault(int(number), {role: [] for role in ROLES.values()})
            parts[ROLES[match[1]]].append((start, start + len(words)))
        plain += [before, words]
        length, end = start + len(words), match.end()
    text = "".join([*plain, marked[end:]])
    if re.search(r"[{}]", text):
        raise GoldError(f"{where}: a brace is left over")
    if sorted(marks) != list(range(1, len(marks) + 1)):
        raise GoldError(f"{where}: attributions are numbered {sorted(marks)}")
    return text, marks


def offsets_of(text: str, words: str, within: Sequence[Offsets]) -> list[Offsets]:
    """Return every place of `words` inside the given spans, in order."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)" if words[:1].isalnum() else re.escape(words))
    return [match.span() for start, end in within for match in pattern.finditer(text, start, end)]


def hull(parts: Parts) -> Offsets:
    """Return the smallest span around an attribution."""
    spans = [span for role in parts.values() for span in role]
    return min(start for start, _ in spans), max(end for _, end in spans)


def locate(source: Source, locator: str, near: Sequence[int] = ()) -> Offsets:
    """Find words in a report.

    Args:
        source: The report.
        locator: The words, with `@attribution` or `#occurrence` if need be.
        near: Attributions to look in first, in this order, when the locator does not say where.

    Raises:
        GoldError: The words are not there, or it is open which of several places is meant.
    """
    match = LOCATOR.fullmatch(locator)
    if match is None or not match["words"]:
        raise GoldError(f"{source.name}: not a locator: {locator!r}")
    words, whole = match["words"], [(0, len(source.text))]
    if match["occurrence"]:
        return _only(
            source, offsets_of(source.text, words, whole)[int(match["occurrence"]) - 1 :][:1], locator
        )
    if match["attribution"]:
        return _only(source, places_in(source, words, int(match["attribution"])), locator)
    for number in near:
        found = places_in(source, words, number)
        if found:
            return _only(source, found, locator)
    return _only(source, offsets_of(source.text, words, whole), locator)


def places_in(source: Source, words: str, number: int) -> list[Offsets]:
    """Return every place of words in an attribution's content, or else between its ends."""
    parts = source.marks[number]
    return offsets_of(source.text, words, parts["content"]) or offsets_of(source.text, words, [hull(parts)])


def _only(source: Source, found: Sequence[Offsets], locator: str) -> Offsets:
    if len(found) != 1:
        raise GoldError(f"{source.name}: {locator!r} found {len(found)} times")
    return found[0]


def excerpt(source: Source, locator: str | None, near: Sequence[int]) -> Row | None:
    """Return words and their span as the published shape has them; None for None."""
    if locator is None:
        return None
    start, end = locate(source, locator, near)
    return {"text": source.text[start:end], "span": [start, end]}
