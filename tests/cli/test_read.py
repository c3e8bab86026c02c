import json
import sys
import tracemalloc

import pytest

from onrecord.model import Span
from tests.cli.conftest import STORY

FORMATS = ("text", "jsonl", "attributions", "statements", "findings")


def lines_of(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_line_of_json_for_each_report_in_input_order(run, story, tmp_path):
    other = tmp_path / "aaa.txt"
    other.write_text(STORY.replace("Renk", "Vaal"))
    result = run("read", story, other, story, "--format", "statements")
    assert result.exit_code == 0
    assert [line["id"] for line in lines_of(result)] == ["corvane-0304.txt", "aaa.txt", "corvane-0304.txt"]


def test_offsets_are_into_the_given_text_and_nothing_is_left_out(run, story):
    (line,) = lines_of(run("read", story, "--format", "statements"))
    first = line["statements"][0]
    assert Span.from_list(first["content"][0]).text_of(STORY) == "the truce would hold until Friday"
    assert first["addressee"] is None
    assert first["speaker"] == "Oda Renk"


@pytest.mark.parametrize("shape", FORMATS)
def test_every_format_is_written(run, story, shape):
    result = run("read", story, "--format", shape)
    assert result.exit_code == 0
    assert "Oda Renk" in result.stdout or shape in {"attributions", "findings"}


@pytest.mark.parametrize(
    ("shape", "expected"),
    [("attributions", False), ("statements", True), ("findings", True), ("jsonl", True)],
)
def test_spans_alone_need_no_statements_inside_statements(run, story, shape, expected, plain_tagger):
    """The others do: an inner statement tells whose view it is that the outer one relays."""
    run("read", story, "--format", shape)
    assert plain_tagger.asked_for_nested == [expected]


def test_without_a_terminal_the_format_is_jsonl(run, story):
    (line,) = lines_of(run("read", story))
    assert line["document"]["text"] == STORY


def test_an_input_says_its_own_id_and_date(run, tmp_path):
    path = tmp_path / "wire.jsonl"
    rows = [{"id": "w-1", "text": STORY, "date": "2031-03-04"}, {"id": "w-2", "text": STORY}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    lines = lines_of(run("read", path))
    assert [line["id"] for line in lines] == ["w-1", "w-2"]
    assert [line["document"]["published"] for line in lines] == ["2031-03-04", None]


def test_the_date_that_the_user_gives_wins(run, tmp_path):
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"text": STORY, "date": "2031-03-04"}))
    (line,) = lines_of(run("read", path, "--published", "2031-03-09"))
    assert line["document"]["published"] == "2031-03-09"


def test_standard_input_is_read(run):
    (line,) = lines_of(run("read", "-", "--format", "attributions", input=STORY))
    assert line["id"] == "-"
    assert len(line["attributions"]) == 2


@pytest.mark.parametrize("date", ["yesterday", "2031-02-30", "2031-3-4", "20310304"])
def test_a_date_that_is_none_is_a_usage_error(run, story, date):
    result = run("read", story, "--published", date)
    assert result.exit_code == 2
    assert date in result.stderr


def test_nothing_named_is_a_usage_error(run):
    assert run("read").exit_code == 2


def test_a_missing_file_is_named_and_the_others_are_read(run, story, tmp_path):
    result = run("read", tmp_path / "nothing.txt", story)
    assert result.exit_code == 1
    assert len(lines_of(result)) == 1
    assert f"{tmp_path / 'nothing.txt'}: There is no such file" in result.stderr
    assert "1 report read, 1 failed" in result.stderr


def test_of_a_hundred_files_one_bad_one_costs_itself_alone(run, tmp_path):
    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(STORY)
    (tmp_path / "050.txt").write_bytes(bytes(range(256)) * 50)
    result = run("read", tmp_path, "--format", "statements")
    assert result.exit_code == 1
    assert len(lines_of(result)) == 99
    assert result.stderr.count("failed:") == 1


BAD = {
    "empty": b"",
    "white space": b" \n\t \n",
    "binary": bytes(range(256)) * 100,
    "only quotation marks": '"""\n\n“”„‘’'.encode(),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(2000),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_is_no_report_is_told_with_its_reason(run, tmp_path, data):
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    result = run("read", path)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert str(path) in result.stderr or "bad.txt" in result.stderr
    assert "0 reports read, 1 failed" in result.stderr


@pytest.mark.parametrize("text", ["Truce", "“Truce”", "\ufeffTruce"])
def test_a_report_that_says_nothing_is_read_and_has_no_statements(run, tmp_path, text):
    path = tmp_path / "short.txt"
    path.write_text(text, encoding="utf-8")
    result = run("read", path, "--format", "statements")
    assert result.exit_code == 0
    assert lines_of(result) == [{"id": "short.txt", "statements": []}]


def test_another_encoding_is_read_or_refused_but_never_guessed_wrong(run, tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes(STORY.replace("Renk", "Renké").encode("latin-1"))
    result = run("read", path)
    if result.exit_code == 0:
        assert "Renké" in lines_of(result)[0]["document"]["text"]
    else:
        assert result.exit_code == 3


def test_html_cut_short_is_read_as_far_as_it_goes(run, tmp_path):
    paragraphs = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n")[1:] * 4)
    path = tmp_path / "page.html"
    path.write_text(
        f"<!doctype html><html><head><title>Truce</title></head><body><article>{paragraphs}<p>And th"
    )
    (line,) = lines_of(run("read", path))
    first = line["statements"][0]
    assert Span.from_list(first["cue"][0]).text_of(line["document"]["text"]) == "said"


def test_a_text_over_the_limit_costs_no_memory_to_speak_of(run, tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as out:
        for _ in range(50):
            out.write(b"Oda Renk said so. " * 60_000)
    run("read", tmp_path / "warm-up.txt")
    tracemalloc.start()
    result = run("read", path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert result.exit_code == 3
    assert "limit" in result.stderr or "large" in result.stderr
    assert peak < 40_000_000


def test_another_language_is_an_issue_and_not_a_guess(run, story, tmp_path):
    other = tmp_path / "autre.txt"
    other.write_text(
        "La porte-parole a déclaré mardi que la trêve dans la ville portuaire tiendrait jusqu'à vendredi, "
        "mais elle n'a pas voulu dire ce qui se passerait ensuite."
    )
    result = run("read", other, story)
    assert result.exit_code == 1
    assert "language is not supported yet" in result.stderr
    assert "[language-not-supported]" in result.stderr


def test_a_fault_in_one_report_does_not_lose_the_others(run, story, tmp_path, plain_tagger):
    other = tmp_path / "other.txt"
    other.write_text(STORY.replace("Renk", "Vaal"))
    tag = plain_tagger.tag

    def stumble(doc, **options):
        if doc.name == "other.txt":
            raise ZeroDivisionError("division by zero")
        return tag(doc, **options)

    plain_tagger.tag = stumble
    result = run("read", other, story)
    assert result.exit_code == 1
    assert "ZeroDivisionError: division by zero" in result.stderr
    assert len(lines_of(result)) == 1


def test_a_model_that_cannot_be_used_ends_the_run(run, story, monkeypatch):
    from onrecord.errors import ModelNotFound

    def missing():
        raise ModelNotFound("there is no model; install onrecord again")

    monkeypatch.setattr("onrecord.pipeline.door.shipped_tagger", missing)
    result = run("read", story)
    assert result.exit_code == 4
    assert "install onrecord again" in result.stderr


def test_a_name_of_a_file_cannot_drive_the_terminal(run, tmp_path):
    path = tmp_path / "\x1b]0;gone\x07.txt"
    path.write_bytes(b"")
    assert "\x1b" not in run("read", path).stderr


@pytest.mark.parametrize("shape", FORMATS)
def test_nothing_that_drives_a_terminal_gets_through(run, tmp_path, shape):
    path = tmp_path / "escape.txt"
    path.write_text(STORY.replace("the truce", "the \x1b[31mtruce\u202e\x9b2J"))
    result = run("read", path, "--format", shape)
    assert result.exit_code == 0
    assert not set("\x1b\u202e\x9b") & set(result.output)


def test_a_setting_that_is_misspelt_is_a_usage_error(run, story, monkeypatch):
    monkeypatch.setenv("ONRECORD_RECRD", "elsewhere.db")
    assert run("read", story).exit_code == 2


def test_the_size_limit_can_be_set(run, story, monkeypatch):
    monkeypatch.setenv("ONRECORD_REPORT_BYTES", "20")
    assert run("read", story).exit_code == 3


def test_no_bar_without_a_terminal(run, story):
    assert run("read", story).stderr == ""
    assert not sys.stderr.isatty()
