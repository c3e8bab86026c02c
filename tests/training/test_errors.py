"""Mistakes are counted in a table and drawn with a seed; cases are shown on demand."""

import json

import pytest

from onrecord.evaluation import Annotated, Marked
from tests.factories import spans_of
from training.errors import all_mistakes, draw, main, mistake_table

TEXT = "Oda Renk said the truce would hold. Mayor Torv warned that no bridge would open.\x1b[2J"


def row(source, cue, content):
    names = zip(("source", "cue", "content"), (source, cue, content), strict=True)
    return {name: [span.to_list() for span in spans_of(words, TEXT)] for name, words in names}


TRUCE = row("Oda Renk", "said", "the truce would hold")
BRIDGE = row("Mayor Torv", "warned", "that no bridge would open")


@pytest.fixture
def files(tmp_path):
    """Return gold of three documents; one is not read at all, in one a source is missing."""
    documents = {
        "gold": {"a": [TRUCE, BRIDGE], "b": [TRUCE, BRIDGE], "c": [TRUCE]},
        "mine": {"a": [TRUCE | {"source": []}, BRIDGE], "c": [TRUCE, BRIDGE | {"source": []}]},
    }
    paths = []
    for name, rows in documents.items():
        lines = (json.dumps({"id": key, "text": TEXT, "attributions": one}) for key, one in rows.items())
        paths.append(tmp_path / f"{name}.jsonl")
        paths[-1].write_text("\n".join(lines) + "\n")
    return list(map(str, paths))


def test_kinds_are_counted(files, capsys):
    main([*files, "--count", "3"])
    assert capsys.readouterr().out.splitlines() == [
        "| mistake | all | of them, cost attribution F1 | drawn |",
        "|---|---|---|---|",
        "| cue and content missed | 2 | 2 | 1 |",
        "| source missing | 1 | 1 | 1 |",
        "| spurious | 1 | 1 | 1 |",
        "| all | 4 | 4 | 3 |",
    ]


def test_no_text_is_printed_unasked(files, capsys):
    main(files)
    assert "truce" not in capsys.readouterr().out


def test_cases_are_shown_with_their_texts_safely(files, capsys):
    main([*files, "--show"])
    shown = capsys.readouterr().out
    assert "1. " in shown
    assert "4. " in shown
    assert "      gold  [source: Oda Renk] [cue: said] [content: the truce would hold]" in shown
    assert "\x1b" not in shown


def test_the_same_seed_draws_the_same_mistakes():
    gold = {str(n): Annotated(str(n), "word " * 9, ()) for n in range(50)}
    noise = {
        key: Annotated(key, None, (Marked((), (), spans_of("word", doc.text)),)) for key, doc in gold.items()
    }
    mistakes = all_mistakes(gold, noise)
    assert draw(mistakes, 10, 7) == draw(mistakes, 10, 7) != draw(mistakes, 10, 8)
    assert len(draw(mistakes, 1000, 7)) == 50


def test_without_mistakes_the_table_says_so():
    assert mistake_table([], []).splitlines()[-1] == "| all | 0 | 0 | 0 |"


def test_only_what_costs_the_headline_is_counted_when_asked(files, capsys):
    main([files[0], files[0], "--counting"])
    assert "| all | 0 | 0 | 0 |" in capsys.readouterr().out
