"""`onrecord evaluate`: how well attributions are found, against gold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import examples, verbose_option

if TYPE_CHECKING:
    from onrecord.evaluation import Annotated, Ratio, Score


@click.command(
    short_help="Measure how well attributions are found.",
    epilog=examples(
        "onrecord evaluate gold.jsonl",
        "onrecord read texts.jsonl --format attributions > mine.jsonl",
        "onrecord evaluate gold.jsonl --predicted mine.jsonl --json",
    ),
)
@click.argument("gold", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--predicted",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Score these predictions instead of reading the gold texts with the shipped model.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every figure in full.")
@verbose_option
def evaluate(gold: Path, predicted: Path | None, as_json: bool) -> None:
    """Score attributions against GOLD, a JSONL file of texts with their attributions marked.

    A line of GOLD is {"id", "text", "attributions": [{"source", "cue", "content"}]}, each part a list of
    [start, end) offsets into the text. Figures come with a 95 % interval from drawing documents again. An
    attribution with "within", the number of another one, stands in that one's content and is scored apart.
    """
    from onrecord.cli.output import write_line
    from onrecord.evaluation import nested_of, outer_of, score_documents, with_quotations

    right = _read(gold, needs_text=True)
    mine = _read(predicted) if predicted else _tag(right)
    right, mine = with_quotations(right), with_quotations(mine, texts=right)
    score = score_documents(outer_of(right), outer_of(mine))
    nested = score_documents(nested_of(right), nested_of(mine))
    inside = nested.metrics["attribution"] if nested.gold_attributions else None
    if as_json:
        write_line(score.to_dict() | ({"nested": inside.to_dict()} if inside else {}))
    else:
        _print(score, inside)


def _read(path: Path, *, needs_text: bool = False) -> dict[str, Annotated]:
    from onrecord.errors import InputError
    from onrecord.evaluation import read_annotations

    try:
        with path.open("rb") as lines:
            found = read_annotations(lines, location=str(path), needs_text=needs_text)
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror}", location=str(path)) from exc
    if not found:
        raise InputError(f"{path} holds no document", location=str(path))
    return found


def _tag(documents: dict[str, Annotated]) -> dict[str, Annotated]:
    nested = any(marks.within is not None for doc in documents.values() for marks in doc.attributions)
    with click.progressbar(
        documents.values(), label="tagging", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as shown:
        return {doc.id: _tag_one(doc, nested=nested) for doc in shown}


def _tag_one(doc: Annotated, *, nested: bool) -> Annotated:
    from onrecord.evaluation import tagged
    from onrecord.pipeline import LateTagger
    from onrecord.readers import read_text

    tagger = LateTagger(deep=nested)
    return tagged(doc.id, tagger.tag(read_text(doc.text or "", name=doc.id)))


def _print(score: Score, nested: Ratio | None) -> None:
    from onrecord.evaluation import describe

    click.echo(f"{score.documents} documents, {score.gold_attributions} gold attributions\n")
    click.echo(f"{'':20} precision  recall     F1  95 % interval")
    inside = [("nested", nested)] if nested else []
    for name, ratio in (*describe(score), *inside):
        low, high = ratio.interval
        figures = f"{ratio.precision:9.3f} {ratio.recall:7.3f} {ratio.f1:6.3f}  {low:.3f} to {high:.3f}"
        click.echo(f"{name.replace('_', ' '):20} {figures}")
    low, high = score.alpha_interval
    click.echo(f"{'alpha':20} {'':17} {score.alpha:6.3f}  {low:.3f} to {high:.3f}")
