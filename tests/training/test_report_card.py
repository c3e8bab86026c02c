"""The card's figures say what was measured, whether confidences are worth their name, and how people do."""

import json
import runpy
import sys

import pytest

from onrecord.evaluation import Annotated, Marked, score_documents, with_quotations
from onrecord.model import Attribution, Quotation, Span
from training.data.multi import Versions, load_versions
from training.report_card import compare, figures, reliability, slice_figures

TEXT = "Oda Renk said the truce would hold. “We will stay,” Renk added."
FIRST = Marked((Span(0, 8),), (Span(9, 13),), (Span(14, 34),))
SECOND = Marked((Span(52, 56),), (Span(57, 62),), (Span(37, 50),))
NOWHERE = Marked((), (Span(57, 62),), (Span(0, 8),))


def found(marks, confidence=0.9):
    return Attribution(marks.source, marks.cue, marks.content, Quotation.INDIRECT, confidence)


def gold(*marks):
    return with_quotations({"a": Annotated("a", TEXT, marks)})


def score(*marks):
    mine = {"a": Annotated("a", None, marks)}
    return score_documents(gold(FIRST, SECOND), with_quotations(mine, texts=gold()))


def test_figures_name_what_was_measured_with_their_intervals():
    rows = {row.name: row for row in figures(score(FIRST), "made up")}
    assert {"attribution F1", "strict F1", "content_exact F1", "alpha"} <= rows.keys()
    assert all(row.on == "made up" and row.low <= row.value <= row.high for row in rows.values())
    assert rows["attribution F1"].value == pytest.approx(2 / 3, abs=1e-4)


def test_slices_say_how_much_gold_they_hold():
    rows = {row.name: (row.value, row.gold) for row in slice_figures(score(FIRST), "made up")}
    assert rows == {
        "direct": (0.0, 1),
        "indirect": (1.0, 1),
        "short": (0.6667, 2),
        "with_source": (0.6667, 2),
    }


def test_confidences_are_compared_with_the_share_that_is_right():
    """Two of confidence about .9, one of them right; one of .3 that is wrong."""
    mine = {"a": [found(FIRST, 0.95), found(NOWHERE, 0.91), found(NOWHERE, 0.3)]}
    measured = reliability(gold(FIRST, SECOND), mine, "made up")
    filled = {one.low: one for one in measured.bins if one.count}
    assert len(measured.bins) == 10
    assert (filled[0.9].count, filled[0.9].confidence, filled[0.9].right) == (2, 0.93, 0.5)
    assert (filled[0.3].count, filled[0.3].confidence, filled[0.3].right) == (1, 0.3, 0.0)
    assert measured.error == pytest.approx((2 * 0.43 + 1 * 0.3) / 3, abs=1e-4)


def test_a_bin_without_attributions_says_nothing():
    first = reliability(gold(FIRST), {"a": [found(FIRST)]}, "made up").bins[0]
    assert (first.count, first.confidence, first.right) == (0, None, None)


def test_certainty_falls_in_the_last_bin():
    bins = reliability(gold(FIRST), {"a": [found(FIRST, 1.0)]}, "made up").bins
    assert bins[-1].count == 1


def test_one_of_two_that_mean_the_same_is_wrong():
    bins = reliability(gold(FIRST), {"a": [found(FIRST), found(FIRST)]}, "made up").bins
    assert bins[-1].right == 0.5


def test_where_nothing_is_found_no_confidence_is_off():
    measured = reliability(gold(FIRST), {}, "made up")
    assert measured.error == 0.0
    assert sum(one.count for one in measured.bins) == 0


def test_people_and_machine_are_compared_with_the_same_people():
    """Two annotators agree in one of two attributions; the machine finds that one and no other."""
    article = Versions("a", TEXT, ((FIRST, SECOND), (FIRST,)))
    rows = {row.name: row for row in compare([article], {"a": [found(FIRST)]}, "made up")}
    assert rows.keys() == {"attribution F1", "strict F1", "content_exact F1", "alpha"}
    assert rows["attribution F1"].people == pytest.approx(2 / 3, abs=1e-4)
    assert rows["attribution F1"].machine == pytest.approx(0.8)
    assert rows["attribution F1"].low == rows["attribution F1"].high == pytest.approx(0.8 - 2 / 3, abs=1e-4)


def test_an_article_in_which_nothing_was_found_counts():
    articles = [Versions(key, TEXT, ((FIRST,), (FIRST,))) for key in "ab"]
    (row, *_) = compare(articles, {"a": [found(FIRST)]}, "made up")
    assert (row.people, row.machine) == (1.0, 0.5)
    assert row.low == -1.0
    assert row.high == 0.0


def test_nobody_to_compare_with_is_no_comparison():
    assert compare([], {}, "made up") == ()


@pytest.mark.shared
def test_the_comparison_is_that_of_the_shared_ruler(shared, tmp_path, monkeypatch, capsys):
    """Each article's first annotator, all but every third attribution, plays the machine."""
    ruler, data = shared / "eval", shared / "data" / "polnear" / "multi.jsonl"
    articles = load_versions(data)
    mine = {
        one.id: [found(marks) for number, marks in enumerate(one.annotators[0]) if number % 3]
        for one in articles
    }
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(
        "".join(
            json.dumps({"id": key, "attributions": [row.to_dict() for row in rows]}) + "\n"
            for key, rows in mine.items()
        )
    )
    monkeypatch.syspath_prepend(str(ruler))
    monkeypatch.setattr(sys, "argv", ["score_multi.py", str(data), str(predicted)])
    runpy.run_path(str(ruler / "score_multi.py"), run_name="__main__")
    said = [line.split() for line in capsys.readouterr().out.splitlines()]
    rows = compare(articles, mine, "shared")
    assert [(f"{row.people:.3f}", f"{row.machine:.3f}") for row in rows] == [(one[2], one[4]) for one in said]
