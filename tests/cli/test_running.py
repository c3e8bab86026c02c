import io
import sys

import pytest

from onrecord.cli.running import Tally, counted, progress_bar
from tests.factories import make_issue, make_report


class Terminal(io.StringIO):
    """Says that it is a terminal, or that it is none."""

    def __init__(self, *, is_one):
        super().__init__()
        self.is_one = is_one

    def isatty(self):
        return self.is_one


@pytest.fixture
def streams(monkeypatch):
    """Return what puts terminals, or none, in the place of standard output and error."""

    def put(*, out, err):
        monkeypatch.setattr(sys, "stdout", Terminal(is_one=out))
        monkeypatch.setattr(sys, "stderr", Terminal(is_one=err))

    return put


@pytest.fixture
def many(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("truce " * 20_000)
    return str(tmp_path)


@pytest.mark.parametrize(("out", "err"), [(True, True), (False, False), (True, False)])
def test_no_bar_where_nobody_watches_or_the_output_is_in_the_way(streams, many, out, err):
    streams(out=out, err=err)
    with progress_bar([many]) as progress:
        assert progress is None
    assert sys.stderr.getvalue() == ""


def test_a_bar_is_shown_on_many_files_and_taken_away(streams, many):
    streams(out=False, err=True)
    with progress_bar([many]) as progress:
        progress(300_000)
    assert "300.0/600.0 kB" in sys.stderr.getvalue()
    assert sys.stdout.getvalue() == ""


def test_no_bar_on_one_short_report(streams, tmp_path):
    streams(out=False, err=True)
    (tmp_path / "a.txt").write_text("Peace.")
    with progress_bar([str(tmp_path)]) as progress:
        assert progress is None


def test_a_bar_without_an_end_where_the_end_is_not_known(streams):
    streams(out=False, err=True)
    with progress_bar(["-"]) as progress:
        progress(1000)
    assert "reading" in sys.stderr.getvalue()


def test_only_failures_count_as_failed(capsys):
    tally = Tally()
    tally.note(make_report())
    tally.note(make_issue(message="Look \x1b[2J here."))
    assert (tally.done, tally.failed, tally.finish()) == (1, 0, 0)
    assert "check: corvane-0304.txt: Look" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "shown"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports")])
def test_things_are_counted_in_words(number, shown):
    assert counted(number, "report") == shown
