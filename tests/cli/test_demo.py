from onrecord.resources.sample import sample_paths
from onrecord.store import open_store


def test_the_whole_story_is_printed_and_kept(run, tmp_path):
    record = tmp_path / "story.db"
    result = run("demo", "--record", record)
    assert result.exit_code == 0
    assert result.stdout.count("indirect quotation") > 3
    assert f"onrecord serve --record {record}" in result.stdout
    assert "make serve" in result.stdout
    with open_store(str(record)) as store:
        counts = store.counts()
        assert counts.reports >= len(sample_paths())
        assert counts.versions > counts.reports


def test_the_record_stands_where_it_is_looked_for(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "./onrecord-demo.db" in run("demo").stdout
    assert (tmp_path / "onrecord-demo.db").exists()


def test_a_second_time_nothing_is_stored_twice(run, tmp_path):
    record = tmp_path / "story.db"
    first, second = (run("demo", "--record", record).stdout.splitlines()[-6] for _ in range(2))
    assert first == second
