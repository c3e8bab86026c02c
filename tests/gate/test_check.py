import json

import pytest

from gate import check
from onrecord.model import Quotation
from tests.factories import make_attribution, make_tagging

TEXT = 'Oda Renk said the truce would hold. "We will stay," Renk added.'
GOLD_ROW = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 34]]}


class FixedTagger:
    """Finds the first of two attributions."""

    def tag(self, doc):
        found = make_attribution(
            doc.text,
            source="Oda Renk",
            cue="said",
            content="the truce would hold",
            quotation=Quotation.INDIRECT,
        )
        return make_tagging(found)


@pytest.fixture
def gold(tmp_path):
    second = {"source": [[52, 56]], "cue": [[57, 62]], "content": [[36, 51]]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": [GOLD_ROW, second]}) + "\n")
    return path


@pytest.fixture
def floors(tmp_path, gold, monkeypatch):
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"corpus": {}, "epsilon": 0.005, "floors": {}}))
    monkeypatch.setattr(check, "GOLD", gold)
    monkeypatch.setattr(check, "FLOORS", path)
    monkeypatch.setattr("onrecord.pipeline.shipped_tagger", FixedTagger)
    return path


def test_figures_are_measured_for_each_metric_and_slice(gold):
    figures = check.measure(gold, FixedTagger())
    assert figures["attribution"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["indirect"] == 1.0
    assert figures["direct"] == 0.0
    assert "mixed" not in figures


def test_a_figure_below_its_floor_is_a_fall_and_one_within_epsilon_is_not():
    figures = {"attribution": 0.700, "strict": 0.500}
    floors = {"attribution": 0.704, "strict": 0.506, "direct": 0.9}
    assert [fall.name for fall in check.falls(figures, floors, epsilon=0.005)] == ["strict", "direct"]


def test_a_figure_that_is_gone_is_a_fall():
    (fall,) = check.falls({}, {"direct": 0.9}, epsilon=0.005)
    assert str(fall) == "direct is not measured any more; its floor is 0.9000"


def test_an_update_raises_and_adds_floors():
    floors, refused = check.updated(
        {"strict": 0.6, "alpha": 0.7}, {"strict": 0.5}, epsilon=0.01, allow_lower=False
    )
    assert (floors, refused) == ({"strict": 0.6, "alpha": 0.7}, [])


def test_an_update_refuses_to_lower_a_floor_unasked():
    floors, refused = check.updated({"strict": 0.4}, {"strict": 0.5}, epsilon=0.01, allow_lower=False)
    assert floors == {"strict": 0.5}
    assert [fall.name for fall in refused] == ["strict"]
    assert check.updated({"strict": 0.4}, {"strict": 0.5}, epsilon=0.01, allow_lower=True) == (
        {"strict": 0.4},
        [],
    )


def test_an_update_keeps_a_floor_that_is_missed_by_no_more_than_epsilon():
    assert check.updated({"strict": 0.495}, {"strict": 0.5}, epsilon=0.01, allow_lower=False) == (
        {"strict": 0.5},
        [],
    )


def test_another_corpus_has_no_floors(gold):
    kept = {"corpus": check.corpus_of(gold), "epsilon": 0.0, "floors": {}}
    gold.write_text(gold.read_text().replace("stay", "rest"))
    with pytest.raises(check.CorpusChanged):
        check.check(kept, check.corpus_of(gold), {})


def test_update_then_check_then_fall(floors, capsys):
    """The whole way: floors are written, reached, and missed when they are put up."""
    assert check.main(["--update"]) == 0
    assert check.main([]) == 0
    data = json.loads(floors.read_text())
    data["floors"]["strict"] = 0.99
    floors.write_text(json.dumps(data))
    assert check.main([]) == 1
    assert "its floor is 0.9900" in capsys.readouterr().err
    assert check.main(["--update"]) == 1
    assert check.main(["--update", "--allow-lower"]) == 0
    assert json.loads(floors.read_text())["floors"]["strict"] == pytest.approx(2 / 3, abs=1e-4)


def test_a_check_without_floors_of_this_corpus_fails(floors, capsys):
    assert check.main([]) == 1
    assert "measure anew" in capsys.readouterr().err


@pytest.mark.slow
def test_the_shipped_model_reaches_its_floors():
    assert check.main([]) == 0
