"""Read what a training run left behind, for the card: how long it took, and on what machine.

    read_run(Path("runs/first"), "the network that ships")

A run's folder holds `log.jsonl`, a line an epoch with its seconds in `s`. A folder used twice holds the
epochs of both runs; the later one made the network.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from onrecord.tagger.cards import Run
from tools.machine import describe_machine

LOG = "log.jsonl"


def read_run(folder: Path, name: str) -> Run | None:
    """Return the run that a folder holds the log of, as one of this machine; None where there is no log."""
    path = folder / LOG
    if not path.is_file():
        return None
    epochs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    begun = max((place for place, epoch in enumerate(epochs) if epoch["epoch"] == 0), default=0)
    seconds = sum(epoch["s"] for epoch in epochs[begun:])
    return Run(name, float(round(seconds)), describe_machine())


def read_runs(folder: Path, *, begun: Sequence[Path], teachers: Sequence[Path]) -> tuple[Run, ...]:
    """Return the runs that led to a network, its own the last.

    Args:
        folder: The network's own run.
        begun: Earlier runs, whose network it began as.
        teachers: Runs of the networks that it learnt from.
    """
    steps = [
        *((one, "the teacher") for one in teachers),
        *((one, "the network that it began as") for one in begun),
        (folder, "the network that ships"),
    ]
    found = [read_run(one, name) for one, name in steps]
    return tuple(run for run in found if run)
