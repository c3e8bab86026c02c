"""What a run took is read from its log."""

import json

from training.runs import read_run, read_runs


def write_log(folder, *epochs):
    folder.mkdir()
    lines = (json.dumps({"epoch": number, "s": seconds}) + "\n" for number, seconds in epochs)
    (folder / "log.jsonl").write_text("".join(lines))
    return folder


def test_the_seconds_of_all_epochs_add_up(tmp_path):
    run = read_run(write_log(tmp_path / "run", (0, 10.4), (1, 20.2)), "the first")
    assert (run.name, run.seconds) == ("the first", 31.0)
    assert run.machine


def test_a_folder_used_twice_tells_of_its_last_run(tmp_path):
    folder = write_log(tmp_path / "run", (0, 100.0), (1, 100.0), (0, 5.0), (1, 6.0))
    assert read_run(folder, "again").seconds == 11.0


def test_runs_stand_in_the_order_in_which_they_were_made(tmp_path):
    teacher, first, last = (
        write_log(tmp_path / name, (0, seconds)) for name, seconds in (("t", 1.0), ("f", 2.0), ("l", 3.0))
    )
    runs = read_runs(last, begun=[first], teachers=[teacher])
    assert [run.seconds for run in runs] == [1.0, 2.0, 3.0]


def test_a_run_without_a_log_is_left_out(tmp_path):
    assert read_run(tmp_path, "lost") is None
    assert read_runs(tmp_path, begun=[], teachers=[]) == ()
