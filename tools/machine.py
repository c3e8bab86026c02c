"""Say what machine figures were measured on: processor, cores, system, and the versions that matter.

>>> describe_machine().count(",") >= 1
True
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")


def describe_machine() -> str:
    """Return the processor, how many cores there are, and the system, in one line."""
    count = os.cpu_count() or 1
    return f"{_processor()}, {count} {'core' if count == 1 else 'cores'}, {platform.system()}"


def describe_software(*packages: str) -> str:
    """Return the versions of Python and of packages, those left out that are not installed."""
    versions = [f"Python {platform.python_version()}"]
    for package in packages:
        try:
            versions.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return ", ".join(versions)


def _processor() -> str:
    """Return the processor's name; Linux tells it in a file, other systems through the platform."""
    told = re.search(r"^model name\s*:\s*(.+)$", _cpu_info(), re.MULTILINE)
    return told[1].strip() if told else platform.processor() or platform.machine() or "unknown processor"


def _cpu_info() -> str:
    try:
        return CPU_INFO.read_text(encoding="utf-8")
    except OSError:
        return ""
