"""Measure what a user waits for: help, the first statement from cold, and what a long run takes in memory.

    python -m benchmarks.startup

Each command runs as a process of its own, a few times; the least and the median are printed, beside those of
a bare Python that does nothing, since that is what no program of ours can go below.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from onrecord.resources.sample import sample_paths

RUNS = 7
REPORTS = 400
COMMAND = (sys.executable, "-m", "onrecord.cli.main")


def times(command: Sequence[str]) -> list[float]:
    """Run a command a few times; return its wall seconds, least first."""
    spent = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        spent.append(time.perf_counter() - began)
    return sorted(spent)


def peak_mb(command: Sequence[str]) -> float:
    """Run a command; return the most memory that it held, in megabytes."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_maxrss / 1024


def write_many(path: Path, reports: int) -> None:
    """Write a file of many reports: the sample's plain ones, again and again."""
    texts = [one.read_text(encoding="utf-8") for one in sample_paths() if one.suffix == ".txt"]
    rows = ({"id": str(n), "publisher": "benchmark", "text": texts[n % len(texts)]} for n in range(reports))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    """Print the figures."""
    report = str(next(path for path in sample_paths() if path.suffix == ".txt"))
    bare = times((sys.executable, "-c", "pass"))
    waits = {
        "a bare Python": bare,
        "onrecord --help": times((*COMMAND, "--help")),
        "first statements, from cold": times((*COMMAND, "read", report, "--format", "statements")),
    }
    print("| what | least | median | least, bare Python = 1 |\n|---|---|---|---|")
    for name, spent in waits.items():
        print(f"| {name} | {spent[0]:.2f} s | {statistics.median(spent):.2f} s | {spent[0] / bare[0]:.1f} |")
    with tempfile.TemporaryDirectory() as folder:
        peaks = []
        for reports in (REPORTS // 10, REPORTS):
            path = Path(folder, f"{reports}.jsonl")
            write_many(path, reports)
            peaks.append(peak_mb((*COMMAND, "read", str(path), "--format", "statements")))
    print(f"\npeak memory of a run: {peaks[0]:.0f} MB with {REPORTS // 10} reports, ", end="")
    print(f"{peaks[1]:.0f} MB with {REPORTS}: ratio {peaks[1] / peaks[0]:.2f}")


if __name__ == "__main__":
    main()
