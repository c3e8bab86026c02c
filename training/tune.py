"""Tune how eagerly a model decodes, calibrate its confidence, and write the figures into its card.

    python -m training.tune --model src/onrecord/tagger/weights --polnear ../shared/data/polnear

The encoder runs once over the development articles. A logistic ranking of what is proposed is fitted on
them, one option after another is moved as long as `worth` rises, and Platt's two numbers are fitted last.
The bias towards sources stays at 0: raising it gains little where there is a source and loses the statements
that have none. Since all this is tuned on the same articles, the card also says what rankings fitted on
four fifths of them reach on the last fifth. Where there is `multi.jsonl`, articles that several people
annotated, the model is compared with them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from onrecord.evaluation import Annotated, Marked, Score, marked, score_documents, with_quotations
from onrecord.model import Attribution, Document, Provenance
from onrecord.tagger.cards import Calibration, DecodeOptions
from onrecord.tagger.continuations import carry_on
from onrecord.tagger.tagger import Tagger, find_attributions, load_tagger
from onrecord.text.layout import lay_out
from training.data.multi import load_versions
from training.data.polnear import Article, load_articles
from training.export_onnx import START, save_card
from training.rank import Scored, evidence_of, fit_ranking, logistic
from training.report_card import compare, figures, reliability, slice_figures

SHAPES = {"content_bias": (-0.5, 0.5), "switch": (-0.25, 0.25, 0.5)}
"""Moves of the options that change what is proposed; the ranking is fitted anew for each."""
THRESHOLDS = {
    "least": (-0.08, -0.04, -0.02, 0.02, 0.04, 0.08),
    "called": (-0.1, -0.05, 0.05, 0.1),
    "calling": (-4, 4),
    "joins": (True,),
}
"""Moves of the options that only change what is kept."""
FOLDS = 5
LEAST_GAIN = 1e-4

Gold = dict[str, Annotated]

ON = "PolNeAR dev, int8 as shipped, decoding and calibration tuned on it"
ON_FOLDS = "PolNeAR dev, int8, ranking fitted on four fifths and scored on the last, in turn"
ON_OTHERS = "articles of PolNeAR that several people annotated each, kept out of training and tuning"


def document(article: Article) -> Document:
    """Lay an article out as the readers do."""
    layout = lay_out(article.text)
    provenance = Provenance("memory", "", "polnear", "1", given_id=article.id)
    return Document(article.id, article.text, provenance, blocks=layout.blocks, dateline=layout.dateline)


def run_encoder(tagger: Tagger, articles: Iterable[Article]) -> list[Scored]:
    """Run the encoder once over each article."""
    return [Scored(doc, *tagger.score(doc)) for doc in map(document, articles)]


def decode(scored: Scored, options: DecodeOptions, calibration: Calibration) -> tuple[Attribution, ...]:
    """Decode a document anew, as the tagger does."""
    found = [
        attribution
        for window, scores in scored.windows
        for attribution, _ in find_attributions(
            scores,
            scored.encoded,
            window,
            text=scored.doc.text,
            quoted=scored.quoted,
            options=options,
            calibration=calibration,
        )
    ]
    return carry_on(scored.doc.text, found, scored.quoted)


def gold_of(articles: Iterable[Article]) -> Gold:
    """Return the gold of articles in the shape that is scored."""
    return {
        one.id: Annotated(
            one.id, one.text, tuple(Marked(a.source, a.cue, a.content) for a in one.attributions)
        )
        for one in articles
    }


def measure(
    scored: Sequence[Scored], gold: Gold, options: DecodeOptions, calibration: Calibration
) -> tuple[Score, dict[str, list[Attribution]]]:
    """Decode and score all documents."""
    found = {one.doc.name: list(decode(one, options, calibration)) for one in scored}
    predicted = {key: Annotated(key, None, tuple(map(marked, rows))) for key, rows in found.items()}
    return score_documents(gold, predicted), found


def worth(score: Score) -> float:
    """Return what tuning raises: attributions and words in their roles alike, exact ones half as much."""
    return score.metrics["attribution"].f1 + 0.5 * score.metrics["strict"].f1 + score.alpha


def ranked(scored: Sequence[Scored], gold: Gold, options: DecodeOptions) -> DecodeOptions:
    """Fit the ranking that suits some options."""
    rows, right, _ = evidence_of(scored, gold, options)
    return replace(options, ranking=fit_ranking(rows, right))


def tune(scored: Sequence[Scored], gold: Gold, options: DecodeOptions) -> DecodeOptions:
    """Move one option after another as long as the figures rise."""
    best, options = _climb(scored, gold, ranked(scored, gold, options), THRESHOLDS)
    shaped, shaped_options = _climb(scored, gold, options, SHAPES)
    if shaped > best + LEAST_GAIN:
        _, options = _climb(scored, gold, shaped_options, THRESHOLDS)
    return options


def _climb(
    scored: Sequence[Scored], gold: Gold, options: DecodeOptions, steps: Mapping[str, Sequence[float]]
) -> tuple[float, DecodeOptions]:
    best = worth(measure(scored, gold, options, Calibration())[0])
    moved = True
    while moved:
        moved = False
        for name, moves in steps.items():
            for trial in _trials(options, name, moves):
                trial = ranked(scored, gold, trial) if name in SHAPES else trial
                value = worth(measure(scored, gold, trial, Calibration())[0])
                if value > best + LEAST_GAIN:
                    best, options, moved = value, trial, True
                    print(f"{best:.4f} {name} {getattr(trial, name)}", flush=True)
                    break
    return best, options


def _trials(options: DecodeOptions, name: str, moves: Sequence[float]) -> Iterator[DecodeOptions]:
    """Yield options with one of them moved, where it stays in its range."""
    now = getattr(options, name)
    for move in moves:
        value = not now if isinstance(now, bool) else round(now + move, 3)
        if value >= 0 and (name not in ("least", "called") or value <= 1):
            yield replace(options, **{name: value})


def cross_fitted(scored: Sequence[Scored], gold: Gold, options: DecodeOptions) -> Score:
    """Score documents with rankings that were fitted on the others: what fitting on them flatters is seen."""
    found: dict[str, Annotated] = {}
    for fold in range(FOLDS):
        others = [one for number, one in enumerate(scored) if number % FOLDS != fold]
        fitted = ranked(others, gold, options)
        for one in scored[fold::FOLDS]:
            rows = tuple(map(marked, decode(one, fitted, Calibration())))
            found[one.doc.name] = Annotated(one.doc.name, None, rows)
    return score_documents(gold, found)


def calibrate(found: dict[str, list[Attribution]], gold: Gold) -> Calibration:
    """Fit Platt's two numbers; the attributions must carry uncalibrated confidences."""
    raw, right = [], []
    for key, rows in found.items():
        for row in rows:
            alone = {key: Annotated(key, None, (marked(row),))}
            raw.append(np.clip(row.confidence, 1e-4, 1 - 1e-4))
            right.append(score_documents({key: gold[key]}, alone).metrics["attribution"].precision)
    odds = np.log(np.array(raw) / (1 - np.array(raw)))
    slope, shift = logistic(odds[:, None], np.array(right), ridge=1e-6)
    return Calibration(slope=round(float(slope), 4), shift=round(float(shift), 4))


def main() -> None:
    """Tune from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True, help="folder with card, graph and tokenizer")
    parser.add_argument("--polnear", type=Path, required=True, help="folder with dev.jsonl, and multi.jsonl")
    args = parser.parse_args()
    tagger = load_tagger(args.model)
    articles, versions = (
        load_articles(args.polnear / "dev.jsonl"),
        load_versions(args.polnear / "multi.jsonl"),
    )
    gold, scored = with_quotations(gold_of(articles)), run_encoder(tagger, articles)
    options = tune(scored, gold, START)
    honest = cross_fitted(scored, gold, options)
    calibration = calibrate(measure(scored, gold, options, Calibration())[1], gold)
    score, found = measure(scored, gold, options, calibration)
    others = run_encoder(tagger, (Article(one.id, one.text, ()) for one in versions))
    found_others = {one.doc.name: list(decode(one, options, calibration)) for one in others}
    card = replace(
        tagger.card,
        options=options,
        calibration=calibration,
        figures=figures(score, ON) + figures(honest, ON_FOLDS),
        slices=slice_figures(score, ON),
        reliability=reliability(gold, found, ON),
        comparisons=compare(versions, found_others, f"{len(versions)} {ON_OTHERS}"),
    )
    save_card(card, args.model)
    for row in card.figures + card.slices:
        print(f"{row.name:24} {row.value:.3f} [{row.low:.3f}, {row.high:.3f}]")
    for row in card.comparisons:
        gap = f"people {row.people:.3f} machine {row.machine:.3f}"
        print(f"{row.name:24} {gap} difference [{row.low:+.3f}, {row.high:+.3f}]")
    print(f"expected calibration error {card.reliability.error:.3f}")


if __name__ == "__main__":
    main()
