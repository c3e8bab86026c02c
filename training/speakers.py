"""Learn whom pronouns and descriptions mean: weights for the traits of `onrecord.resolve.traits`.

    python -m training.speakers --gold FOLDER --polnear TRAIN.jsonl [--out WEIGHTS.toml]

Each article is read by our own rules with its gold attributions; where a source is a pronoun or a
description, the options whose name is the gold speaker's are right, and if none is, the last one: nobody.
What is read later rests on what was chosen before, so the articles are read again with the weights found so
far (a round). Figures are of articles held out, whole articles at a time, with two baselines beside them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.resolve.antecedents import Judge, Option, Question
from onrecord.resolve.ranking import Ranker, make_judge
from onrecord.resolve.reading import reading_of
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.roster import build_roster
from onrecord.resolve.speakers import resolve_speakers
from onrecord.tagger.tagger import load_tagger
from training.addressees import folds_of
from training.baselines import BASELINES, form_of
from training.gists import with_mentions
from training.resolution import Article, rows_by_id, rows_read, same_name
from training.rows import load_labelled
from training.softmax import Choice, Weights, fit

RIDGE = 3.0
ROUNDS = 2
FOLDS = 5
LEAST_WEIGHT = 0.02
OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "antecedents.toml"
BANDS = (0.5, 0.7, 0.85, 0.95)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One source of an article held out.

    Attributes:
        rule: How it was decided.
        confidence: How sure that was.
        right: Whether the speaker is right.
        form: How the source is written: a name, a pronoun, a description.
        naming: Whether the naming is right; None where the labels leave it open.
        baselines: Which of the baselines are right.
    """

    rule: str
    confidence: float
    right: bool
    form: str = ""
    naming: bool | None = None
    baselines: frozenset[str] = frozenset()


def read_with(article: Article, judge: Judge) -> Iterator[tuple[Resolved, str | None]]:
    """Yield the speaker that we give each attribution, and the gold one."""
    reading = reading_of(article.doc, article.tagging)
    found = resolve_speakers(reading, build_roster(reading), judge=judge)
    for row, who in zip(rows_read(article, reading), found, strict=True):
        yield who, row.get("speaker")


def choices_of(article: Article, judge: Judge | None) -> list[Choice]:
    """Return the choices that an article poses, read with a judge; without one, as the gold says."""
    rows, found = rows_by_id(article), []

    def watch(question: Question, options: Sequence[Option]) -> tuple[int, float]:
        gold = rows.get(id(question.said.given), {}).get("speaker") if question.said else None
        right = [same_name(gold, option.who.name) for option in options]
        if gold and not any(right):
            right[-1] = True
        if gold:
            found.append(Choice(question.kind, [option.traits for option in options], right))
        if judge is not None:
            return judge(question, options)
        return (right.index(True) if gold else len(options) - 1), 1.0

    for _ in read_with(article, watch):
        pass
    return found


def learn(articles: Sequence[Article], first: Sequence[Sequence[Choice]] | None = None) -> Weights:
    """Fit the weights, in rounds.

    Args:
        articles: What to learn from.
        first: The choices that each of them poses read as the gold says, if they are at hand.
    """
    posed = first or [choices_of(article, None) for article in articles]
    weights = fit([one for choices in posed for one in choices], ridge=RIDGE)
    for _ in range(ROUNDS - 1):
        judge = make_judge(Ranker(rounded(weights)))
        weights = fit([one for article in articles for one in choices_of(article, judge)], ridge=RIDGE)
    return rounded(weights)


def rounded(weights: Weights) -> Weights:
    """Return readable weights, those that count for little left out."""
    return {
        kind: {name: round(value, 2) for name, value in sorted(row.items()) if abs(value) >= LEAST_WEIGHT}
        for kind, row in sorted(weights.items())
    }


def held_out(articles: Sequence[Article], *, seed: int = 0) -> list[Outcome]:
    """Return what models give for articles, each learnt without the article.

    Args:
        articles: All articles.
        seed: Deals the articles out.
    """
    folds = folds_of(len(articles), seed, FOLDS)
    first = [choices_of(article, None) for article in articles]
    outcomes: list[Outcome] = []
    for fold in range(FOLDS):
        kept = np.flatnonzero(folds != fold).tolist()
        judge = make_judge(Ranker(learn([articles[n] for n in kept], [first[n] for n in kept])))
        for number in np.flatnonzero(folds == fold).tolist():
            outcomes += outcomes_of(articles[number], judge)
    return outcomes


def outcomes_of(article: Article, judge: Judge) -> Iterator[Outcome]:
    """Yield what becomes of each source that has a gold speaker."""
    reading = reading_of(article.doc, article.tagging)
    roster = build_roster(reading)
    found = resolve_speakers(reading, roster, judge=judge)
    for said, row, who in zip(reading.said, rows_read(article, reading), found, strict=True):
        gold, naming = row.get("speaker"), row.get("naming")
        if gold:
            named = {name: base(reading, roster.mentions, said.source) for name, base in BASELINES.items()}
            yield Outcome(
                rule=who.rule,
                confidence=who.confidence,
                right=same_name(gold, who.name),
                form=form_of(reading.text, said.source),
                naming=who.naming == naming if naming else None,
                baselines=frozenset(name for name, guess in named.items() if same_name(gold, guess)),
            )


def compared(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield shares of right speakers by how a source is written, baselines beside ours, and of namings."""
    for form in ("", "name", "pronoun", "description"):
        kept = [one for one in outcomes if not form or one.form == form]
        yield f"{form or 'speaker'}: {share_of(one.right for one in kept)}"
        for name in BASELINES:
            yield f"{form or 'speaker'}, {name}: {share_of(name in one.baselines for one in kept)}"
    yield f"naming: {share_of(one.naming for one in outcomes if one.naming is not None)}"


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield shares right by rule, and by how sure the choice was."""
    yield f"all: {share(outcomes)}"
    yield from compared(outcomes)
    for rule, _ in Counter(one.rule for one in outcomes).most_common():
        yield f"{rule}: {share(one for one in outcomes if one.rule == rule)}"
    weighed = [one for one in outcomes if one.rule.startswith("weighed")]
    for low, high in zip((0.0, *BANDS), (*BANDS, 1.01), strict=True):
        band = [one for one in weighed if low <= one.confidence < high]
        sure = sum(one.confidence for one in band) / max(1, len(band))
        yield f"weighed, {sure:.2f} sure: {share(band)}"


def share(outcomes: Iterable[Outcome]) -> str:
    """Write how many are right."""
    return share_of(one.right for one in outcomes)


def share_of(rights: Iterable[bool]) -> str:
    """Write how many of some are right."""
    kept = list(rights)
    return f"{sum(kept) / max(1, len(kept)):.3f} ({sum(kept)} of {len(kept)})"


def write(path: Path, weights: Weights, about: Iterable[str]) -> None:
    """Write the weights as a table."""
    lines = [*(f"# {line}" for line in about), "# Licence: Apache-2.0, as the code."]
    for kind, row in weights.items():
        lines += ["", f"[weights.{kind}]", *(f'"{name}" = {value}' for name, value in row.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def asked(about: str | None, out: Path) -> argparse.Namespace:
    """Read the command line of what is learnt from labelled articles with a tagger's mentions."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder of the weights; by default those that ship")
    parser.add_argument("--out", type=Path, default=out)
    return parser.parse_args()


def load_with_mentions(args: argparse.Namespace) -> list[Article]:
    """Read the labelled articles that were asked for, with the mentions that the tagger finds in them."""
    tagger = load_tagger(args.model)
    return [with_mentions(tagger, one) for one in load_labelled(args.polnear, args.gold)]


def main() -> int:
    """Learn, measure and write the weights."""
    args = asked(__doc__, OUT)
    articles = load_with_mentions(args)
    outcomes = held_out(articles)
    for line in report(outcomes):
        sys.stdout.write(f"{line}\n")
    about = (
        "Whom a pronoun or a description means: what each trait of onrecord.resolve.traits weighs, by",
        f"kind of mention. Learnt by training.speakers from {len(articles)} articles of PolNeAR's training",
        "part, labelled by careful reading (values only, no text). On them, each held out",
        f"({FOLDS} folds), with gold attributions, the right speaker for {share(outcomes)} of all sources.",
    )
    write(args.out, learn(articles), about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
