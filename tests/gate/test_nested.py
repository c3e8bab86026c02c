"""The gate on statements inside statements: what is measured, what it costs, and that the floors hold."""

import json
from pathlib import Path

import pytest

from gate import nested
from gate.floors import read_floors
from onrecord.model import Nested, Quotation, Tagging
from onrecord.readers import read_text
from onrecord.tagger import load_tagger
from tests.factories import LAYER, make_attribution

TINY = Path(__file__).parents[1] / "tagger" / "tiny"
TEXT = "Oda Renk said that Torv believes that the valley wants peace."
PLAIN = "Oda Renk said that the bridge was built for carts."
OUTER = ("Oda Renk", "said", "that Torv believes that the valley wants peace")
INNER = ("Torv", "believes", "that the valley wants peace")


def marks(text, source, cue, content, within):
    parts = zip(("source", "cue", "content"), (source, cue, content), strict=True)
    spans = {part: [[text.index(words), text.index(words) + len(words)]] for part, words in parts}
    return spans | {"within": within}


@pytest.fixture
def gold(tmp_path):
    rows = [
        {"id": "a", "text": TEXT, "attributions": [marks(TEXT, *OUTER, None), marks(TEXT, *INNER, 0)]},
        {
            "id": "b",
            "text": PLAIN,
            "attributions": [marks(PLAIN, "Oda Renk", "said", "that the bridge was built for carts", None)],
        },
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


class FixedTagger:
    """Finds the outer statement and the inner one where they stand; in other texts one too many."""

    def tag(self, doc, *, deep=True):
        source, cue, content = OUTER if OUTER[2] in doc.text else ("Oda Renk", "said", "the bridge")
        inner = INNER if INNER[2] in doc.text else ("the bridge", "built", "for carts")
        outer, found = (
            make_attribution(doc.text, source=s, cue=c, content=w, quotation=Quotation.INDIRECT)
            for s, c, w in ((source, cue, content), inner)
        )
        return Tagging(LAYER, (outer,), (Nested(found, 0),))


@pytest.fixture
def floors(tmp_path, gold, monkeypatch):
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"epsilon": 0.005, "corpora": {}}))
    monkeypatch.setattr(nested, "GOLD", gold)
    monkeypatch.setattr(nested, "NEWS", gold)
    monkeypatch.setattr(nested, "FLOORS", path)
    monkeypatch.setattr("onrecord.pipeline.shipped_tagger", FixedTagger)
    return path


def test_inner_and_outer_attributions_are_measured_apart(gold):
    measured = nested.measure(gold, FixedTagger())
    assert (measured.corpus["documents"], measured.corpus["attributions"], measured.corpus["inner"]) == (
        2,
        3,
        1,
    )
    assert measured.figures["inner_attribution"] == pytest.approx(2 / 3, abs=1e-4)
    assert measured.figures["inner_strict"] == pytest.approx(2 / 3, abs=1e-4)
    assert measured.figures["outer_strict"] == 0.5
    assert measured.figures["spared"] == 0.0


def test_what_is_read_again_is_counted_in_pieces(tmp_path):
    """The words inside the quotation marks, beside all words."""
    text = "“Mayor Torv warned that peace is near,” Oda Renk said."
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text, "attributions": []}) + "\n")
    tagger = load_tagger(TINY)
    with nested.counting() as runs:
        assert tagger.tag(read_text(text, name="a")).nested
    assert len(runs) == 2
    assert nested.cost_of(path, tagger) == runs[1][1] / runs[0][1]
    assert 0.5 < runs[1][1] / runs[0][1] < 1


def test_nothing_is_counted_any_more_afterwards(tmp_path):
    tagger = load_tagger(TINY)
    with nested.counting() as runs:
        pass
    tagger.tag(read_text(TEXT, name="a"))
    assert runs == []


def test_update_then_check_then_fall(floors, capsys):
    assert nested.main([]) == 1
    assert "measure them with --update" in capsys.readouterr().err
    assert nested.main(["--update"]) == 0
    assert nested.main([]) == 0
    data = json.loads(floors.read_text())
    data["corpora"]["nested"]["floors"]["inner_strict"] = 0.99
    floors.write_text(json.dumps(data))
    assert nested.main([]) == 1
    assert "its floor is 0.9900" in capsys.readouterr().err
    assert nested.main(["--update"]) == 1
    assert nested.main(["--update", "--allow-lower"]) == 0
    assert read_floors(floors).corpora["nested"].figures["inner_strict"] < 0.7


def test_a_second_pass_that_costs_too_much_is_no_pass(floors, monkeypatch, capsys):
    assert nested.main(["--update"]) == 0
    monkeypatch.setattr(nested, "cost_of", lambda path, tagger: nested.MOST_COST + 0.01)
    assert nested.main([]) == 1
    assert "its ceiling is" in capsys.readouterr().err


@pytest.mark.slow
def test_the_shipped_model_reaches_its_floors():
    assert nested.main([]) == 0
