"""Tell from a report itself that it corrects, updates or withdraws an earlier one.

Agencies say so at the start of the headline (`CORRECTED:`, `UPDATE 2-`, `WITHDRAWN:`), or in a note of its
own at the head or foot (`(This version corrects the name of the town.)`). Words in the story itself ("she
corrected the minister", "the envoy was withdrawn") are no such note: it has to be a paragraph, short, and
about this very text.

>>> without_mark("UPDATE 2-Truce in Salen holds")
'Truce in Salen holds'
"""

from __future__ import annotations

import re

from onrecord.model import Block, BlockRole, Document, Excerpt, Revision, RevisionKind, Span

NOTE_CHARS = 400
EDGE_BLOCKS = 4
"""Notes stand among the first or the last few paragraphs."""

_NUMBER = r"(?:\s+(?:no\.?\s*)?(?P<number>\d{1,2}))?"
_END = r"\s*(?:[:)\]]|[-–—](?!\w*\s\w*:)|\s[-–—]\s)\s*"
_MARKS: tuple[tuple[RevisionKind, str], ...] = (
    (RevisionKind.WITHDRAWN, r"withdrawn|withdrawal|story withdrawn|kill|story killed|retracted|retraction"),
    (RevisionKind.CORRECTED, r"corrected|correction|corrects|correct|refiled?|clarification|clarified"),
    (RevisionKind.UPDATED, r"updated?|(?:\d(?:st|nd|rd|th)|first|second|third) (?:ld-)?(?:writethru|update)"),
    (RevisionKind.REPEATED, r"repeat|rpt"),
)
_HEADLINE = tuple(
    # In capitals, or followed by a colon: "Correct figures sought" is a headline like any other.
    (kind, re.compile(rf"^[(\[*\s]*(?:{words}){_NUMBER}{_END}", re.IGNORECASE))
    for kind, words in _MARKS
)
_TEXT = r"(?:\w+ )?(?:version|story|article|report|item|dispatch|headline|piece|text)"
_THIS = rf"(?:this|(?<=[(\[])the) {_TEXT}(?: of (?:this|the) \w+)?"
_NOTES: tuple[tuple[RevisionKind, str], ...] = (
    (
        RevisionKind.WITHDRAWN,
        (
            rf"{_THIS} (?:has been|was|is|is being) (?:withdrawn|retracted|killed|removed)"
            rf"|(?:please )?(?:kill|withdraw|disregard) {_THIS}"
            rf"|\w+ (?:has|is) (?:withdrawn|withdrawing|retracting|retracted) this {_TEXT}"
        ),
    ),
    (
        RevisionKind.CORRECTED,
        (
            rf"{_THIS} (?:corrects|clarifies|(?:has been|was|is) (?:corrected|amended|clarified|refiled))"
            r"|(?<=[(\[])corrects\b"
            r"|corrects\b[^.]{0,200}\b(?:paragraph|para|headline|spelling|to (?:say|read|show))"
            r"|(?:an earlier|a previous|the previous) version of this \w+ (?:\w+ ){0,3}"
            r"(?:misstated|misspelled|misidentified|wrongly|incorrectly|gave|said)"
            r"|correction\s*[:–—-]|refiles (?:to|with)"
        ),
    ),
    (
        RevisionKind.UPDATED,
        (
            rf"{_THIS} (?:updates|(?:has been|was|is) updated)"
            r"|(?<=[(\[])(?:updates|adds|recasts)\b"
        ),
    ),
)
_TOLD = re.compile(r"\b(?:said|says|told|according to)\b", re.IGNORECASE)
_OWN = re.compile(r"\bversion of this\b", re.IGNORECASE)
_FOOT = tuple((kind, re.compile(rf"^[\s(\[*_–—-]*(?:{words})", re.IGNORECASE)) for kind, words in _NOTES)


def find_revision(doc: Document) -> Revision | None:
    """Return what a report says that it is to an earlier version; None where it says nothing."""
    for kind, pattern in _HEADLINE:
        for text, span in _headlines(doc):
            if found := _marked(pattern, text):
                number = int(found["number"]) if found["number"] else None
                note = Excerpt.of(doc.text, Span(span.start, span.start + found.end())) if span else None
                return Revision(kind, number, note)
    return _noted(doc)


def without_mark(headline: str) -> str:
    """Return a headline without the mark of a revision at its start."""
    marks = (found.end() for _, pattern in _HEADLINE if (found := _marked(pattern, headline)))
    end = next(marks, 0)
    return without_mark(headline[end:]) if end else headline.strip()


def _marked(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = pattern.match(text)
    if found is None:
        return None
    mark = found[0]
    letters = "".join(char for char in mark if char.isalpha())
    return found if letters.isupper() or ":" in mark or mark.lstrip()[:1] in "([" else None


def _headlines(doc: Document) -> list[tuple[str, Span | None]]:
    found: list[tuple[str, Span | None]] = [(doc.title, None)] if doc.title else []
    found += [(block.span.text_of(doc.text), block.span) for block in doc.blocks_of(BlockRole.HEADLINE)]
    # A reader may take a line such as `CORRECTED: …` for a paragraph like all others.
    return found + [(block.span.text_of(doc.text), block.span) for block in doc.blocks[:1]]


def _noted(doc: Document) -> Revision | None:
    blocks = [block for block in doc.blocks if block.role is not BlockRole.HEADLINE]
    edge: list[Block] = [*blocks[:EDGE_BLOCKS], *blocks[EDGE_BLOCKS:][-EDGE_BLOCKS:]]
    for kind, pattern in _FOOT:
        for block in edge:
            text = block.span.text_of(doc.text)
            if (
                len(text) <= NOTE_CHARS
                and pattern.match(text)
                and (not _TOLD.search(text) or _OWN.search(text))
            ):
                return Revision(kind, None, Excerpt.of(doc.text, block.span))
    return None
