"""The one company that a report is about, whom "the company" or "the maker" means.

A report tells what is a company by its form ("Veldt Motor Corp."), by a noun beside the name ("Halvex, the
kettle maker", "carrier Norvik Line"), or by what only companies have ("Halvex's shares", "chief executive of
Norvik Line"). Where it tells of two, "the company" stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME = r"(?P<name>[A-Z](?:[\w&’-]|'(?!s\b))+(?:\s(?:&\s|of\s)?[A-Z][\w&-]*){0,3})"
_NOUNS = (
    r"(?:compan(?:y|ies)|firm|maker|manufacturer|operator|carrier|retailer|airline|developer|supplier|producer|"
    r"builder|supermarket|brewer|insurer|lender|chain|start-?up|brand|utility|shipper|miner|contractor)"
)
_FORM = re.compile(
    r"\b(?P<name>(?:[A-Z][\w&-]*\s){1,3}(?:Corp|Corporation|Inc|Incorporated|Ltd|Limited|PLC|plc|AG|GmbH|SA|LLC|Co|"
    r"Holdings?|Industries|Motors?|Airlines|Airways|Pharma|Foods|Ferries|Rail|Energy|Minerals|Railways|Technologies)"
    r"(?:\sGroup)?)\b"
)
_SHOWN = (
    re.compile(rf"\b{_NAME},\s(?:the|an?|which)\s[^,.;\n]{{0,60}}?\b{_NOUNS}\b"),
    re.compile(rf"\b{_NOUNS}\s{_NAME}"),
    re.compile(rf"\b{_NAME}['’]s?\s(?:share(?:s|holders| price)|stock|chief executive|CEO|investors)\b"),
    re.compile(rf"\b(?i:chief executive(?: officer)?|CEO|shares|founder|owner)\s(?:of|in|at)\s{_NAME}"),
    _FORM,
)
MEANT = re.compile(rf"(?:the|this)\s{_NOUNS}", re.IGNORECASE)
"""What can mean the company of a report."""


def only_company(text: str) -> str | None:
    """Return the fullest name of the one company that a text shows; None where it shows none or more."""
    names = sorted(set(_shown(text)), key=len, reverse=True)
    if not names:
        return None
    longest = set(names[0].split())
    return names[0] if all(set(name.split()) <= longest for name in names) else None


def _shown(text: str) -> Iterator[str]:
    for pattern in _SHOWN:
        yield from (" ".join(found["name"].split()) for found in pattern.finditer(text))
