"""The whole way, from the command line."""

import json

import pytest

from gate import check
from gate.floors import Kept, read_floors, write_floors
from tests.conftest import ROOT


@pytest.fixture
def floors(tmp_path, gold, tagger, monkeypatch):
    """Return a file of no floors yet; the gate reads the gold of the test with its tagger."""
    path = tmp_path / "floors.json"
    write_floors(Kept(0.005, {}), path)
    monkeypatch.setattr(check, "GOLD", gold)
    monkeypatch.setattr(check, "FLOORS", path)
    monkeypatch.setattr(check, "POLNEAR", tmp_path / "absent.jsonl")
    monkeypatch.setattr("onrecord.pipeline.shipped_tagger", lambda: tagger)
    return path


def put_up(path, corpus, name, value):
    data = json.loads(path.read_text())
    data["corpora"][corpus]["floors"][name] = value
    path.write_text(json.dumps(data))


def test_update_then_check_then_fall(floors, capsys):
    """Floors are written, reached, and missed when they are put up."""
    assert check.main(["--update"]) == 0
    assert check.main([]) == 0
    put_up(floors, "sample", "strict", 0.99)
    assert check.main([]) == 1
    assert "sample: strict is 0.6667; its floor is 0.9900" in capsys.readouterr().err


def test_a_floor_is_lowered_only_when_that_is_said(floors):
    check.main(["--update"])
    put_up(floors, "sample", "strict", 0.99)
    before = floors.read_text()
    assert check.main(["--update"]) == 1
    assert floors.read_text() == before
    assert check.main(["--update", "--allow-lower"]) == 0
    assert read_floors(floors).corpora["sample"].figures["strict"] == pytest.approx(2 / 3, abs=1e-4)


def test_a_check_without_floors_of_this_corpus_fails(floors, capsys):
    assert check.main([]) == 1
    assert "sample has no floors yet" in capsys.readouterr().err


def test_a_corpus_that_is_absent_is_said_and_skipped(floors, other_gold, capsys):
    """Its floors are neither checked nor lost."""
    assert check.main(["--update", "--polnear", str(other_gold)]) == 0
    kept = read_floors(floors)
    assert check.main([]) == 0
    assert check.main(["--update"]) == 0
    assert read_floors(floors) == kept
    assert "polnear-dev is not here, and is left out" in capsys.readouterr().out


def test_a_fall_on_either_corpus_fails(floors, other_gold, capsys):
    polnear = ["--polnear", str(other_gold)]
    assert check.main(["--update", *polnear]) == 0
    put_up(floors, "sample", "strict", 0.99)
    assert check.main(polnear) == 1
    put_up(floors, "sample", "strict", 0.0)
    assert check.main(polnear) == 0
    other_gold.write_text(other_gold.read_text().replace('"b"', '"c"'))
    assert check.main(polnear) == 1
    assert "the gold of polnear-dev has changed" in capsys.readouterr().err


def test_nothing_is_written_where_one_corpus_refuses(floors, gold, other_gold):
    polnear = ["--polnear", str(other_gold)]
    check.main(["--update", *polnear])
    put_up(floors, "polnear-dev", "alpha", 1.1)
    put_up(floors, "sample", "strict", 0.0)
    before = floors.read_text()
    assert check.main(["--update", *polnear]) == 1
    assert floors.read_text() == before


def test_ci_runs_the_gate():
    assert " gate" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").split("for target in", 1)[1]


@pytest.mark.slow
def test_the_shipped_model_reaches_its_floors_on_the_sample(tmp_path):
    assert check.main(["--polnear", str(tmp_path / "absent.jsonl")]) == 0
