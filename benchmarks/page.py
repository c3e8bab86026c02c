"""What the comparison of tools found, as tables, a page and a plot.

write(results, Path("docs"))  # docs/reference/benchmark.md, docs/images/benchmark.svg
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.stages import EXTRA, STAGES
from onrecord.evaluation import Score
from tools.markdown import table
from tools.pictures import ACCENT, INK, MUTED, OTHER, PAPER, described, digest_of, new_plot, save_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

METRICS = ("attribution", "strict", "content_exact")
PEOPLE = 0.769
"""Attribution F1 of 590 pairs of trained people, on 20 articles of PolNeAR that six annotated."""
PAGE, PICTURE = Path("reference", "benchmark.md"), Path("images", "benchmark.svg")


@dataclass(frozen=True, slots=True)
class Row:
    """One tool: median CPU seconds over rounds; `score` is None where it finds nothing."""

    name: str
    seconds: float
    score: Score | None
    peak_mb: float | None = None

    def with_peak(self, peak_mb: float) -> Row:
        """Return the row with the memory that the tool's own process held at most."""
        return replace(self, peak_mb=peak_mb)


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured, and on what; our own tool is the first of `rows`."""

    rows: tuple[Row, ...]
    stages: Mapping[str, float]
    texts: int
    words: int
    gold: str
    weights: str
    machine: str
    software: str
    command: str
    date: str

    def rate(self, row: Row) -> float:
        """Return how many texts a tool reads in a CPU second."""
        return self.texts / row.seconds


def tool_table(results: Results) -> str:
    """Return the comparison of tools as a table."""
    heads = ("tool", "attribution F1", "strict F1", "content exact F1", "alpha")
    speed = ("texts/s", "words/s", "time, ours 1", "peak memory")
    return table((*heads, *speed), [_tool_row(results, row) for row in results.rows])


def _tool_row(results: Results, row: Row) -> tuple[str, ...]:
    figures = ["-"] * 4
    if row.score:
        metrics = [row.score.metrics[name].f1 for name in METRICS]
        figures = [f"{value:.3f}" for value in (*metrics, row.score.alpha)]
    return (
        row.name,
        *figures,
        f"{results.rate(row):.1f}",
        f"{results.words / row.seconds:,.0f}",
        f"{row.seconds / results.rows[0].seconds:.2f}",
        "-" if row.peak_mb is None else f"{row.peak_mb:.0f} MB",
    )


def stage_table(results: Results) -> str:
    """Return where our own time goes as a table; the second pass comes on top of the others."""
    whole = sum(seconds for name, seconds in results.stages.items() if name != EXTRA)
    rows = [
        (
            name,
            STAGES[name],
            f"{1000 * seconds / results.texts:.1f} ms",
            f"{'+ ' if name == EXTRA else ''}{100 * seconds / whole:.0f} %",
        )
        for name, seconds in results.stages.items()
    ]
    return table(("stage", "what it does", "a text", "share"), rows)


NOTES = (
    "A parse finds nothing by itself, so it has no accuracy: it is the time that every tool pays that begins "
    "with one. textacy looks for words in quotation marks only. The line of people is how well trained "
    "people agree with each other; it was measured on other articles of PolNeAR, 20 that six people "
    "annotated, and is no figure of these texts."
)
METHOD = (
    "All tools read the same texts in one process on one thread, one after another, in rounds; the median "
    "round counts. Times are CPU seconds without loading; ours include laying out and pairing quotation "
    "marks, but no second pass for statements inside statements, which the others do not look for. Memory is "
    "the most that a process of its own held for each tool, loading included."
)


def page(results: Results) -> str:
    """Return the page of the manual."""
    made = f"Written by `{results.command}`; {described(digest_of(points(results)))}"
    texts = f"the same {results.texts} texts ({results.words:,} words)"
    parts = [
        f"# Benchmark\n\n<!-- {made} -->",
        f"onrecord and other tools that pip can install: {texts}, in one run, on one core.",
        f"![Attribution F1 against speed](../{PICTURE.as_posix()})",
        tool_table(results),
        f"{_interval(results.rows[0])}{NOTES}",
        "## Where our time goes",
        stage_table(results),
        "## How it was measured",
        METHOD,
        _circumstances(results),
    ]
    return "\n\n".join(parts) + "\n"


def _interval(row: Row) -> str:
    if row.score is None:
        return ""
    low, high = row.score.metrics["attribution"].interval
    return (
        f"The 95 % interval of our attribution F1 is {low:.3f} to {high:.3f}, from drawing documents anew. "
    )


def _circumstances(results: Results) -> str:
    rows = (
        ("texts", f"`{results.gold}`"),
        ("weights", f"`{results.weights}`"),
        ("machine", results.machine),
        ("software", results.software),
        ("command", f"`{results.command}`"),
        ("date", results.date),
    )
    return table(("what", "on this page"), rows)


def points(results: Results) -> list[list[object]]:
    """Return what the plot shows, as plain data."""
    return [
        [row.name, round(results.rate(row), 2), row.score and round(row.score.metrics["attribution"].f1, 4)]
        for row in results.rows
    ]


def write(results: Results, docs: Path) -> None:
    """Write page and plot into the folder of the documentation."""
    (docs / PAGE).parent.mkdir(parents=True, exist_ok=True)
    (docs / PAGE).write_text(page(results), encoding="utf-8")
    draw(results, docs / PICTURE)


def draw(results: Results, path: Path) -> None:
    """Draw attribution F1 against speed, one point a tool; a parse is a line, and so are people."""
    figure, axes = new_plot(title="Attribution F1 against texts a second on one core")
    widest = 1.3 * max(map(results.rate, results.rows))
    axes.set(xlim=(0, widest), ylim=(0, 1), xlabel="texts a CPU second", ylabel="attribution F1")
    axes.axhline(PEOPLE, color=MUTED, linestyle="--", linewidth=1)
    _label(axes, f"two trained people, on other articles: {PEOPLE:.3f}", (0, PEOPLE), (6, 5), MUTED)
    for number, row in enumerate(results.rows):
        rate = results.rate(row)
        if row.score is None:
            axes.axvline(rate, color=OTHER, linestyle=":", linewidth=1.5)
            _label(axes, row.name, (rate, 0), (5, 6), OTHER)
            continue
        value = row.score.metrics["attribution"].f1
        axes.scatter(rate, value, s=70, color=INK if number else ACCENT, zorder=3)
        aside = (8, 8) if value >= PEOPLE else (8, -14)
        _label(axes, f"{row.name} {value:.3f}", (rate, value), aside, INK if number else ACCENT)
    title = "Attribution F1 against speed: " + ", ".join(str(name) for name, *_ in points(results))
    save_svg(figure, path, title=title, digest=digest_of(points(results)))


def _label(axes: Axes, text: str, at: tuple[float, float], shift: tuple[int, int], colour: str) -> None:
    paper = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}  # no line runs through the words
    axes.annotate(
        text, at, xytext=shift, textcoords="offset points", color=colour, fontsize=10, bbox=paper, zorder=4
    )
