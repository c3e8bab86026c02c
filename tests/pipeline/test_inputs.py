import hashlib
import io
import json
import threading
from dataclasses import replace

import pytest

from onrecord.errors import ConfigError, FetchRefused, ModelNotFound, StoreError
from onrecord.model import Issue, Report
from onrecord.pipeline import Source, load_inputs, read_inputs, read_sources
from onrecord.pipeline.run import make_report
from onrecord.readers import Limits
from tests.cli.conftest import STORY


@pytest.fixture
def read(tagger, today):
    """Return what reads inputs into a list."""

    def read_all(*inputs, **options):
        given = [str(item) for item in inputs]
        return list(read_inputs(given, tagger=tagger, now=today, limits=Limits(), **options))

    return read_all


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


@pytest.fixture
def wire(tmp_path):
    path = tmp_path / "wire.jsonl"
    rows = [json.dumps({"id": f"w-{number}", "text": STORY}) for number in range(3)]
    path.write_text("\n".join([rows[0], "{broken", rows[1], '{"id": "no text"}', rows[2]]))
    return path


def names(items):
    return [type(item).__name__ if isinstance(item, Issue) else item.document.name for item in items]


def test_reports_and_issues_come_in_input_order(read, story, wire, tmp_path):
    items = read(story, wire, tmp_path / "nothing", story)
    assert names(items) == ["story.txt", "w-0", "Issue", "w-1", "Issue", "w-2", "Issue", "story.txt"]


def test_reading_is_lazy(read, story, tagger, today):
    """The first report is there before the second input is looked at."""
    reports = read_inputs([str(story), "-"], tagger=tagger, now=today, limits=Limits(), stdin=None)
    assert isinstance(next(reports), Report)
    with pytest.raises(ConfigError):
        next(reports)


def test_the_next_report_is_tagged_while_one_is_resolved(tagger, today, story, monkeypatch):
    """The second is tagged by the time the first has been resolved, in a thread of its own."""
    second, threads = threading.Event(), []

    class Telling:
        def tag(self, doc, *, deep=True):
            threads.append(threading.current_thread())
            if len(threads) == 2:
                second.set()
            return tagger.tag(doc)

    def waiting(tagged, **kept):
        assert second.wait(timeout=20)
        return make_report(tagged, **kept)

    monkeypatch.setattr("onrecord.pipeline.inputs.make_report", waiting)
    list(read_inputs([str(story)] * 2, tagger=Telling(), now=today, limits=Limits()))
    assert threading.main_thread() not in threads


@pytest.mark.parametrize("is_live", [True, False])
def test_what_comes_in_as_it_is_written_does_not_wait_for_more(tagger, today, story, monkeypatch, is_live):
    (loaded,) = load_inputs([str(story)], Source(Limits()))
    given, ahead = [], []

    def coming(inputs, source):
        for _ in range(4):
            ahead.append(len(ahead) - len(given))
            yield replace(loaded, is_live=is_live)

    monkeypatch.setattr("onrecord.pipeline.inputs.load_inputs", coming)
    reports = read_inputs(["-"], tagger=tagger, now=today, limits=Limits())
    given.extend(reports)  # one by one, as they come
    assert (len(given), max(ahead)) == (4, 0 if is_live else 1)


def test_only_what_stands_in_a_file_is_not_live(story):
    source = Source(Limits(), stdin=io.BytesIO(STORY.encode()))
    assert [loaded.is_live for loaded in load_inputs([str(story), "-"], source)] == [False, True]


def test_a_model_that_cannot_be_used_ends_the_run(today, story):
    class Broken:
        def tag(self, doc, *, deep=True):
            raise ModelNotFound("card.json", "the weights are not here")

    with pytest.raises(ModelNotFound):
        list(read_inputs([str(story)] * 2, tagger=Broken(), now=today, limits=Limits()))


def test_standard_input_is_the_stream_that_was_given(read):
    (report,) = read("-", stdin=io.BytesIO(STORY.encode()))
    assert report.document.text == STORY
    assert report.document.provenance.location == "-"


def test_the_publication_date_can_be_given(read, story):
    (report,) = read(story, published="2031-03-04")
    assert report.document.published == "2031-03-04"


def test_progress_tells_of_every_byte(read, story, wire):
    seen = []
    read(story, wire, progress=seen.append)
    assert sum(seen) == story.stat().st_size + wire.stat().st_size


def test_an_address_that_is_refused_is_an_issue(read, monkeypatch, story):
    def refuse(url, *, limits):
        raise FetchRefused("it leads to this machine", location=url)

    monkeypatch.setattr("onrecord.pipeline.inputs.fetch", refuse)
    issue, report = read("https://agency.example/story", story)
    assert (issue.code, issue.document) == ("fetch-refused", "https://agency.example/story")
    assert isinstance(report, Report)


def test_a_reader_that_breaks_costs_its_input_alone(read, monkeypatch, story):
    def broken(stream, origin, *, limits):
        raise RecursionError("too deep")
        yield

    monkeypatch.setattr("onrecord.pipeline.inputs.read_stream", broken)
    assert [item.code for item in read(story, story)] == ["internal", "internal"]


def test_a_record_that_breaks_ends_the_run(tagger, today, monkeypatch, story):
    def broken(stream, origin, *, limits):
        raise StoreError("the disk is full")
        yield

    monkeypatch.setattr("onrecord.pipeline.inputs.read_stream", broken)
    with pytest.raises(StoreError):
        list(read_inputs([str(story)], tagger=tagger, now=today, limits=Limits()))


def test_each_report_comes_with_its_bytes(tagger, today, story, wire):
    source = Source(Limits(), keep_raw=True)
    for item, raw in read_sources([str(story), str(wire)], source, tagger=tagger, now=today):
        if isinstance(item, Issue):
            assert raw is None
        else:
            assert hashlib.sha256(raw).hexdigest() == item.document.provenance.source_hash


def test_bytes_are_not_kept_unless_asked_for(story):
    (loaded,) = load_inputs([str(story)], Source(Limits()))
    assert loaded.raw is None


def test_what_a_reader_found_amiss_in_a_report_comes_with_the_report(read, tmp_path):
    """A date that is none costs the date, and whoever reads the report's line is told so."""
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "a", "text": "The truce held.", "date": "soon"}\n')
    (report,) = read(path)
    assert [(issue.code, issue.document) for issue in report.issues] == [("bad-date", "a")]
