"""Take the paragraphs out of the tree that the extractor gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from onrecord.text import normalise

_INLINE = frozenset(["hi", "ref", "del", "graphic"])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words on one line, and whether the page shows them as a heading."""

    text: str
    heading: bool = False


def paragraphs_of(body: Any) -> list[Paragraph]:
    """Return the paragraphs of a story in order; a line break within one starts another.

    Args:
        body: The extractor's tree: `p`, `head`, `quote`, `list` and `item`, `lb`, inline elements.
    """
    if body is None:
        return []
    found: list[Paragraph] = []
    words: list[str] = []
    for text, heading in _pieces(body):
        if text is not None:
            words.append(text)
            continue
        line = " ".join(normalise("".join(words)).text.split())
        words.clear()
        if line:
            found.append(Paragraph(line, heading))
    return found


def _pieces(body: Any) -> Iterator[tuple[str | None, bool]]:
    """Yield the text of a tree in pieces, and None wherever a paragraph ends."""
    heading = False
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag not in _INLINE
        if event == "start":
            if block:
                yield None, heading
            heading = heading or element.tag == "head"
            yield element.text or "", heading
            continue
        if block:
            yield None, heading
        heading = heading and element.tag != "head"
        yield element.tail or "", heading
    yield None, heading
