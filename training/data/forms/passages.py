"""Stretches of text that carry their annotation, and how they are written, cut out and joined.

A template marks roles by brackets, `[s source]`, `[k cue]`, `[c content]`; digits behind the letter tell
which attributions a part belongs to. What is filled into its braces is never read as a mark.

    >>> passage = fill("[s {name}][k :] [c It holds.]", {"name": "Oda Renk"}.get)
    >>> passage.text
    'Oda Renk: It holds.'
    >>> passage.attributions[0].content
    (Span(start=10, end=19),)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from training.data.polnear import ROLES, Article, GoldAttribution

MAX_PASSAGE_CHARS = 1_600
GAP = "\n\n"

_MARK = re.compile(r"\[(?P<role>[skc])(?P<numbers>\d*) (?P<words>[^\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_LETTERS = {"s": "source", "k": "cue", "c": "content"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more paragraphs with the attributions that lie wholly in them."""

    text: str
    attributions: tuple[GoldAttribution, ...] = ()


class Draft:
    """A passage that is being written."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._length = 0
        self._parts: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))

    def write(self, words: str, role: str = "", numbers: str = "1") -> Draft:
        """Write words; with a role they become that part of each numbered attribution."""
        self._words.append(words)
        if role and words:
            for number in numbers:
                self._parts[number][role].append(Span(self._length, self._length + len(words)))
        self._length += len(words)
        return self

    def passage(self) -> Passage:
        """Return what was written."""
        found = (GoldAttribution(*(tuple(parts[role]) for role in ROLES)) for parts in self._parts.values())
        return Passage("".join(self._words), tuple(found))


def fill(template: str, value: Callable[[str], str | None]) -> Passage:
    """Fill a template.

    Args:
        template: Text with bracketed roles and fields in braces.
        value: Gives a field's words.
    """
    draft = Draft()
    for role, words, numbers in parts_of(template):
        draft.write(fill_words(words, value), role, numbers)
    return draft.passage()


def parts_of(template: str) -> Iterator[tuple[str, str, str]]:
    """Yield a template's parts in order: role (or nothing), words, numbers."""
    at = 0
    for mark in _MARK.finditer(template):
        yield "", template[at : mark.start()], ""
        yield _LETTERS[mark["role"]], mark["words"], mark["numbers"] or "1"
        at = mark.end()
    yield "", template[at:], ""


def fill_words(words: str, value: Callable[[str], str | None]) -> str:
    """Fill the fields of a part."""
    return _FIELD.sub(lambda match: value(match[1]) or "", words)


def join(passages: Iterable[Passage], name: str, *, gap: str = GAP) -> Article:
    """Put passages one below the other."""
    texts: list[str] = []
    found: list[GoldAttribution] = []
    at = 0
    for passage in passages:
        texts.append(passage.text)
        found += [moved(attribution, at) for attribution in passage.attributions]
        at += len(passage.text) + len(gap)
    return Article(name, gap.join(texts) + "\n", tuple(found))


def moved(attribution: GoldAttribution, by: int) -> GoldAttribution:
    """Move an attribution's spans by a number of code points."""
    return GoldAttribution(
        *(tuple(Span(s.start + by, s.end + by) for s in getattr(attribution, role)) for role in ROLES)
    )


def spans_of(attribution: GoldAttribution) -> list[Span]:
    """Return all spans of an attribution in order."""
    return sorted(span for role in ROLES for span in getattr(attribution, role))


def cut_out(article: Article) -> list[Passage]:
    """Cut an article into the shortest stretches of whole lines that no attribution reaches out of.

    Stretches that are too long are left out.
    """
    reaches = [(spans[0].start, spans[-1].end) for one in article.attributions if (spans := spans_of(one))]
    passages = []
    for start, end in _merged(_lines(article.text), reaches):
        if end - start <= MAX_PASSAGE_CHARS:
            inside = [one for one in article.attributions if _lies_in(one, start, end)]
            found = tuple(moved(one, -start) for one in inside)
            passages.append(Passage(article.text[start:end], found))
    return passages


def _lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S(?:.*\S)?", text)]


def _merged(lines: Sequence[tuple[int, int]], reaches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in lines:
        crossing = merged and any(first < merged[-1][1] and last > start for first, last in reaches)
        if crossing:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _lies_in(attribution: GoldAttribution, start: int, end: int) -> bool:
    spans = spans_of(attribution)
    return bool(spans) and start <= spans[0].start and spans[-1].end <= end
