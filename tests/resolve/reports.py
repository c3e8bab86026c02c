"""Build a small report with its attributions and resolve it, for the tests of resolution.

Words are marked in the text: `[source]`, `<cue>`, `{content}`. Each line holds one attribution at most.
"""

from __future__ import annotations

import re
from typing import Any

from onrecord.model import Attribution, Block, BlockRole, Document, Quotation, Span, Statement
from onrecord.resolve import Resolution, resolve
from onrecord.resolve.reading import Reading, reading_of
from onrecord.resolve.roster import Roster, build_roster
from tests.factories import TODAY, make_document, make_tagging

_MARKS = {"[": "source", "<": "cue", "{": "content"}
_CLOSING = {"]": "[", ">": "<", "}": "{"}


def marked(text: str) -> tuple[str, tuple[Attribution, ...]]:
    """Return a text without its marks, and one attribution for each line that has marks."""
    plain: list[str] = []
    rows: list[dict[str, list[Span]]] = [{}]
    opened: dict[str, int] = {}
    for char in text:
        if char in _MARKS:
            opened[char] = len(plain)
        elif char in _CLOSING:
            part = _MARKS[_CLOSING[char]]
            rows[-1].setdefault(part, []).append(Span(opened[_CLOSING[char]], len(plain)))
        else:
            if char == "\n" and rows[-1]:
                rows.append({})
            plain.append(char)
    given = "".join(plain)
    return given, tuple(_attribution(given, row) for row in rows if row)


def _attribution(text: str, row: dict[str, list[Span]]) -> Attribution:
    content = tuple(row.get("content", ()))
    direct = bool(content) and all(span.text_of(text)[0] in '"“' for span in content)
    has_marks = any(re.search('["“”]', span.text_of(text)) for span in content)
    quotation = Quotation.DIRECT if direct else Quotation.MIXED if has_marks else Quotation.INDIRECT
    return Attribution(tuple(row.get("source", ())), tuple(row.get("cue", ())), content, quotation, 0.9)


def _paragraphs(text: str) -> tuple[Block, ...]:
    """Lay a text out as paragraphs of prose, one a line; a line without a full stop is a headline."""
    return tuple(
        Block(BlockRole.BODY if re.search(r"[.”]", line.group()) else BlockRole.HEADLINE, Span(*line.span()))
        for line in re.finditer(r"[^\n]+", text)
    )


def read(text: str, **changes: Any) -> tuple[Document, Resolution]:
    """Resolve a marked text."""
    plain, attributions = marked(text)
    doc = make_document(plain, **({"blocks": _paragraphs(plain)} | changes))
    return doc, resolve(doc, make_tagging(*attributions), now=TODAY)


def statements(text: str, **changes: Any) -> tuple[Statement, ...]:
    """Return the statements of a marked text, in the order of its lines."""
    return read(text, **changes)[1].statements


def roster(text: str) -> tuple[Reading, Roster]:
    """Return who a marked text names."""
    plain, attributions = marked(text)
    reading = reading_of(make_document(plain, blocks=_paragraphs(plain)), make_tagging(*attributions))
    return reading, build_roster(reading)
