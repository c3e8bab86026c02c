"""A corpus is measured in every metric and slice, and told from any other."""

import pytest

from gate.corpora import measure


def test_figures_are_measured_for_each_metric_and_slice(gold, tagger):
    figures = measure(gold, tagger).figures
    assert figures["attribution"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["indirect"] == 1.0
    assert figures["direct"] == 0.0
    assert "mixed" not in figures
    assert {"strict", "content_exact", "content_token", "alpha", "short", "with_source"} <= figures.keys()


def test_a_corpus_is_known_by_its_bytes_and_its_size(gold, tagger):
    before = measure(gold, tagger).corpus
    assert (before["documents"], before["attributions"]) == (1, 2)
    gold.write_text(gold.read_text().replace("stay", "rest"))
    assert measure(gold, tagger).corpus["sha256"] != before["sha256"]
