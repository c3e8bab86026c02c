"""Tune how eagerly a model decodes, calibrate its confidence, and write the figures into its card.

    python -m training.tune --model src/onrecord/tagger/weights --polnear ../shared/data/polnear

The bias towards sources stays as it is: raising it gains little where there is a source and loses the
statements that have none. The encoder runs once over the development articles; then one option after
another is moved as long as attribution F1 plus half of strict F1 rises. Calibration is Platt's, fitted on
the same articles: two numbers. Where there is `multi.jsonl`, articles that several people annotated, the
model is compared with them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from onrecord.evaluation import Annotated, Marked, Score, marked, score_documents, with_quotations
from onrecord.model import Attribution, Document, Provenance
from onrecord.tagger.cards import Calibration, DecodeOptions
from onrecord.tagger.decode import WindowScores
from onrecord.tagger.encode import Encoded
from onrecord.tagger.tagger import Tagger, find_attributions, load_tagger
from onrecord.tagger.windows import Window
from onrecord.text.layout import lay_out
from onrecord.text.quotemarks import Quoted
from training.data.multi import load_versions
from training.data.polnear import Article, load_articles
from training.export_onnx import save_card
from training.report_card import compare, figures, reliability, slice_figures

STEPS = {
    "cue_bias": (-1.0, -0.5, -0.25, 0.25, 0.5, 1.0),
    "content_bias": (-0.5, 0.5),
    "switch": (-1.0, -0.5, 0.5, 1.0),
    "least": (-0.1, -0.05, -0.02, 0.02, 0.05, 0.1),
}

ON = "PolNeAR dev, int8 as shipped, decoding and calibration tuned on it"
ON_OTHERS = "articles of PolNeAR that several people annotated each, kept out of training and tuning"


@dataclass(frozen=True, slots=True)
class Scored:
    """A document with everything that the network gave for it."""

    doc: Document
    quoted: Sequence[Quoted]
    encoded: Encoded
    windows: tuple[tuple[Window, WindowScores], ...]


def document(article: Article) -> Document:
    """Lay an article out as the readers do."""
    layout = lay_out(article.text)
    provenance = Provenance("memory", "", "polnear", "1", given_id=article.id)
    return Document(article.id, article.text, provenance, blocks=layout.blocks, dateline=layout.dateline)


def run_encoder(tagger: Tagger, articles: Iterable[Article]) -> list[Scored]:
    """Run the encoder once over each article."""
    return [Scored(doc, *tagger.score(doc)) for doc in map(document, articles)]


def decode(scored: Scored, options: DecodeOptions, calibration: Calibration) -> Iterator[Attribution]:
    """Decode a document anew."""
    for window, scores in scored.windows:
        yield from find_attributions(
            scores,
            scored.encoded,
            window,
            text=scored.doc.text,
            quoted=scored.quoted,
            options=options,
            calibration=calibration,
        )


def gold_of(articles: Iterable[Article]) -> dict[str, Annotated]:
    """Return the gold of articles in the shape that is scored."""
    return {
        one.id: Annotated(
            one.id, one.text, tuple(Marked(a.source, a.cue, a.content) for a in one.attributions)
        )
        for one in articles
    }


def measure(
    scored: Sequence[Scored], gold: dict[str, Annotated], options: DecodeOptions, calibration: Calibration
) -> tuple[Score, dict[str, list[Attribution]]]:
    """Decode and score all documents."""
    found = {one.doc.name: list(decode(one, options, calibration)) for one in scored}
    predicted = {key: Annotated(key, None, tuple(map(marked, rows))) for key, rows in found.items()}
    return score_documents(gold, predicted), found


def worth(score: Score) -> float:
    """Return what tuning raises."""
    return score.metrics["attribution"].f1 + 0.5 * score.metrics["strict"].f1


def tune(scored: Sequence[Scored], gold: dict[str, Annotated], options: DecodeOptions) -> DecodeOptions:
    """Move one option after another as long as the figures rise."""
    best = worth(measure(scored, gold, options, Calibration())[0])
    moved = True
    while moved:
        moved = False
        for name, steps in STEPS.items():
            for step in steps:
                trial = replace(options, **{name: round(max(-3.0, getattr(options, name) + step), 3)})
                if trial.switch < 0 or trial.least < 0:
                    continue
                value = worth(measure(scored, gold, trial, Calibration())[0])
                if value > best + 1e-4:
                    best, options, moved = value, trial, True
                    print(f"{best:.4f} {options}", flush=True)
                    break
    return options


def calibrate(found: dict[str, list[Attribution]], gold: dict[str, Annotated]) -> Calibration:
    """Fit Platt's two numbers by Newton's method; the attributions must carry uncalibrated confidences."""
    raw, right = [], []
    for key, rows in found.items():
        for row in rows:
            alone = {key: Annotated(key, None, (marked(row),))}
            raw.append(np.clip(row.confidence, 1e-4, 1 - 1e-4))
            right.append(score_documents({key: gold[key]}, alone).metrics["attribution"].precision)
    x = np.log(np.array(raw) / (1 - np.array(raw)))
    design, y, weights = np.stack([x, np.ones_like(x)], axis=1), np.array(right), np.zeros(2)
    for _ in range(30):
        p = 1 / (1 + np.exp(-design @ weights))
        hessian = design.T @ (design * (p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        weights += np.linalg.solve(hessian, design.T @ (y - p))
    return Calibration(slope=round(float(weights[0]), 4), shift=round(float(weights[1]), 4))


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
    options = tune(scored, gold, tagger.card.options)
    calibration = calibrate(measure(scored, gold, options, Calibration())[1], gold)
    score, found = measure(scored, gold, options, calibration)
    others = run_encoder(tagger, (Article(one.id, one.text, ()) for one in versions))
    found_others = {one.doc.name: list(decode(one, options, calibration)) for one in others}
    card = replace(
        tagger.card,
        options=options,
        calibration=calibration,
        figures=figures(score, ON),
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
