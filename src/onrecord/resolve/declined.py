"""Tell by its words whether a statement is a declined answer: by those of its cue, or by what was said.

[The port] <would not say> {how many were hurt}       by its cue
[The clerk] <said> {"I will not go into that"}        by its content
[The port] <refused> {to pay the fee}                 neither: a thing is refused, no answer
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord.resolve.reading import Reading, Said
from onrecord.resources import load_table
from onrecord.text.apostrophes import plainly

_PART = re.compile(r"\{([a-z]+)\}")
_LEAD = re.compile(
    r"\b(?:neither|nor|none|without|not|never|\w+n't|(?:declin|refus)\w* to|yet to)(?: \w+ly)? $"
)
_NOBODY = re.compile(r"(?:neither|none|nobody|no one|no)\b")
_REACH = 30
"""How much of the text before a cue is read for a negation that the cue leaves out."""


def cue_declines(cue: str, content: str) -> bool:
    """Tell whether a cue, with what its content begins with, says that nothing was answered (lower case)."""
    opening = f"{cue} {content[:60]}"
    return any(found.start() < len(cue) for found in _pattern("cue").finditer(opening))


def content_declines(content: str) -> bool:
    """Tell whether the words of a content, in lower case, decline to answer."""
    return _pattern("content").search(content) is not None


def negated(reading: Reading, said: Said, cue: str) -> str:
    """Return a cue with a negation that stands just before it: in its source, or left out of it."""
    if not said.cue:
        return cue
    start = said.cue[0].start
    before = " ".join(plainly(reading.text[max(0, start - _REACH) : start]).split()) + " "
    lead = _LEAD.search(before)
    source = plainly(said.source[0].text_of(reading.text)) if said.source else ""
    nobody = _NOBODY.match(source)
    return f"{lead.group() if lead else nobody.group() + ' ' if nobody else ''}{cue}"


def patterns_of(name: str) -> list[str]:
    """Return the patterns of a list of `declined.toml`, whole: the parts put in, each beginning at a word."""
    table = load_table("declined")
    return [_whole(pattern, table["parts"]) for pattern in table[name]["any"]]


@cache
def extra_pattern(name: str, key: str) -> re.Pattern[str]:
    """Return another pattern that a list of `declined.toml` has."""
    table = load_table("declined")
    return re.compile(_whole(table[name][key], table["parts"]), re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns_of(name)))


def _whole(pattern: str, parts: Mapping[str, str]) -> str:
    while _PART.search(pattern):
        pattern = _PART.sub(lambda found: parts[found.group(1)], pattern)
    return pattern if pattern[0] in "^\\" else rf"\b{pattern}"
