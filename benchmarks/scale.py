"""The page of the manual on large records: a section for each benchmark, each with its machine and commit.

    write(Path("docs"), Section("Search, SQLite", table, "python -m benchmarks.search_speed …"))

Each benchmark writes its own section and leaves the others as they are.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tools.machine import describe_machine

PAGE = Path("reference") / "scale.md"
HEAD = """# Large records

<!-- Written by the benchmarks that are named below, with `--write docs`. -->

What loading, searching, killing and serving come to, on records of invented statements
(`benchmarks/invented.py`). Words follow Zipf's law there: some stand in a quarter of all statements,
most in a few.

```sh
python -m benchmarks.record_load --statements 1000000 --record million.db --write docs
python -m benchmarks.search_speed --statements 1000000 --record million.db --write docs
python -m benchmarks.record_copy million.db postgresql://desk@db.example/news
python -m benchmarks.search_speed --statements 1000000 --record postgresql://desk@db.example/news --write docs
python -m benchmarks.record_kill --write docs
python -m benchmarks.http_load --seconds 300 --write docs
python -m benchmarks.standing_speed --statements 100000 --record small.db
python -m benchmarks.record_multiply small.db large.db --times 10
python -m benchmarks.page_speed --record large.db --write docs
python -m benchmarks.record_copy large.db postgresql://desk@db.example/pages
python -m benchmarks.page_speed --record postgresql://desk@db.example/pages --write docs
```

Pages are measured on a record with findings, unnamed sources and questions, of 100,000 statements that were
read, sorted and tied, and then of its rows ten times over: so many reports by the same people.
"""
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Section:
    """What a benchmark has to tell: a table in Markdown, or lines, and the command that gave it."""

    title: str
    body: str
    command: str
    date: dt.date = field(default_factory=lambda: dt.datetime.now(dt.UTC).date())


def kind_of(record: str) -> str:
    """Return the name of the back end that a record is in.

    >>> kind_of("invented.db")
    'SQLite'
    """
    return "PostgreSQL" if record.startswith("postgres") else "SQLite"


def write(docs: Path, section: Section) -> None:
    """Write a section into the page, in the place of the one with its title, else at the end."""
    path = docs / PAGE
    old = path.read_text(encoding="utf-8") if path.exists() else HEAD
    path.write_text(with_section(old, section, circumstances()), encoding="utf-8")


def with_section(page: str, section: Section, where: str) -> str:
    """Return a page with a section in it; `where` says where it was measured."""
    head, *others = page.split("\n## ")
    new = f"{section.title}\n\n{section.body.strip()}\n\n`{section.command}`, {section.date}, {where}.\n"
    titles = [other.partition("\n")[0] for other in others]
    if section.title in titles:
        others[titles.index(section.title)] = new
    else:
        others.append(new)
    return "\n\n## ".join(part.strip() for part in (head, *others)) + "\n"


def circumstances() -> str:
    """Return the machine, its load and the commit."""
    load = os.getloadavg()[0]
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return f"{describe_machine()}, load {load:.1f}, commit {asked.stdout.strip() or 'unknown'}"
