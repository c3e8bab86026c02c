"""Recognise what surrounds a story on its page: navigation, share bars, credits, notices, timestamps.

Known by label (`resources/furniture.toml`) or by shape, one paragraph at a time. Where in a report it has to
stand to count, and what it is otherwise, is left to `layout`.

    >>> is_furniture("Share | Tweet | Print")
    True
"""

from __future__ import annotations

import re

from onrecord.resources import words_of

MAX_CHARS = 600
MAX_LABEL_WORDS = 3

_BAR = re.compile(r"\s*[|•·›»>]\s*|\s+/\s+|\s{2,}")
_TRAIL = re.compile(r"\s*[›»>]\s*|\s+/\s+")
_EDGES = " \t\n.,:;!?…—–-_*+=~^<>«»‹›→←↑↓▶►▼▲•·|#()[]{}"
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_COPYRIGHT = re.compile(r"^(?:©|\(c\)\s|copyright\b)|\ball rights reserved\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"^\W*(?:(?:additional|further|with)\s+)*"
    r"(?:report(?:ing|ed)|writing|written|compil(?:ing|ed)|edit(?:ing|ed)|translated|photographs?|graphics?)"
    r"(?:\s+(?:and|,)?\s*(?:writing|editing|reporting))?\s+by\s+[^\W\d_]",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"\bcontributed (?:reporting )?to this (?:report|story|article)\W*$", re.IGNORECASE)
_COUNTER = re.compile(
    r"^\d[\d.,]*\s?[km]?\s+(?:comments?|shares?|views?|likes?|retweets?|photos?|min(?:ute)?s?(?:\s+read)?)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+)$")
_END_MARK = re.compile(r"^\W*(?:30|ends?|more to follow)\W*$", re.IGNORECASE)
_BYLINE = re.compile(r"^by[: ]\s*(?P<name>\S.{1,80})$", re.IGNORECASE)


def is_furniture(words: str) -> bool:
    """Tell whether a paragraph is furniture wherever in a report it stands.

    Args:
        words: The paragraph, from a reading copy.
    """
    if len(words) > MAX_CHARS:
        return False
    return (
        is_label(words) or _is_bar(words) or _points_away(words) or _is_notice(words) or is_timestamp(words)
    )


def is_label(words: str, *, at_edge: bool = False) -> bool:
    """Tell whether a paragraph is a known label and nothing else.

    Args:
        words: The paragraph.
        at_edge: It stands before the headline or at the foot, where names of sections are labels too.
    """
    bare = _bare(words)
    return bare in words_of("furniture", "labels") or (at_edge and bare in words_of("furniture", "sections"))


def is_foot_label(words: str) -> bool:
    """Tell whether only links follow this label when it stands at the foot of a report."""
    return _bare(words) in words_of("furniture", "foot_labels")


def is_trail(words: str) -> bool:
    """Tell whether a paragraph is a trail of page names, such as `Home > World > Salen`."""
    parts = [part for part in _TRAIL.split(words) if part.strip()]
    return 2 <= len(parts) <= 8 and all(len(part.split()) <= MAX_LABEL_WORDS for part in parts)


def is_timestamp(words: str) -> bool:
    """Tell whether a paragraph holds a date or time and nothing else."""
    if len(words) > 120 or not any(char.isdigit() for char in words):
        return False
    times = words_of("furniture", "time_words")
    found = [match.group().lower() for match in _WORD.finditer(words)]
    known = sum(word in times for word in found)
    return known > 0 and all(word in times or _is_figure(word) for word in found)


def byline_name(words: str) -> tuple[int, int] | None:
    """Return where the names stand in a byline (`By Oda Renk and Tam Vell`); None where it is none.

    Returns:
        Start and end, relative to the paragraph.
    """
    match = _BYLINE.match(words) if len(words) <= 100 else None
    if match is None or words.rstrip().endswith((".", "?", "!")):
        return None
    names = match["name"].replace(",", " ").split()
    small = words_of("furniture", "byline_words")
    named = all(name[0].isupper() or name in small for name in names)
    return match.span("name") if named and names[0][0].isupper() else None


def _bare(words: str) -> str:
    return " ".join(words.strip(_EDGES).lower().replace("’", "'").split())


def _is_figure(word: str) -> bool:
    return word[0].isdigit() and word.rstrip("stndrhampgu").replace(".", "").isdigit()


def _is_bar(words: str) -> bool:
    parts = [part for part in _BAR.split(words) if part.strip(_EDGES)]
    if len(parts) < 2 or any(len(part.split()) > MAX_LABEL_WORDS for part in parts):
        return False
    return 2 * sum(is_label(part, at_edge=True) for part in parts) >= len(parts)


def _points_away(words: str) -> bool:
    start = words.lstrip(_EDGES).lower()[:40]
    return any(start.startswith(opening) for opening in words_of("furniture", "openings"))


def _is_notice(words: str) -> bool:
    bare = words.strip()
    return (
        not _WORD.search(bare)
        or _END_MARK.match(bare) is not None
        or _COUNTER.match(bare) is not None
        or _ADDRESS.match(bare) is not None
        or _COPYRIGHT.search(bare) is not None
        or (_CONTRIBUTED.search(bare) is not None and len(bare) < 300)
        or _is_credit(bare)
    )


def _is_credit(words: str) -> bool:
    """Tell a credit from a sentence that begins like one: a credit has names and small words only."""
    if _CREDIT.match(words) is None:
        return False
    small = words_of("furniture", "credit_words")
    plain = [match.group() for match in _WORD.finditer(words)]
    return all(not word[0].islower() or word in small for word in plain)
