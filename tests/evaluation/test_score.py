import json
import random
import sys
from pathlib import Path

import pytest

from onrecord.evaluation import Annotated, Marked, describe, read_annotations, score_documents
from onrecord.evaluation.counts import METRICS
from onrecord.model import Span

SHARED = Path(__file__).parents[3] / "shared"


def annotated(key, *contents):
    text = "one two three four five six seven eight"
    return {key: Annotated(key, text, tuple(Marked((), (), (Span(*content),)) for content in contents))}


def test_no_documents_score_nothing():
    score = score_documents({}, {})
    assert score.documents == 0
    assert score.metrics["attribution"].f1 == 0.0
    assert score.alpha == 0.0


def test_gold_scored_against_itself_is_perfect():
    gold = annotated("a", (0, 13)) | annotated("b", (4, 20))
    score = score_documents(gold, gold)
    assert score.metrics["strict"].f1 == 1.0
    assert score.metrics["strict"].interval == (1.0, 1.0)
    assert score.alpha == 1.0


def test_a_document_without_prediction_counts_as_empty_and_one_without_gold_not_at_all():
    score = score_documents(annotated("a", (0, 13)), annotated("b", (0, 13)))
    assert score.documents == 1
    assert score.metrics["attribution"].count.predicted == 0
    assert score.metrics["attribution"].recall == 0.0


def test_precision_and_recall_are_kept_apart():
    score = score_documents(annotated("a", (0, 7)), annotated("a", (0, 7), (8, 18)))
    ratio = score.metrics["attribution"]
    assert (ratio.precision, ratio.recall) == (0.5, 1.0)
    assert ratio.f1 == pytest.approx(2 / 3)


def test_the_interval_spans_the_figure_and_is_the_same_each_time():
    gold = {**annotated("a", (0, 7)), **annotated("b", (0, 7)), **annotated("c", (0, 7))}
    predicted = annotated("a", (0, 7)) | annotated("b", (19, 23))
    one, other = (score_documents(gold, predicted).metrics["attribution"] for _ in range(2))
    assert one.interval == other.interval
    assert one.interval[0] < one.f1 < one.interval[1]


def test_a_table_shows_only_slices_that_anything_falls_in():
    gold = annotated("a", (0, 7))
    assert [name for name, _ in describe(score_documents(gold, gold))] == [
        *METRICS,
        "short",
        "without_source",
    ]


def test_the_score_is_plain_json():
    gold = annotated("a", (0, 7))
    data = json.loads(json.dumps(score_documents(gold, gold).to_dict()))
    assert data["attribution"]["f1"] == 1.0
    assert data["documents"] == data["gold_attributions"] == 1


def perturbed(documents, draw):
    """Drop, move, cut and double attributions, and leave some documents out."""
    out = {}
    for key, doc in documents.items():
        if draw.random() < 0.05:
            continue
        changed = []
        for attribution in doc["attributions"]:
            if draw.random() < 0.15:
                continue
            copies = 2 if draw.random() < 0.1 else 1
            changed.extend(
                {role: wobble(attribution[role], draw) for role in attribution} for _ in range(copies)
            )
        draw.shuffle(changed)
        out[key] = {"id": key, "attributions": changed}
    return out


def wobble(spans, draw):
    chance = draw.random()
    if chance < 0.1:
        return []
    if chance < 0.6:
        return spans
    moved = ((start + draw.randint(-30, 30), end + draw.randint(-30, 30)) for start, end in spans)
    return [[max(0, start), end] for start, end in moved if end > max(0, start)]


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_that_of_the_common_ruler(seed, monkeypatch):
    """The ruler is written another way, with another matching; on wobbled gold they agree."""
    gold_file = SHARED / "data" / "polnear" / "dev.jsonl"
    if not gold_file.exists():
        pytest.skip("the PolNeAR corpus is not here")
    pytest.importorskip("scipy")
    monkeypatch.syspath_prepend(str(SHARED / "eval"))
    ruler = sys.modules.get("score") or __import__("score")
    theirs_gold = {
        key: {
            "id": key,
            "text": doc["text"],
            "attributions": [
                {role: attribution[role] for role in ("source", "cue", "content")}
                for attribution in doc["attributions"]
            ],
        }
        for key, doc in ruler.load(gold_file).items()
    }
    theirs_predicted = perturbed(theirs_gold, random.Random(seed))
    expected = ruler.score(theirs_gold, theirs_predicted)
    ours = [
        read_annotations((json.dumps(doc).encode() for doc in docs.values()), location="dev")
        for docs in (theirs_gold, theirs_predicted)
    ]
    score = score_documents(*ours)
    for name in METRICS:
        ratio = score.metrics[name]
        assert (ratio.precision, ratio.recall, ratio.f1) == pytest.approx(
            (expected[name]["p"], expected[name]["r"], expected[name]["f1"]), abs=1e-9
        )
    assert score.alpha == pytest.approx(expected["alpha"], abs=1e-9)
    assert score.gold_attributions == expected["gold_attributions"]
