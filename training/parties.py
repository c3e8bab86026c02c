"""Weigh the encoder's holders and hearers with the rules': numbers of `onrecord.resolve.encoder_parties`.

    python -m training.parties --gold ../shared/gold/train --polnear ../shared/data/polnear/train.jsonl

The rules' chances are those of models that never saw the article; the encoder's are of articles whose rows no
head has learnt from (`training.rows.held_out`). The figures printed are of folds of these articles; where
both together are no better than the rules alone, the rules stand alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from onrecord.resolve.encoder_parties import encoder_odds, log_odds
from onrecord.resolve.hearing import options_of
from onrecord.resolve.holders import holder_options
from onrecord.resolve.reading import Said, reading_of
from onrecord.resolve.roster import build_roster
from onrecord.resolve.speakers import resolve_speakers
from onrecord.resolve.talk import Talk, talk_of
from onrecord.tagger.tagger import Tagger, load_tagger
from training import addressees, holders
from training.addressees import folds_of, rates
from training.gists import gists_of
from training.logistic import Fitted, fit
from training.resolution import Article, same_name, with_nested
from training.rows import held_out, load_labelled

RIDGE = 1.0
LEASTS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "party_weights.toml"


@dataclass(frozen=True, slots=True)
class Case:
    """An attribution: who may be its party, with both log-odds of each, and who is."""

    names: tuple[str | None, ...]
    rows: tuple[dict[str, float], ...]
    gold: str | None

    def right(self) -> list[bool]:
        """Tell of each whether it is the party."""
        return [self.gold is not None and same_name(self.gold, name) for name in self.names]


def talk_in(article: Article) -> Talk:
    """Read an article as the rules do."""
    reading = reading_of(article.doc, article.tagging)
    roster = build_roster(reading)
    return talk_of(reading, roster, resolve_speakers(reading, roster))


def gold_of(article: Article, talk: Talk, party: str) -> list[str | None]:
    """Return the party of each attribution, in the order of the reading."""
    rows = {id(attr): row for attr, row in zip(article.tagging.attributions, article.rows, strict=True)}
    return [rows[id(said.given)].get(party) for said in talk.reading.said]


def gisted(talk: Talk, tagger: Tagger, article: Article) -> list[Said]:
    """Return the attributions of a talk with their gists: the rules' options do not depend on these."""
    attributions = article.tagging.attributions
    gists = dict(zip(map(id, attributions), gists_of(tagger, article.doc, attributions), strict=True))
    return [replace(said, gist=gists[id(said.given)]) for said in talk.reading.said]


def holder_cases(article: Article, shares: Sequence[np.ndarray], tagger: Tagger) -> list[Case]:
    """Return the cases of an article; `shares` are the rules' chances of each attribution's candidates."""
    talk = talk_in(article)
    found = []
    for said, (candidates, _), given, gold in zip(
        gisted(talk, tagger, article),
        holder_options(talk),
        shares,
        gold_of(article, talk, "holder"),
        strict=True,
    ):
        spans = [(one.view.span(talk.reading),) for one in candidates]
        odds = [encoder_odds(talk.reading, said, "holder", one) or 0.0 for one in spans]
        found.append(_case([one.who.name for one in candidates], given, odds, gold))
    return found


def addressee_cases(article: Article, shares: Sequence[Sequence[float]], tagger: Tagger) -> list[Case]:
    """Return the cases of an article, with those hearers only whom the statement's own sentence names."""
    talk = talk_in(article)
    found = []
    for said, options, given, gold in zip(
        gisted(talk, tagger, article),
        options_of(talk),
        shares,
        gold_of(article, talk, "addressee"),
        strict=True,
    ):
        own = [(one, share) for one, share in zip(options, given, strict=True) if not one.is_carried]
        odds = [encoder_odds(talk.reading, said, "addressee", one.spans) or 0.0 for one, _ in own]
        found.append(_case([one.name for one, _ in own], [share for _, share in own], odds, gold))
    return found


def _case(
    names: Sequence[str | None], shares: Sequence[float], odds: Sequence[float], gold: str | None
) -> Case:
    rows = tuple(
        {"rules": log_odds(float(share)), "encoder": one} for share, one in zip(shares, odds, strict=True)
    )
    return Case(tuple(names), rows, gold)


def fitted(articles: Sequence[Sequence[Case]]) -> Fitted:
    """Fit the weights."""
    cases = [case for article in articles for case in article]
    rows = [row for case in cases for row in case.rows]
    return fit(rows, [one for case in cases for one in case.right()], ridge=RIDGE, least=1)


def in_folds(articles: Sequence[Sequence[Case]]) -> list[list[np.ndarray]]:
    """Return the chances that weights give which were fitted on the other folds."""
    folds = folds_of(len(articles), seed=0)
    shares: list[list[np.ndarray]] = [[] for _ in articles]
    for fold in sorted(set(folds.tolist())):
        model = fitted([one for one, at in zip(articles, folds, strict=True) if at != fold])
        for number in np.flatnonzero(folds == fold).tolist():
            shares[number] = [model.chances(case.rows) for case in articles[number]]
    return shares


def counts(
    articles: Sequence[Sequence[Case]], shares: Sequence[Sequence[np.ndarray]], least: float
) -> tuple[int, int, int]:
    """Count right, wrong and missed parties, as the ruler does."""
    right = wrong = missed = 0
    for article, given in zip(articles, shares, strict=True):
        for case, chances in zip(article, given, strict=True):
            best = int(chances.argmax()) if len(chances) else -1
            name = case.names[best] if best >= 0 and chances[best] >= least else None
            good = name is not None and case.gold is not None and same_name(case.gold, name)
            right += good
            wrong += name is not None and not good
            missed += case.gold is not None and not good
    return right, wrong, missed


def f1(counted: tuple[int, int, int]) -> float:
    """Return the harmonic mean of precision and recall."""
    right, wrong, missed = counted
    return 2 * right / max(1, 2 * right + wrong + missed)


def best_least(articles: Sequence[Sequence[Case]], shares: Sequence[Sequence[np.ndarray]]) -> float:
    """Return the least chance that gives the highest F1."""
    return max(LEASTS, key=lambda least: f1(counts(articles, shares, least)))


def measure(name: str, articles: Sequence[Sequence[Case]]) -> tuple[str, list[str]]:
    """Return a part of the table, and what to print."""
    alone = [[np.array([_chance(row["rules"]) for row in case.rows]) for case in one] for one in articles]
    shares, model = in_folds(articles), fitted(articles).rounded()
    least, least_alone = best_least(articles, shares), best_least(articles, alone)
    both, rules = counts(articles, shares, least), counts(articles, alone, least_alone)
    lines = [
        f"{name}: rules alone from {least_alone}: {rates(rules)}",
        f"{name}: both from {least}: {rates(both)}",
    ]
    if f1(both) > f1(rules):
        weights = (model.weights.get("rules", 0.0), model.weights.get("encoder", 0.0), model.shift, least)
    else:
        weights = (1.0, 0.0, 0.0, least_alone)
    keys = ("rules", "encoder", "shift", "least")
    about = f"# Rules alone: {rates(rules)}.\n# Both, in folds: {rates(both)}.\n[{name}]\n"
    return about + "".join(f"{k} = {v}\n" for k, v in zip(keys, weights, strict=True)), lines


def _chance(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))


def chances_of_rules(
    articles: Sequence[Article], invented: Sequence[Article]
) -> tuple[list[list[np.ndarray]], list[list[list[float]]]]:
    """Return what rules fitted on other articles give for the holders and addressees of each article."""
    contents = [holders.contents_of(article) for article in articles]
    _, held = holders.learn(contents, [holders.contents_of(article) for article in invented])
    _, _, heard = addressees.learn([addressees.sample_of(article) for article in articles])
    return held, heard


def main() -> int:
    """Fit, measure and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder of the weights; by default those that ship")
    parser.add_argument("--nested", type=Path, help="keep what the tagger finds in contents here")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    articles = list(with_nested(load_labelled(args.polnear, args.gold), args.nested))
    held, heard = chances_of_rules(articles, list(with_nested(holders.read_invented(), None)))
    tagger, apart = load_tagger(args.model), {one.doc.name for one in held_out(articles)}
    makers: tuple[tuple[str, Callable[..., list[Case]], Sequence], ...] = (
        ("holder", holder_cases, held),
        ("addressee", addressee_cases, heard),
    )
    parts = []
    for name, make, shares in makers:
        rows = zip(articles, shares, strict=True)
        cases = [make(one, given, tagger) for one, given in rows if one.doc.name in apart]
        part, lines = measure(name, cases)
        parts.append(part)
        sys.stdout.write("\n".join(lines) + "\n")
    head = (
        "# How the rules' chances of a holder or a hearer and the encoder's are weighed: numbers of\n"
        f"# onrecord.resolve.encoder_parties, fitted by training.parties on {len(apart)} articles that no\n"
        "# head has learnt from. Licence: Apache-2.0, as the code.\n"
    )
    args.out.write_text(head + "\n" + "\n".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
