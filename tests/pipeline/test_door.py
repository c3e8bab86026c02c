import pytest

import onrecord
from onrecord.errors import InputError, UnsupportedLanguage
from onrecord.model import Issue
from tests.cli.conftest import STORY, PlainTagger


@pytest.fixture(autouse=True)
def _plain_tagger(monkeypatch):
    monkeypatch.setattr("onrecord.pipeline.door.shipped_tagger", PlainTagger)


def test_three_lines_give_a_report_with_its_statements():
    report = onrecord.read(STORY, published="2031-03-04", name="corvane")
    assert [stmt.speaker for stmt in report.statements] == ["Oda Renk", "Ilan Dorr"]
    assert (report.document.name, report.document.published) == ("corvane", "2031-03-04")
    assert report.document.text == STORY


def test_a_text_in_another_language_is_refused():
    with pytest.raises(UnsupportedLanguage):
        onrecord.read("Die Sprecherin sagte am Dienstag, dass die Waffenruhe bis Freitag gelten werde.")


def test_lone_surrogates_do_not_stop_anything():
    assert onrecord.read(f"{STORY}\ud800").statements


def test_a_file_is_read(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    assert onrecord.read_file(path).document.name == "story.txt"
    assert onrecord.read_file(str(path), published="2031-03-04").document.published == "2031-03-04"


def test_a_file_that_is_missing_or_holds_several_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        onrecord.read_file(tmp_path / "nothing.txt")
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "a", "text": "Peace."}\n{"id": "b", "text": "War."}\n')
    with pytest.raises(InputError, match="read_files"):
        onrecord.read_file(path)


def test_many_files_are_read_one_by_one(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"")
    report, issue = onrecord.read_files([tmp_path])
    assert report.document.name == "a.txt"
    assert isinstance(issue, Issue)


def test_the_version_is_known():
    assert onrecord.__version__[0].isdigit()


def test_what_there_is_not_is_an_attribute_error():
    with pytest.raises(AttributeError, match="colour"):
        _ = onrecord.colour


def test_the_door_is_listed():
    assert {"read", "read_file", "read_files", "__version__"} <= set(dir(onrecord))
