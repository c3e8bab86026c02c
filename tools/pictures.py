"""Draw the plots of the documentation as SVG: one style, readable on a light page and on a dark one.

    figure, axes = new_plot(title="What a confidence is worth")
    axes.plot([0, 1], [0, 1], color=MUTED)
    save_svg(figure, IMAGES / "plot.svg", title="…", digest=digest_of(values))

A picture stands on paper of its own, so that it can be read whatever is around it; where the reader's system
asks for dark, paper and inks change together. The digest of what is shown is kept in the file, so that a test
can tell a picture that is out of date without drawing it anew. Needs the dependency group `plots`.
"""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"

PAPER, INK, MUTED, ACCENT, OTHER = "#fefefe", "#1f2328", "#6e7781", "#0b5cad", "#b35900"
DARK = {PAPER: "#15191e", INK: "#e4e8ec", MUTED: "#939ca6", ACCENT: "#6cb0f5", OTHER: "#f0a35e"}
"""What each colour becomes where the reader's system asks for dark."""

STYLE: dict[str, Any] = {
    "axes.edgecolor": MUTED,
    "axes.facecolor": PAPER,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlelocation": "left",
    "axes.titlesize": "medium",
    "figure.facecolor": PAPER,
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "font.size": 11,
    "svg.fonttype": "none",
    "svg.hashsalt": "onrecord",
    "text.color": INK,
    "xtick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.color": MUTED,
    "ytick.labelcolor": INK,
}


def new_plot(*, title: str, width: float = 7.0, height: float = 4.4) -> tuple[Figure, Axes]:
    """Return an empty plot in the style of the documentation; sizes are inches."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        axes = figure.add_subplot()
        axes.set_title(title)
    return figure, axes


def save_svg(figure: Figure, path: Path, *, title: str, digest: str) -> None:
    """Write a plot as SVG, the same bytes for the same plot.

    Args:
        figure: The plot.
        path: The file; its folder is made where it is absent.
        title: What the picture shows, for those who do not see it.
        digest: That of the values that are shown.
    """
    import matplotlib as mpl

    written = io.StringIO()
    about = {"Title": title, "Description": described(digest), "Date": None, "Creator": None}
    with mpl.rc_context(STYLE):
        figure.savefig(written, format="svg", metadata=about)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(with_dark(written.getvalue()), encoding="utf-8")


def described(digest: str) -> str:
    """Return the words under which a picture keeps the digest of its values."""
    return f"values {digest}"


def digest_of(values: object) -> str:
    """Return a short digest of plain JSON data."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def with_dark(svg: str) -> str:
    """Let a picture change its colours where the reader's system asks for dark."""
    rules = "".join(
        f'[style*="{part}: {light}"]{{{part}:{dark}!important}}'
        for light, dark in DARK.items()
        for part in ("fill", "stroke")
    )
    style = f"<style>@media (prefers-color-scheme: dark){{{rules}}}</style>"
    head, mark, rest = svg.partition("<defs>")
    return f"{head}{style}\n {mark}{rest}"
