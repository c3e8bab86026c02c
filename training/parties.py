"""Weigh the encoder's holders and hearers with the rules': models of `onrecord.resolve.encoder_parties`.

    python -m training.parties --gold ../shared/gold/train --polnear ../shared/data/polnear/train.jsonl

The rules' chances are those of models that never saw the article; the encoder's are of articles whose rows no
head has learnt from (`training.rows.held_out`). The figures printed are of folds of these articles; where
both together are not clearly better than the rules alone, the rules stand alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.model import Span
from onrecord.resolve.chances import load_chances
from onrecord.resolve.encoder_parties import encoder_odds, log_odds
from onrecord.resolve.hearing import options_of
from onrecord.resolve.holders import holder_options
from onrecord.resolve.reading import Said
from onrecord.resolve.talk import Talk
from onrecord.tagger.acts import PARTIES
from onrecord.tagger.tagger import Tagger, load_tagger
from training import addressees, holders
from training.addressees import f1_of, folds_of, rates
from training.gists import gists_of
from training.holders import Content, best_least, counts
from training.logistic import Fitted, fit
from training.resolution import Article, rows_read, talk_in, with_nested
from training.rows import held_out, load_labelled
from training.weights_file import Part, write_weights

RIDGE = 1.0
RULES = Fitted({"rules": 1.0}, 0.0)
"""The rules' chances as they are."""
OWN = {"holder": ("holder_weights", "holder"), "addressee": ("addressee_weights", "second")}
"""Where the rules' own threshold stands, chosen on all labelled articles: the table and its part."""
MARGIN = 0.03
"""What the encoder must gain in F1: less comes and goes with the choice of so few articles."""
OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "party_weights.toml"


def gists_in(article: Article, tagger: Tagger, talk: Talk) -> list[Said]:
    """Return the attributions of a talk with their gists: the rules' options do not depend on these."""
    attributions = article.tagging.attributions
    gists = dict(zip(map(id, attributions), gists_of(tagger, article.doc, attributions), strict=True))
    return [replace(said, gist=gists[id(said.given)]) for said in talk.reading.said]


def cases_of(
    article: Article, held: Sequence[np.ndarray], heard: Sequence[Sequence[float]], tagger: Tagger
) -> tuple[list[Content], list[Content]]:
    """Return who may hold each content, and who may hear it, with what rules and encoder make of each.

    Args:
        article: With gold attributions.
        held: The rules' chances of the candidates for holders of each attribution.
        heard: Those of its possible hearers; only those count whom the statement's own sentence names.
        tagger: Its model must give gists.
    """
    talk = talk_in(article)
    told, rows = gists_in(article, tagger, talk), rows_read(article, talk.reading)
    holding, hearing = [], []
    for said, row, (candidates, _), shares in zip(told, rows, holder_options(talk), held, strict=True):
        named = [(one.who.name, (one.view.span(talk.reading),)) for one in candidates]
        holding.append(_case(talk, said, "holder", row, named, shares))
    for said, row, options, shares in zip(told, rows, options_of(talk), heard, strict=True):
        own = [(one, share) for one, share in zip(options, shares, strict=True) if not one.is_carried]
        named = [(one.name, one.spans) for one, _ in own]
        hearing.append(_case(talk, said, "addressee", row, named, [share for _, share in own]))
    return holding, hearing


def _case(
    talk: Talk,
    said: Said,
    party: str,
    row: Mapping[str, Any],
    named: Sequence[tuple[str | None, Sequence[Span]]],
    shares: Sequence[float],
) -> Content:
    signs = tuple(
        {"rules": log_odds(float(share)), "encoder": encoder_odds(talk.reading, said, party, spans) or 0.0}
        for (_, spans), share in zip(named, shares, strict=True)
    )
    return Content(tuple(name for name, _ in named), signs, row.get(party))


def fitted(articles: Sequence[Sequence[Content]]) -> Fitted:
    """Fit the weights."""
    cases = [case for article in articles for case in article]
    rows = [row for case in cases for row in case.signs]
    return fit(rows, [one for case in cases for one in case.right()], ridge=RIDGE, least=1)


def in_folds(articles: Sequence[Sequence[Content]]) -> list[list[np.ndarray]]:
    """Return the chances that weights give which were fitted on the other folds."""
    folds = folds_of(len(articles), seed=0)
    shares: list[list[np.ndarray]] = [[] for _ in articles]
    for fold in sorted(set(folds.tolist())):
        model = fitted([one for one, at in zip(articles, folds, strict=True) if at != fold])
        for number in np.flatnonzero(folds == fold).tolist():
            shares[number] = [model.chances(case.signs) for case in articles[number]]
    return shares


def measure(name: str, articles: Sequence[Sequence[Content]]) -> tuple[Part, tuple[str, str]]:
    """Return a part of the table, and what it rests on: rules alone, and both.

    The rules stand alone, with the threshold that they were given on many more articles, unless the encoder
    gains MARGIN or more.
    """
    usual = load_chances(*OWN[name]).least
    alone = [[RULES.chances(case.signs) for case in one] for one in articles]
    both = in_folds(articles)
    least = best_least(articles, both)
    by_rules, by_both = counts(articles, alone, usual), counts(articles, both, least)
    about = (f"{name}: rules alone {rates(by_rules)};", f"both {rates(by_both)}.")
    if f1_of(by_both) >= f1_of(by_rules) + MARGIN:
        return Part(name, fitted(articles).rounded(), least), about
    return Part(name, RULES, usual), about


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
    rows = zip(articles, held, heard, strict=True)
    cases = [cases_of(one, *given, tagger) for one, *given in rows if one.doc.name in apart]
    parts, about = [], []
    for name, of_party in zip(PARTIES, zip(*cases, strict=True), strict=True):
        part, lines = measure(name, of_party)
        parts.append(part)
        about += (f"In folds of these, {lines[0]}", lines[1])
    sys.stdout.write("\n".join(about) + "\n")
    head = (
        "How the rules' chances of a holder or a hearer and the encoder's are weighed: models of",
        f"onrecord.resolve.encoder_parties, fitted by training.parties on {len(apart)} articles that no",
        "head has learnt from.",
    )
    write_weights(args.out, (*head, *about), parts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
