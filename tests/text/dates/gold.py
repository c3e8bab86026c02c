"""Invented phrases with words for dates, and what each means: `gold.tsv`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.text.dates import Anchor

GOLD = Path(__file__).with_name("gold.tsv")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Phrase:
    """A phrase, the words for dates in it with their meanings, and why it is read wrongly, if it is."""

    text: str
    anchor: Anchor
    ahead: bool
    dates: tuple[tuple[str, str], ...]
    known: str


def load_gold() -> list[Phrase]:
    """Return the phrases in order."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return [_phrase(line) for line in lines if line.strip() and not line.startswith("#")]


def _phrase(line: str) -> Phrase:
    day, tense, marked, meanings, known = [*line.lstrip("!").split("\t"), "", ""][:5]
    if line.startswith("!") != bool(known) or tense not in ("past", "future"):
        raise ValueError(line)
    words, edtf = re.findall(r"\[(.*?)\]", marked), [part for part in meanings.split("; ") if part]
    if known:
        words = words[: len(edtf)]
    text = marked.replace("[", "").replace("]", "")
    dates = tuple(zip(words, edtf, strict=True)) if edtf else ()
    return Phrase(text, _anchor(day), tense == "future", dates, known)


def _anchor(day: str) -> Anchor:
    date, _, weekday = day.partition(" ")
    if date.startswith("XXXX"):
        number = WEEKDAYS.index(weekday) if weekday else None
        return Anchor(dt.date.fromisoformat(f"2000{date[4:]}"), year=False, weekday=number)
    exact = dt.date.fromisoformat(date)
    return Anchor(exact, year=True, weekday=exact.weekday())
