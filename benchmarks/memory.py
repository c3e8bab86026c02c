"""The most memory that this process has held.

Linux counts what a parent held in its child's `ru_maxrss`, so that a small program started by a large one
looks large; a process of its own asks its own status instead.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")


def own_peak_mb() -> float:
    """Return the most megabytes that this process has held since it began."""
    told = re.search(r"^VmHWM:\s+(\d+) kB$", _status(), re.MULTILINE)
    if told:
        return int(told[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def own_mb() -> float:
    """Return the megabytes that this process holds now; where that is not told, the most it has held."""
    told = re.search(r"^VmRSS:\s+(\d+) kB$", _status(), re.MULTILINE)
    return int(told[1]) / 1024 if told else own_peak_mb()


def _status() -> str:
    try:
        return STATUS.read_text(encoding="ascii")
    except OSError:
        return ""
