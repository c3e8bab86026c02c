"""The page says what was measured, on what; the plot shows the same figures."""

import re
from dataclasses import replace

import pytest

from benchmarks.page import PAGE, PICTURE, page, stage_table, tool_table, write
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "line",
    [
        "| onrecord | 0.667 | 0.667 | 0.667 | 0.308 | 10.0 | 8,000 | 1.00 | 120 MB |",
        "| another | 0.000 | 0.000 | 0.000 | -0.500 | 4.0 | 3,200 | 2.50 | 300 MB |",
        "| a parse alone | - | - | - | - | 5.0 | 4,000 | 2.00 | - |",
    ],
)
def test_a_tool_has_a_row(line, results):
    assert line in tool_table(results).splitlines()


def test_stages_are_told_in_time_and_share(results):
    assert "| run | the network, in ONNX Runtime | 80.0 ms | 80 % |" in stage_table(results)


def test_the_second_pass_comes_on_top(results):
    assert stage_table(results).splitlines()[-1].endswith("| 15.0 ms | + 15 % |")


@pytest.mark.parametrize(
    "words",
    [
        "the same 20 texts (16,000 words)",
        "`onrecord-tagger-9-ab`",
        "Invented 9000, 2 cores, Linux",
        "Python 3.14.1",
        "2031-03-06",
        "| texts | `invented/gold.jsonl` |",
        "other articles of PolNeAR",
        "The 95 % interval of our attribution F1 is 0.000 to 1.000",
    ],
)
def test_the_page_says_on_what_it_was_measured(words, results):
    assert words in page(results)


def test_page_and_plot_show_the_same_figures(results, tmp_path):
    pytest.importorskip("matplotlib", reason="drawing needs the dependency group plots")
    write(results, tmp_path)
    assert values_of(tmp_path / PAGE) == values_of(tmp_path / PICTURE)
    write(replace(results, texts=40), tmp_path / "other")
    assert values_of(tmp_path / "other" / PAGE) != values_of(tmp_path / PAGE)


def test_every_tool_is_named_in_the_plot(results, tmp_path):
    pytest.importorskip("matplotlib", reason="drawing needs the dependency group plots")
    write(results, tmp_path)
    plot = (tmp_path / PICTURE).read_text(encoding="utf-8")
    for label in (
        "onrecord 0.667",
        "another 0.000",
        "a parse alone",
        "two trained people, on other articles",
    ):
        assert f">{label}" in plot


def test_the_manual_shows_page_and_plot_of_one_run():
    assert values_of(ROOT / "docs" / PAGE) == values_of(ROOT / "docs" / PICTURE)


def values_of(path):
    """Return the digest that a page or a picture keeps of its values."""
    return re.search(r"values ([0-9a-f]{16})", path.read_text(encoding="utf-8"))[1]
