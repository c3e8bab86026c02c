"""The shapes that words for dates are made of: parts of regular expressions, and what the words in them mean.

>>> month_number("Sept.")
9
"""

from __future__ import annotations

from onrecord.resources import load_table

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

WEEKDAY = rf"(?i:{'|'.join(WEEKDAYS)})"
SHORT_WEEKDAY = r"(?i:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
FULL_MONTH = rf"(?:{'|'.join((*MONTHS, *(name.upper() for name in MONTHS)))})"
MONTH = (
    rf"(?:{FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
YEAR = r"(?:1\d{3}|20\d\d)(?![\d%])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|,\d|\.\d)"
DASH = r"\s?[-‐‑–—]\s?"
_SPELT = "|".join(sorted(load_table("dates")["numbers"], key=len, reverse=True))
NUMBER = rf"(?i:\d{{1,3}}|(?:a\s)?(?:{_SPELT})(?:\sof)?)"
UNIT = r"(?i:hour|day|night|week|fortnight|month|year|decade)"
SEASON = rf"(?i:{'|'.join(load_table('dates')['seasons'])})"
PART = r"(?i:early|mid|late|the\s(?:beginning|start|middle|end)\sof|the\s(?:first|second)\shalf\sof)"

_PARTS = {
    "early": 0,
    "beginning": 0,
    "start": 0,
    "mid": 1,
    "middle": 1,
    "late": 2,
    "end": 2,
    "first": 3,
    "second": 4,
}


def weekday_number(words: str) -> int:
    """Return which weekday a word names, 0 for Monday."""
    return next(number for number, name in enumerate(WEEKDAYS) if name[:3] == words[:3].lower())


def month_number(words: str) -> int:
    """Return which month a word names."""
    return next(number for number, name in enumerate(MONTHS, 1) if name[:3].lower() == words[:3].lower())


def day_number(words: str) -> int:
    """Return the figure of a day ("3rd")."""
    return int(words.rstrip("stndrh"))


def counted(words: str) -> tuple[int, int]:
    """Return how many is meant, least and most."""
    if words.isdigit():
        return int(words), int(words)
    numbers = load_table("dates")["numbers"]
    name = next(word for word in reversed(words.lower().split()) if word != "of")
    least, most = numbers[name]
    return least, most


def exactly(word: str) -> int | None:
    """Return how many a word or figures say; None where they say it roughly ("several") or are no number."""
    if not word.isdecimal() and word.lower() not in load_table("dates")["numbers"]:
        return None
    least, most = counted(word)
    return least if least == most else None


def part_of(words: str | None) -> int | None:
    """Return which part of a time is meant: 0 to 2 its early, middle and late part, 3 and 4 its halves."""
    found = (words or "").lower().replace("-", " ").split()
    return next((_PARTS[word] for word in found if word in _PARTS), None)
