"""A process that is killed while it writes leaves a sound record, and the next run completes it."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from onrecord.store import open_store
from tests.store.writer import make_reports

ROOT = Path(__file__).parents[2]
KILLS = 6


def start_writer(path: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.store.writer", str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_after(writer: subprocess.Popen, lines: int, moment_s: float) -> set[str]:
    """Kill a writer some time after it has stored so many reports; return those it says are stored."""
    with writer:
        stored = [writer.stdout.readline().strip() for _ in range(lines)]
        time.sleep(moment_s)
        writer.send_signal(signal.SIGKILL)
        stored += writer.stdout.read().splitlines()[:-1]
    return {line for line in stored if line}


def test_a_record_survives_being_killed_at_any_moment(tmp_path):
    chance = random.Random(1)
    path = tmp_path / "onrecord.db"
    said: set[str] = set()
    for kill in range(KILLS):
        said |= kill_after(start_writer(path), kill, chance.uniform(0, 0.06))
        with open_store(str(path)) as store:
            assert store.check() == ()
            assert said <= {report.document.id for report in store.iter_reports(all_versions=True)}
    with start_writer(path) as writer:
        assert len(writer.stdout.read().split()) == len(make_reports())
    assert writer.returncode == 0
    with open_store(str(path)) as store:
        whole = {report.document.id: report for report in store.iter_reports(all_versions=True)}
        assert whole == {report.document.id: report for report in make_reports()}
        assert store.check() == ()


def test_a_record_survives_being_killed_while_it_is_made(tmp_path):
    for number, moment_s in enumerate((0.25, 0.4, 0.55, 0.7)):
        path = tmp_path / f"{number}.db"
        kill_after(start_writer(path), 0, moment_s)
        with open_store(str(path)) as store:
            assert store.check() == ()
