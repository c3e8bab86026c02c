"""On what condition something is said to hold: "if …", "unless …", "in case of …" inside a content.

The excerpt runs from the condition's first word to the mark that closes its clause. "As if", "even if", "what
if" and an "if" that means "whether" are no conditions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Span

_OPENS = re.compile(
    r"\b(?:only if|if|unless|provided(?: that)?|providing that|on (?:the )?condition(?: that)?|in case of|"
    r"in the event (?:of|that)|as long as|so long as|in case|on the understanding that|except if|"
    r"subject to|contingent on)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"(?:\b(?:as|even|what|ask\w*|wonder\w*|know|knows|knew|see|sure|say|tell|check|decide\w*|"
    r"determine\w*|doubt\w*|unclear|clear|find out|question\w*|matter|care[sd]?|idea)\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[,;:.!?](?!\d)|\)|[\"”“]|\s[—–-]\s|\n\s*\n")
# "In case of" takes a noun, which ends where the next phrase begins.
_NOUN_ENDS = re.compile(
    rf"{_CLOSES.pattern}|(?<=\w)(?<! of)(?<!\ba)(?<!\ban)(?<!\bthe)\s"
    r"(?:to|the|a|an|we|he|she|they|it|will|would)\b"
)
_AFTER = re.compile(r"\s+[^\s,;:.!?\"”]+")


def find_condition(text: str, content: Sequence[Span]) -> Span | None:
    """Return the span of the first condition in a content, in the same text."""
    for span in content:
        for found in _OPENS.finditer(text, span.start, span.end):
            if _is_condition(text, span, found):
                return _clause(text, span, found)
    return None


def _is_condition(text: str, span: Span, found: re.Match[str]) -> bool:
    if _AFTER.match(text, found.end(), span.end) is None:
        return False
    word = found.group().lower()
    before = text[max(0, found.start() - 30) : found.start()]
    if word == "if" and _WHETHER.search(before):
        return False
    if word == "provided":
        return text[found.end() : found.end() + 1] == " " and re.search(r",\s$", before) is not None
    return not (
        word == "if" and text[found.end() : found.end() + 4].lower() in (" not", " so,", " any", " eve")
    )


def _clause(text: str, span: Span, found: re.Match[str]) -> Span:
    closes = _NOUN_ENDS if found.group().lower().endswith(" of") else _CLOSES
    closed = closes.search(text, found.end(), span.end)
    end = closed.start() if closed else span.end
    while end > found.end() and text[end - 1].isspace():
        end -= 1
    return Span(found.start(), end)
