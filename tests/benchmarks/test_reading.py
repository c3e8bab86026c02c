"""What reading costs beyond tagging: a line for each step, and what is read twice is the same reports."""

import json

import pytest

from benchmarks.peers import document
from benchmarks.reading import STEPS, report, steps, texts_of
from onrecord.tagger import load_tagger
from tests.tagger.conftest import TINY


def test_each_step_is_a_share_of_tagging():
    rounds = [({"tag": tag, "resolve": 1.0, "interpret": 0.5}, (2.0, 3.0)) for tag in (1.0, 4.0, 9.0)]
    lines = report(rounds, 10).splitlines()
    assert lines[2:] == [
        "| tag | 400.0 | 1.00 |",
        "| resolve | 100.0 | 0.25 |",
        "| interpret | 50.0 | 0.12 |",
        "| tag alone, wall | 200.0 | 1.00 |",
        "| read, wall | 300.0 | 1.50 |",
    ]


def test_each_step_takes_time():
    taken = steps(load_tagger(TINY), [document("“The truce holds,” Oda Renk said.")])
    assert list(taken) == list(STEPS)
    assert min(taken.values()) > 0


@pytest.mark.parametrize("given", [True, False])
def test_texts_are_those_of_a_file_or_the_sample(tmp_path, given):
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"text": "The truce held."}) + "\n\n")
    texts = texts_of(path if given else None)
    assert (texts == ["The truce held."]) is given
