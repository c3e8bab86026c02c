"""Hold what stands to what stood by hand on each day of the sample story and of other stories.

    python -m gate.standing                        is every figure at its floor?
    python -m gate.standing --update               raise the floors to today's figures; refuses to lower one
    python -m gate.standing --update --allow-lower set them to today's figures; the commit says why

A thing is right on a day where its type and state are the gold's, a commitment also in being overdue or not,
and half of the words (Dice) of one of its objects; each is matched once. Figures are F1 over all days: `text`
reads the reports with the shipped tagger, `told` starts from findings made by hand. By the stories of
`-stories` rules were mended, by those of `-apart` and `-unseen` they were not. See `gate/standing/README.md`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gate.command import parser_of, tell_and_hold
from gate.findings import DIGITS, READ_ON, Compared, Matches, score, sum_of, with_all
from gate.floors import Floors
from gate.standing_gold import (
    FOLLOW_UPS,
    SAMPLE,
    STORIES,
    STORIES_APART,
    STORIES_UNSEEN,
    THINGS,
    Story,
    Things,
    by_hand,
    document_of,
    read_sample_story,
    read_stories,
)
from onrecord.model import FindingType, Report
from onrecord.model.standing import Standing
from onrecord.pipeline import Tagger
from onrecord.pipeline.run import read_document
from onrecord.services import Asked, sort_all, standing
from onrecord.store import Store, open_store

FLOORS = Path(__file__).parent / "standing" / "floors.json"
NOW = dt.datetime.combine(READ_ON, dt.time(), dt.UTC)
LEFT_OUT = FindingType.QUESTION


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found to stand: its type, its state, and every report's words for it."""

    type: str
    state: str
    objects: tuple[str, ...]


def found_on(store: Store, day: dt.date) -> list[Found]:
    """Return what stands on a day, as known by it."""
    asked = Asked(as_of=day, known_by=day)
    return [_found(one) for one in standing(store, asked) if one.finding is not LEFT_OUT]


def _found(one: Standing) -> Found:
    state = f"{one.state} overdue" if one.overdue else one.state
    return Found(one.finding.value, state, tuple(tied.object.text for tied in one.ties))


def score_days(days: Iterable[tuple[Sequence[Compared], Sequence[Compared]]]) -> dict[str, Matches]:
    """Count right, wrong and missed things of each type over days, given as (gold, found)."""
    return with_all(score(days, [kind for kind in FindingType if kind is not LEFT_OUT]))


def count(reports: Sequence[Report], things: Things) -> dict[str, Matches]:
    """Add reports to a record and count what is right, wrong and missed of each type over days."""
    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "standing.db")) as store:
        for report in reports:
            store.add(report, now=NOW)
        sort_all(store)
        return score_days([(things.on(day), found_on(store, day)) for day in things.days])


def measure(stories: Sequence[Story], read: Callable[[Any], Report]) -> dict[str, float]:
    """Return F1 of each type over the days of stories, each in a record of its own."""
    counted = [count([read(row) for row in story.rows], story.things) for story in stories]
    summed = {name: sum_of(scores[name] for scores in counted) for name in counted[0]}
    return {name: round(matches.f1, DIGITS) for name, matches in summed.items()}


def measured(stories: Sequence[Story], paths: Sequence[Path], read: Callable[[Any], Report]) -> Floors:
    """Return the figures of one way to the findings, with what they were measured on."""
    asked = [(story.things, day) for story in stories for day in story.things.days]
    corpus = {
        "sha256": hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest(),
        "documents": sum(len(story.rows) for story in stories),
        "days": len(asked),
        "standing": sum(len(things.on(day)) for things, day in asked),
    }
    return Floors(corpus, measure(stories, read))


def golds() -> dict[str, tuple[list[Story], tuple[Path, ...]]]:
    """Return the stories of each gold with its files, by what its figures are called after their way."""
    return {
        "": ([read_sample_story()], (SAMPLE, FOLLOW_UPS, THINGS)),
        "-stories": (read_stories(STORIES), (STORIES,)),
        "-apart": (read_stories(STORIES_APART), (STORIES_APART,)),
        "-unseen": (read_stories(STORIES_UNSEEN), (STORIES_UNSEEN,)),
    }


def reader_of(tagger: Tagger) -> Callable[[Mapping[str, Any]], Report]:
    """Return what reads a row's text with a tagger, as `onrecord add` would."""
    return lambda row: read_document(document_of(row), tagger, now=READ_ON)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    args = parser_of(__doc__).parse_args(argv)

    from onrecord.pipeline import shipped_tagger

    ways = {"told": by_hand, "text": reader_of(shipped_tagger())}
    figures = {
        f"{way}{which}": measured(stories, paths, read)
        for which, (stories, paths) in golds().items()
        for way, read in ways.items()
    }
    return tell_and_hold(args, FLOORS, figures, counted="{days} days, {standing} things that stand on them")


if __name__ == "__main__":
    sys.exit(main())
