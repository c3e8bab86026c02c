"""Load PolNeAR articles from the JSONL that the project's data folder holds.

Source: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018. One
    attribution a word at most; sources may be shared; contents may be discontinuous.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Span

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """An annotated attribution; each role is a tuple of spans, empty where the corpus has none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What a person says of an attribution beyond the corpus.

    `kinds` is how likely each kind is by those who read it, summing to 1, and empty where nobody did.
    `holder` and `addressee` are where these parties stand in the text: empty if there is none, None if it is
    not known where.
    """

    kinds: Mapping[str, float]
    holder: tuple[Span, ...] | None
    addressee: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its annotation; `rows` has one for each attribution, or nothing."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    rows: tuple[Row, ...] = ()


def load_articles(path: Path) -> list[Article]:
    """Read a file of one JSON object a line: `id`, `text`, `attributions`."""
    with path.open(encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(row: dict) -> Article:
    found = tuple(
        GoldAttribution(*(tuple(Span(*span) for span in entry.get(role, ())) for role in ROLES))
        for entry in row["attributions"]
    )
    return Article(row["id"], row["text"], found)
