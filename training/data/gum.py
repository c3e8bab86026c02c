"""Load GUM's documents: their running text, and the mentions of entities with their clusters.

The text is put together from the words and their `SpaceAfter`, so that mentions have exact offsets. A
mention's form is told by the part of speech of its head, which GUM's `minspan` names.

Source: Zeldes, "The GUM corpus", Language Resources and Evaluation 51(3), 2017. CoNLL-U:
    https://universaldependencies.org/format.html; its `Entity` attribute is that of CorefUD 1.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model import Span

MOST_MASKED = 0.05
"""Documents with a larger share of underscores are those whose words may not be given on."""
BRACKET = re.compile(r"\((?P<opened>[^()]+)|(?P<closed>[^()]+)\)")
FORMS = {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an entity.

    Attributes:
        span: Where it stands in the text.
        kind: GUM's entity type: person, organization, place, time, event, object, ….
        entity: The cluster that it belongs to; equal within a document only.
        form: How it is made: name, pronoun or description.
    """

    span: Span
    kind: str
    entity: str
    form: str


@dataclass(frozen=True, slots=True)
class GumDocument:
    """A document's text, one paragraph a line, and its mentions, nested ones too, by their beginning."""

    id: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class _Builder:
    """A document as it is read: the text so far, its last word, and the mentions that are still open."""

    id: str
    text: str = ""
    glued: bool = True
    mentions: list[Mention] = field(default_factory=list)
    open: dict[str, list[tuple[int, str, list[tuple[int, str]]]]] = field(default_factory=dict)
    word: Span = field(default_factory=lambda: Span(0, 0))


def load_documents(path: Path) -> list[GumDocument]:
    """Read a CoNLL-U file; masked documents are left out."""
    documents = [GumDocument(one.id, one.text + "\n", tuple(one.mentions)) for one in _builders(path)]
    return [one for one in documents if one.text.count("_") < MOST_MASKED * len(one.text)]


def _builders(path: Path) -> Iterator[_Builder]:
    builder, rows = None, []
    with path.open(encoding="utf-8") as lines:
        for line in (line.rstrip("\n") for line in lines):
            if line.startswith("# newdoc id = "):
                if builder:
                    yield builder
                builder = _Builder(line.removeprefix("# newdoc id = "))
            elif builder and line == "# newpar":
                builder.text, builder.glued = builder.text + ("\n" if builder.text else ""), True
            elif builder and line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif builder and not line:
                _add_sentence(builder, rows)
                rows = []
    if builder:
        yield builder


def _add_sentence(builder: _Builder, rows: list[list[str]]) -> None:
    """Write a sentence's words; those that one written word is made of share its place."""
    written = 0
    for number, form, _, tag, *_, more in rows:
        first, _, last = number.partition("-")
        if "." in number:
            continue
        if int(first) > written:
            start = len(builder.text) + (not builder.glued)
            builder.text += ("" if builder.glued else " ") + form
            builder.word = Span(start, len(builder.text))
            builder.glued = "SpaceAfter=No" in more
            written = int(last or first)
            at = start
        if not last:
            if builder.text.startswith(form, at):
                builder.word = Span(at, at + len(form))
                at += len(form)
            _open_and_close(builder, tag, more)


def _open_and_close(builder: _Builder, tag: str, more: str) -> None:
    entity = next((item[7:] for item in more.split("|") if item.startswith("Entity=")), "")
    brackets = list(BRACKET.finditer(entity))
    closed = []
    for found in brackets:
        if found["opened"]:
            group, _, rest = found["opened"].partition("-")
            builder.open.setdefault(group, []).append((builder.word.start, rest, []))
            if entity[found.end() : found.end() + 1] == ")":
                closed.append(group)
        else:
            closed.append(found["closed"])
    for waiting in builder.open.values():
        for _, _, tags in waiting:
            tags.append((builder.word.end, tag))
    for group in closed:
        if builder.open.get(group):
            builder.mentions.append(_mention(builder, group))


def _mention(builder: _Builder, group: str) -> Mention:
    start, rest, tags = builder.open[group].pop()
    kind, *parts = rest.split("-")
    head = parts[3].split(",")[0] if len(parts) > 3 else "1"
    place = int(head) - 1 if head.isdigit() else 0
    tag = tags[place][1] if place < len(tags) else tags[-1][1]
    return Mention(Span(start, tags[-1][0]), kind, group, FORMS.get(tag, "description"))
