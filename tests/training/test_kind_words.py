"""Words that tell a kind are learnt from statements that were read."""

import pytest

pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.resolve.kind_words import parts_of
from training.holders import _invented as invented
from training.kind_words import LEAST_ROWS, Example, accuracy, examples_of, fit, rarity_of

DENIED = Example(parts_of("Renk", "denied", "it"), {"deny": 1.0})
VOWED = Example(parts_of("Oray", "vowed", "to rebuild"), {"promise": 1.0})


def test_a_term_of_few_rows_is_not_learnt():
    rarity = rarity_of([DENIED] * LEAST_ROWS + [VOWED] * (LEAST_ROWS - 1))
    assert "c denied" in rarity
    assert "c vowed" not in rarity


def test_a_rare_term_counts_more():
    rarity = rarity_of([DENIED] * 30 + [VOWED] * 8)
    assert rarity["c vowed"] > rarity["c denied"]


def test_words_tell_the_kind_they_were_read_with():
    table = fit([DENIED, VOWED] * 20, ("A test.",))
    assert accuracy(table, [DENIED, VOWED]) == 1.0
    assert accuracy(table, [Example(DENIED.parts, {"promise": 1.0})]) == 0.0


def test_statements_without_a_kind_teach_nothing():
    from dataclasses import replace

    made = replace(
        invented("Mara Oray", "[Tun] <told Lund> {that the truce would hold}."), rows=({"kind": None},)
    )
    assert list(examples_of(made)) == []
