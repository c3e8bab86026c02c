"""The generator of invented reports: the same for the same number, and fit to be stored."""

from benchmarks.invented import NOW, STATEMENTS, invented_report, invented_reports, vocabulary
from benchmarks.record_kill import corrected
from benchmarks.record_load import load, table_of
from onrecord.store import open_store


def test_a_number_makes_one_report():
    assert invented_report(7) == invented_report(7)
    assert invented_report(7)[0] != invented_report(8)[0]


def test_spans_are_of_the_words():
    report, raw = invented_report(3)
    text = report.document.text
    assert raw == text.encode()
    for stmt in report.statements:
        assert stmt.source[0].text_of(text) == stmt.speaker
        assert text[stmt.content[0].end] == "."


def test_so_many_statements_are_made():
    made = list(invented_reports(40))
    assert len(made) == 3
    assert sum(len(report.statements) for report, _ in made) == 3 * STATEMENTS
    assert len(set(vocabulary())) == len(vocabulary())


def test_common_words_are_common_and_rare_ones_rare(tmp_path):
    with open_store(str(tmp_path / "load.db")) as store:
        tenths = list(load(store, 600))
        assert sum(tenth.statements for tenth in tenths) == 600
        assert store.check() == ()
        common = len(store.search(vocabulary()[0], limit=1000).items)
        rare = len(store.search(vocabulary()[20_000], limit=1000).items)
    assert common > 100
    assert rare < 5
    assert len(table_of(tenths).splitlines()) == 12


def test_a_corrected_report_is_a_version_of_its_story(tmp_path):
    report, raw = invented_report(1)
    with open_store(str(tmp_path / "load.db")) as store:
        store.add(report, raw=raw, now=NOW)
        newer, raw = corrected(report)
        assert store.add(newer, raw=raw, now=NOW).outcome == "new_version"
        assert store.versions(report.document.story_id)[-1].revision.kind.value == "corrected"
