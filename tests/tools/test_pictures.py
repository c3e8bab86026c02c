"""Plots are the same bytes for the same values, and stay readable on a dark page."""

import re
from itertools import combinations

import pytest

pytest.importorskip("matplotlib", reason="drawing needs the dependency group plots")

from tools.pictures import (
    ACCENT,
    DARK,
    INK,
    MUTED,
    OTHER,
    PAPER,
    described,
    digest_of,
    new_plot,
    save_svg,
)


def drawn(path, value=0.5):
    figure, axes = new_plot(title="Invented & drawn")
    axes.plot([0, 1], [0, value], color=ACCENT)
    axes.text(0.1, 0.2, "a label", color=OTHER)
    save_svg(figure, path, title="Invented & drawn", digest=digest_of([value]))
    return path.read_text(encoding="utf-8")


def luminance(colour):
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_same_plot_is_the_same_bytes(tmp_path):
    assert drawn(tmp_path / "one.svg") == drawn(tmp_path / "other.svg")


def test_a_picture_keeps_the_digest_of_its_values(tmp_path):
    assert described(digest_of([0.5])) in drawn(tmp_path / "plot.svg")
    assert described(digest_of([0.6])) not in drawn(tmp_path / "plot.svg")


def test_a_picture_says_what_it_shows(tmp_path):
    assert "<title>Invented &amp; drawn</title>" in drawn(tmp_path / "plot.svg")
    assert ">a label</text>" in drawn(tmp_path / "plot.svg")


def test_every_colour_that_is_drawn_has_one_for_the_dark(tmp_path):
    svg = drawn(tmp_path / "plot.svg")
    drawn_colours = set(re.findall(r'style="[^"]*?(?:fill|stroke): (#[0-9a-f]{6})', svg))
    assert {PAPER, INK, ACCENT, OTHER} <= drawn_colours <= set(DARK)
    assert "@media (prefers-color-scheme: dark)" in svg


@pytest.mark.parametrize("ink", [INK, MUTED, ACCENT, OTHER])
def test_inks_are_readable_on_their_paper(ink):
    """4.5 to 1 is what WCAG asks of text."""
    assert contrast(ink, PAPER) >= 4.5
    assert contrast(DARK[ink], DARK[PAPER]) >= 4.5


def test_colours_that_mean_different_things_differ():
    for one, other in combinations((PAPER, INK, MUTED, ACCENT, OTHER), 2):
        assert one != other
        assert DARK[one] != DARK[other]
