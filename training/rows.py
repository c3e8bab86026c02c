"""Put what is known by hand of articles beside their attributions: kinds, and where holder and hearer stand.

The rows of `training/labels` and of the gold folder name holders and addressees. Which words of the report
mean them beside a given cue is told by our own rules: of the parties that a content credits with a view, or
that the statement's own sentence addresses, those whose name is the one given. Where the name was found
nowhere, the party is unknown and teaches nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.model import Span
from onrecord.resolve.hearing import options_of
from onrecord.resolve.holders import holder_options
from training.data.polnear import Article, Row
from training.resolution import Article as Resolved
from training.resolution import read_folder, read_labels, same_name, talk_in

Spans = tuple[Span, ...]

SHARES = {1: (1.0,), 2: (2 / 3, 1 / 3)}
"""What each of the kinds that one reader finds about equal counts, the better one first."""
HELD_OUT = 10
"""Every so manieth labelled article is held out."""


def with_rows(articles: Sequence[Article], labelled: Sequence[Resolved]) -> list[Article]:
    """Return the articles of a corpus, those that were labelled by hand with their rows."""
    rows = {one.doc.name: tuple(rows_of(one)) for one in labelled}
    return [replace(one, rows=rows[one.id]) if one.id in rows else one for one in articles]


def held_out(labelled: Sequence[Resolved]) -> list[Resolved]:
    """Return the articles whose rows no head learns from: what rests on the heads is fitted on these."""
    return sorted(labelled, key=lambda one: one.doc.name)[::HELD_OUT]


def for_heads(labelled: Sequence[Resolved]) -> list[Resolved]:
    """Return the articles whose rows the heads learn from."""
    kept = {one.doc.name for one in held_out(labelled)}
    return [one for one in labelled if one.doc.name not in kept]


def load_labelled(polnear: Path, gold: Path | None) -> list[Resolved]:
    """Read the articles of the labels, and of a gold folder where there is one."""
    folder = list(read_folder(gold)) if gold is not None and gold.is_dir() else []
    return [*folder, *read_labels(polnear)]


def rows_of(article: Resolved) -> Iterator[Row]:
    """Yield a row for each attribution of a labelled article, in its order."""
    talk = talk_in(article)
    reading, held, heard = talk.reading, {}, {}
    for said, (candidates, _), options in zip(
        reading.said, holder_options(talk), options_of(talk), strict=True
    ):
        views = [(one.who.name, (one.view.span(reading),)) for one in candidates]
        hearers = [(one.name, one.spans) for one in options if one.is_own]
        held[id(said.given)] = [(name, reading.given(spans)) for name, spans in views]
        heard[id(said.given)] = [(name, reading.given(spans)) for name, spans in hearers]
    for attribution, row in zip(article.tagging.attributions, article.rows, strict=True):
        key = id(attribution)
        yield Row(
            kinds_read(row),
            spans_named(row.get("holder"), held[key]),
            spans_named(row.get("addressee"), heard[key]),
        )


def kinds_read(row: Mapping[str, Any]) -> dict[str, float]:
    """Return how likely each kind is by the one or two persons who read a row.

    The row's `kind` is the first reader's. `second` is the other's, or two of them where that reader finds
    two about equal, the better one first; it counts two thirds then.
    """
    first = [row["kind"]] if row.get("kind") else []
    return shares_of([first, row.get("second") or []])


def shares_of(readings: Iterable[Sequence[str]]) -> dict[str, float]:
    """Return how likely each kind is by those who read a statement; each reader counts the same.

    Args:
        readings: For each reader the one kind found, or two about equal ones, the better one first, which
            counts two thirds; none of a reader who does not count.
    """
    given = [kinds for kinds in readings if kinds]
    found: Counter[str] = Counter()
    for kinds in given:
        for kind, share in zip(kinds, SHARES[len(kinds)], strict=True):
            found[kind] += share / len(given)
    return dict(found)


def spans_named(name: str | None, options: Sequence[tuple[str | None, Spans]]) -> Spans | None:
    """Return where a party stands: nowhere if it has no name, None if its name is not among the options."""
    if name is None:
        return ()
    found = tuple(span for other, spans in options if same_name(name, other) for span in spans)
    return found or None
