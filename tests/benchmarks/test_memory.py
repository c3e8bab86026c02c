"""A process tells its own peak, not its parent's."""

import subprocess
import sys

from benchmarks import memory
from tests.conftest import ROOT


def test_the_peak_is_read_from_the_process_itself(tmp_path, monkeypatch):
    status = tmp_path / "status"
    status.write_text("VmPeak:\t  999999 kB\nVmHWM:\t  204800 kB\n")
    monkeypatch.setattr(memory, "STATUS", status)
    assert memory.own_peak_mb() == 200.0


def test_a_system_that_does_not_tell_is_asked_otherwise(tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "STATUS", tmp_path / "absent")
    assert memory.own_peak_mb() > 1


def test_a_small_process_of_a_large_one_is_small():
    ballast = bytearray(200 * 2**20)
    code = "from benchmarks.memory import own_peak_mb; print(own_peak_mb())"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert float(run.stdout) < len(ballast) / 2**20
