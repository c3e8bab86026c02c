"""Tools are compared on the same texts, in rounds; what only parses has no accuracy."""

import datetime as dt
import json

import pytest

from benchmarks import tagger
from benchmarks.page import PAGE, PICTURE
from benchmarks.peers import Peer
from tests.benchmarks.conftest import GOLD, RIGHT


@pytest.fixture
def seconds(monkeypatch):
    """Let each reading take as long as is put into the list."""
    spent, clock = [], [0.0]

    def now():
        clock.append(clock[-1] + (spent.pop(0) if len(clock) % 2 == 0 else 0.0))
        return clock[-1]

    monkeypatch.setattr(tagger.time, "process_time", now)
    return spent


def test_each_round_lets_every_tool_read_every_text(seconds):
    read = []
    peers = [Peer(name, lambda text, name=name: read.append(name) or ()) for name in ("one", "two")]
    seconds += [1.0] * 4
    tagger.compare(peers, GOLD, rounds=2)
    assert read == ["one", "one", "two", "two"] * 2


def test_the_median_round_counts(seconds):
    seconds += [3.0, 9.0, 4.0]
    (row,) = tagger.compare([Peer("one", lambda text: (RIGHT,))], GOLD, rounds=3)
    assert row.seconds == 4.0
    assert row.score.metrics["strict"].f1 == 1.0


def test_what_only_parses_has_no_score(seconds):
    seconds += [1.0]
    (row,) = tagger.compare([Peer("parse", lambda text: (), finds=False)], GOLD, rounds=1)
    assert row.score is None


def test_the_samples_gold_is_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(tagger.read_gold(tagger.SAMPLE)) == 15


@pytest.mark.slow
def test_the_whole_way_with_our_own_tool(tmp_path, capsys):
    pytest.importorskip("matplotlib", reason="drawing needs the dependency group plots")
    gold = tmp_path / "gold.jsonl"
    row = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 34]]}
    lines = (json.dumps({"id": key, "text": one.text, "attributions": [row]}) for key, one in GOLD.items())
    gold.write_text("\n".join(lines))
    tagger.main(["--gold", str(gold), "--alone", "--write", str(tmp_path / "docs")])
    written = (tmp_path / "docs" / PAGE).read_text(encoding="utf-8")
    printed = capsys.readouterr().out
    assert "| onrecord | 1.000 | 1.000 |" in written
    assert printed.split("\n\n")[0] in written
    assert dt.datetime.now(dt.UTC).date().isoformat()[:4] in written
    assert (tmp_path / "docs" / PICTURE).exists()
