"""Learn how speakers are named: weights for the signs of `onrecord.resolve.naming`.

    python -m training.naming --gold FOLDER --polnear TRAIN.jsonl [--out WEIGHTS.toml]

Only speakers that are right teach: what the name of a wrong one shows says nothing of the right one's naming.
Figures are of articles held out, whole articles at a time, with what the rules alone propose beside them; who
speaks is resolved with the weights that ship.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.model import Naming
from onrecord.resolve.chances import Signs
from onrecord.resolve.naming import NAMINGS, likeliest, options_of, signs_of
from onrecord.resolve.reading import reading_of
from onrecord.resolve.roster import build_roster
from onrecord.resolve.scene import Scene
from onrecord.resolve.speakers import resolve_speakers, seen_of
from training.addressees import folds_of
from training.resolution import Article, rows_read, same_name
from training.softmax import Choice, fit
from training.speakers import FOLDS, asked, load_with_mentions, share_of, write

KIND = "naming"
RIDGE = 1.5
LEAST_SEEN = 3
LEAST_WEIGHT = 0.05
OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "naming_weights.toml"


@dataclass(frozen=True, slots=True)
class Named:
    """One speaker.

    Attributes:
        signs: What its name shows; none for a speaker that is not told.
        rules: The naming that the rules propose.
        gold: The naming that was labelled.
        right: Whether the speaker is right.
    """

    signs: Signs
    rules: Naming
    gold: Naming
    right: bool


def named_in(article: Article) -> Iterator[Named]:
    """Yield the speakers of an article whose naming is labelled."""
    reading = reading_of(article.doc, article.tagging)
    roster = build_roster(reading)
    scene = Scene(reading, roster, [])
    found = resolve_speakers(reading, roster, namings=False)
    for row, who in zip(rows_read(article, reading), found, strict=True):
        if row.get("speaker") and row.get("naming"):
            signs = signs_of(who, seen_of(scene, who)) if who.name is not None else {}
            yield Named(signs, who.naming, Naming(row["naming"]), same_name(row["speaker"], who.name))


def learn(speakers: Sequence[Named]) -> dict[str, float]:
    """Fit the weights; a sign that is seen once or twice has none."""
    taught = [one for one in speakers if one.right and one.signs]
    seen = Counter(sign for one in taught for sign in one.signs)
    choices = [
        Choice(
            KIND,
            options_of({sign: value for sign, value in one.signs.items() if seen[sign] >= LEAST_SEEN}),
            [naming is one.gold for naming in NAMINGS],
        )
        for one in taught
    ]
    if not any(options for choice in choices for options in choice.options):
        return {}
    weights = fit(choices, ridge=RIDGE)[KIND]
    return {name: round(value, 2) for name, value in sorted(weights.items()) if abs(value) >= LEAST_WEIGHT}


def naming_by(weights: dict[str, float], one: Named) -> Naming:
    """Return the naming of a speaker by weights."""
    if not one.signs:
        return one.rules
    return likeliest(weights, one.signs)


def held_out(articles: Sequence[Sequence[Named]], *, seed: int = 0) -> Iterator[tuple[Named, Naming]]:
    """Yield each speaker with its naming by weights learnt without its article."""
    folds = folds_of(len(articles), seed, FOLDS)
    for fold in range(FOLDS):
        weights = learn([one for n in np.flatnonzero(folds != fold).tolist() for one in articles[n]])
        for n in np.flatnonzero(folds == fold).tolist():
            yield from ((one, naming_by(weights, one)) for one in articles[n])


def report(outcomes: Sequence[tuple[Named, Naming]]) -> Iterator[str]:
    """Yield shares of right namings, and of those whose speaker is right."""
    for about, kept in (("all", outcomes), ("speaker right", [pair for pair in outcomes if pair[0].right])):
        yield f"{about}: {share_of(naming is one.gold for one, naming in kept)}"
        yield f"{about}, rules: {share_of(one.rules is one.gold for one, _ in kept)}"


def main() -> int:
    """Learn, measure and write the weights."""
    args = asked(__doc__, OUT)
    articles = [list(named_in(one)) for one in load_with_mentions(args)]
    lines = list(report(list(held_out(articles))))
    sys.stdout.write("\n".join(lines) + "\n")
    about = (
        "How a speaker is named: what each sign of onrecord.resolve.naming weighs. Learnt by training.naming",
        f"from {len(articles)} articles of PolNeAR's training part, labelled by careful reading (values",
        f"only, no text). On them, each held out ({FOLDS} folds), namings right: {lines[0]}.",
    )
    write(args.out, {KIND: learn([one for speakers in articles for one in speakers])}, about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
