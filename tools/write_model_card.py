"""Write the page of the model card, and its picture, from the card that ships beside the weights.

    python -m tools.write_model_card            docs/reference/model-card.md and its picture, made anew
    python -m tools.write_model_card --check    are they what the card says?

The card is what the program obeys; the page is the same card for people. Whoever changes the weights runs
this. The picture needs the dependency group `plots`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from onrecord.evaluation.counts import LONG_CONTENT_WORDS
from onrecord.tagger.cards import Comparison, Figure, ModelCard, Reliability, load_card
from onrecord.tagger.session import MODEL_FILE, SECOND_FILE, THIRD_FILE
from onrecord.tagger.tagger import TOKENIZER_FILE, WEIGHTS
from tools.markdown import table
from tools.pictures import ACCENT, IMAGES, INK, MUTED, described, digest_of, new_plot, save_svg

PAGE = IMAGES.parent / "reference" / "model-card.md"
PICTURE = IMAGES / "reliability.svg"
COMMAND = "python -m tools.write_model_card"

SLICES = {
    "direct": "all of it in quotation marks",
    "indirect": "none of it in quotation marks",
    "mixed": "some of it in quotation marks",
    "short": f"content of {LONG_CONTENT_WORDS} words at most",
    "long": f"content of more than {LONG_CONTENT_WORDS} words",
    "with_source": "the report says who",
    "without_source": "the report does not say who",
}

BESIDE = (
    "The same card lies beside the weights as `card.json`. The program reads from it how to decode them, and "
    "what their hash must be."
)
PEOPLE = (
    "*People* is how well they agree with each other, *model* how well it agrees with the same people, mean "
    "over articles. The interval is of the difference, from drawing articles anew."
)
WORTH = (
    "Were every confidence worth what it says, the points would lie on the line. How far they are from it, "
    "mean over attributions (expected calibration error)"
)


def page(card: ModelCard, *, size_bytes: int) -> str:
    """Return the page of a card.

    Args:
        card: The card.
        size_bytes: Size of its graph.
    """
    parts = [
        f"# The model card\n\n<!-- Written by `{COMMAND}`; what is changed here by hand is lost. -->",
        f"**{card.name}**, version {card.version}. {card.summary}",
        BESIDE,
        *_performance(card),
        *_reliability(card.reliability),
        *_origin(card),
        "## What it is known to do badly",
        "\n".join(f"- {failure}" for failure in card.failures) or "Nothing was written down.",
        *_files(card, size_bytes),
    ]
    return "\n\n".join(parts) + "\n"


def _performance(card: ModelCard) -> Iterator[str]:
    yield "## How well it does"
    if not card.figures:
        yield "Nothing was measured."
    else:
        yield "Intervals hold 95 of 100 draws when whole documents are drawn anew."
    for on, rows in groupby(card.figures, key=lambda figure: figure.on):
        yield f"Measured on {on}."
        yield table(("figure", "value", "95 % interval"), [(spaced(row.name), *_value(row)) for row in rows])
    if card.slices:
        yield "## Kind by kind"
        yield f"Attribution F1 on {card.slices[0].on}."
        heads = ("kind", "what it is", "attribution F1", "95 % interval", "gold")
        yield table(heads, map(_slice_row, card.slices))
    if card.comparisons:
        yield "## Beside people"
        yield f"On {card.comparisons[0].on}. {PEOPLE}"
        heads = ("figure", "people", "model", "difference", "95 % interval")
        yield table(heads, map(_comparison_row, card.comparisons))


def spaced(name: str) -> str:
    """Return the name of a figure as people write it."""
    return name.replace("_", " ")


def _value(figure: Figure) -> tuple[str, str]:
    measured = figure.low is not None and figure.high is not None
    return f"{figure.value:.3f}", f"{figure.low:.3f} to {figure.high:.3f}" if measured else "-"


def _slice_row(figure: Figure) -> tuple[str, ...]:
    gold = "-" if figure.gold is None else f"{figure.gold:,}"
    return (spaced(figure.name), SLICES.get(figure.name, ""), *_value(figure), gold)


def _comparison_row(row: Comparison) -> tuple[str, ...]:
    gap = f"{row.machine - row.people:+.3f}"
    return (
        spaced(row.name),
        f"{row.people:.3f}",
        f"{row.machine:.3f}",
        gap,
        f"{row.low:+.3f} to {row.high:+.3f}",
    )


def _reliability(reliability: Reliability | None) -> Iterator[str]:
    yield "## What a confidence is worth"
    if reliability is None:
        yield "It was not measured for these weights."
        return
    yield f"Measured on {reliability.on}. {WORTH}: {reliability.error:.3f}."
    yield f"![Share of attributions that are right, by confidence](../images/{PICTURE.name})"
    heads = ("confidence", "attributions", "mean confidence", "share right")
    yield table(
        heads,
        [
            (f"{one.low:.1f} to {one.high:.1f}", f"{one.count:,}", _share(one.confidence), _share(one.right))
            for one in reliability.bins
        ],
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _origin(card: ModelCard) -> Iterator[str]:
    yield "## What it was made from"
    yield f"**Terms.** {card.licence[:1].upper()}{card.licence[1:]}."
    if card.training:
        rows = [(one.name, one.split, one.licence, one.reference) for one in card.training]
        yield table(("corpus", "part", "licence", "reference"), rows)
    if card.parents:
        rows = [(one.name, one.role, one.licence, one.reference) for one in card.parents]
        yield table(("network", "role", "licence", "reference"), rows)
    if card.runs:
        yield "What the training took:"
        rows = [(run.name, duration(run.seconds), run.machine) for run in card.runs]
        yield table(("training of", "time", "machine"), rows)


def duration(seconds: float) -> str:
    """Return a time in hours and minutes."""
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _files(card: ModelCard, size_bytes: int) -> Iterator[str]:
    yield "## The files"
    rows = [
        (f"`{MODEL_FILE}`, {size_bytes / 1e6:.1f} MB", f"`{card.model_sha256}`"),
        (f"`{TOKENIZER_FILE}`", f"`{card.tokenizer_sha256}`"),
    ]
    rows += [
        (f"`{name}`, for {purpose}", f"`{sha256}`")
        for name, purpose, sha256 in (
            (SECOND_FILE, "kinds and what findings are about", card.second_sha256),
            (THIRD_FILE, "kinds that stay unsure", card.third_sha256),
        )
        if sha256 is not None
    ]
    yield table(("file", "SHA-256"), rows)
    yield "How the program uses them:"
    settings = {
        "labels": ", ".join(card.tags),
        "word pieces in a window": str(card.window),
        "of these, context": str(card.context),
        "offsets": card.offsets,
        "decoder": f"version {card.decoder}",
    }
    yield table(("setting", "value"), list(settings.items()))
    decoding = {"options": card.options.to_dict(), "calibration": card.calibration.to_dict()}
    yield f"```json\n{json.dumps(decoding, indent=2, ensure_ascii=False)}\n```"


def draw(reliability: Reliability, path: Path) -> None:
    """Draw confidence against the share that is right; a point's size says how many attributions it is."""
    figure, axes = new_plot(title="What a confidence is worth", width=5.2, height=4.6)
    axes.plot([0, 1], [0, 1], color=MUTED, linestyle="--", linewidth=1)
    filled = [one for one in reliability.bins if one.count]
    most = max((one.count for one in filled), default=1)
    for one in filled:
        axes.scatter(one.confidence, one.right, s=30 + 220 * one.count / most, color=ACCENT, zorder=3)
        axes.annotate(
            f"{one.count:,}",
            (one.confidence, one.right),
            xytext=(9, -13),
            textcoords="offset points",
            color=INK,
            fontsize=9,
        )
    axes.set(xlim=(0, 1.04), ylim=(0, 1.04), xlabel="mean confidence", ylabel="share that is right")
    save_svg(
        figure,
        path,
        title="Share of attributions that are right, by confidence",
        digest=digest_of(reliability.to_dict()),
    )


def outdated(folder: Path = WEIGHTS, *, kept_page: Path = PAGE, picture: Path = PICTURE) -> list[Path]:
    """Return the files of the documentation that do not say what a model folder's card says."""
    card = load_card(folder)
    wrong = [kept_page] if _text_of(kept_page) != _page_of(folder, card) else []
    if card.reliability and described(digest_of(card.reliability.to_dict())) not in _text_of(picture):
        wrong.append(picture)
    return wrong


def _page_of(folder: Path, card: ModelCard) -> str:
    return page(card, size_bytes=(folder / MODEL_FILE).stat().st_size)


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def write(folder: Path = WEIGHTS, *, kept_page: Path = PAGE, picture: Path = PICTURE) -> None:
    """Write the page and, where the card has what it shows, the picture."""
    card = load_card(folder)
    kept_page.write_text(_page_of(folder, card), encoding="utf-8")
    if card.reliability:
        draw(card.reliability, picture)


def main(argv: Sequence[str] | None = None) -> int:
    """Write or check; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something is old")
    if not parser.parse_args(argv).check:
        write()
        return 0
    wrong = outdated()
    for path in wrong:
        print(f"{path} is not what the card says; run {COMMAND}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
