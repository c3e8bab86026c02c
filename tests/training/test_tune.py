"""Tuning decodes as the package does, raises what it says, and makes confidences mean something."""

import json
import random
import shutil

import pytest

pytest.importorskip("torch", reason="the training code needs torch")
pytest.importorskip("onnx", reason="the export needs onnx")

from onrecord.evaluation import Annotated, marked
from onrecord.model import Attribution, Quotation, Span
from onrecord.tagger import load_tagger
from onrecord.tagger.attributions import calibrated
from onrecord.tagger.cards import Calibration, DecodeOptions, load_card
from tests.training.conftest import TINY
from tools.build_tiny_model import article as made_up
from training.tune import (
    calibrate,
    decode,
    document,
    gold_of,
    main,
    measure,
    run_encoder,
    tune,
    worth,
)


@pytest.fixture(scope="module")
def tagger():
    return load_tagger(TINY)


@pytest.fixture(scope="module")
def articles():
    rng = random.Random(99)
    return [made_up(number, rng) for number in range(20)]


@pytest.fixture(scope="module")
def scored(tagger, articles):
    return run_encoder(tagger, articles)


def test_tuning_decodes_as_the_package_does(tagger, articles, scored):
    for article, one in zip(articles, scored, strict=True):
        expected = tagger.tag(document(article)).attributions
        assert tuple(decode(one, tagger.card.options, tagger.card.calibration)) == expected


def test_gold_is_scored_in_full_against_itself(articles):
    gold = gold_of(articles)
    assert gold.keys() == {one.id for one in articles}
    assert sum(len(one.attributions) for one in gold.values()) == sum(
        len(one.attributions) for one in articles
    )


def test_tuning_does_not_make_it_worse(articles, scored):
    gold = gold_of(articles)
    start = DecodeOptions(cue_bias=-3.0)
    tuned = tune(scored, gold, start)
    before, _ = measure(scored, gold, start, Calibration())
    after, _ = measure(scored, gold, tuned, Calibration())
    assert worth(after) > worth(before)
    assert tuned.switch >= 0
    assert tuned.least >= 0


def test_calibration_brings_confidence_to_the_share_that_is_right():
    """Of 200 attributions of confidence .9 only half are right; of those of .6, a fifth."""
    text = "x" * 8000
    gold, found = {}, {}
    for confidence, share in ((0.9, 0.5), (0.6, 0.2)):
        for number in range(200):
            key = f"{confidence}-{number}"
            spans = ((Span(0, 5),), (Span(6, 10),), (Span(12, 30),))
            right = Attribution(*spans, Quotation.INDIRECT, confidence)
            elsewhere = Attribution((), (Span(100, 105),), (Span(110, 130),), Quotation.INDIRECT, confidence)
            gold[key] = Annotated(key, text, (marked(right),))
            found[key] = [right if number < 200 * share else elsewhere]
    fitted = calibrate(found, gold)
    assert calibrated(0.9, fitted) == pytest.approx(0.5, abs=0.02)
    assert calibrated(0.6, fitted) == pytest.approx(0.2, abs=0.02)


def test_the_whole_way_fills_the_card(tagger, articles, tmp_path, monkeypatch):
    """Options, calibration, figures, slices, reliability and people beside it, from files to the card."""
    model, polnear = tmp_path / "model", tmp_path / "polnear"
    shutil.copytree(TINY, model)
    polnear.mkdir()
    dev = [{"id": one.id, "text": one.text, "attributions": rows_of(one)} for one in articles]
    multi = [{"id": f"m{one.id}", "text": one.text, "annotators": [rows_of(one)] * 2} for one in articles[:3]]
    for name, rows in (("dev", dev), ("multi", multi)):
        (polnear / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    monkeypatch.setattr("sys.argv", ["tune", "--model", str(model), "--polnear", str(polnear)])
    main()
    card = load_card(model)
    assert {row.name for row in card.figures} >= {"attribution F1", "alpha"}
    assert {"direct", "indirect", "with_source"} <= {row.name for row in card.slices}
    assert sum(one.count for one in card.reliability.bins) > 0
    assert [row.people for row in card.comparisons] == [1.0] * 4
    assert card.comparisons[0].on.startswith("3 articles")


def rows_of(article):
    parts = ("source", "cue", "content")
    return [
        {part: [span.to_list() for span in getattr(one, part)] for part in parts}
        for one in article.attributions
    ]
