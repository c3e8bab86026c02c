"""What `read`, `add` and `demo` share: opening inputs, listing failures, counting, a bar on many files."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cli.exits import Exit, exit_code_of_run
from onrecord.cli.output import open_console, tell, tell_issue

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord.model import Issue, Report
    from onrecord.pipeline import AuthorityFinder
    from onrecord.readers import Limits
    from onrecord.settings import Settings

MANY_BYTES = 200_000
"""Inputs that are larger together take long enough to deserve a bar."""


@dataclass
class Tally:
    """How a run went so far."""

    done: int = 0
    failed: int = 0

    def note(self, item: Report | Issue) -> None:
        """Count a report or a failure; list on standard error what is wrong with it."""
        from onrecord.model import Issue, IssueKind

        issues = (item,) if isinstance(item, Issue) else item.issues
        for issue in issues:
            tell_issue(issue)
        self.done += not isinstance(item, Issue)
        self.failed += isinstance(item, Issue) and item.kind is IssueKind.FAILED

    def finish(self) -> Exit:
        """Say how the run went if anything failed, and return its exit code."""
        if self.failed:
            tell(f"onrecord: {counted(self.done, 'report')} read, {self.failed} failed")
        return exit_code_of_run(done=self.done, failed=self.failed)


def counted(number: int, thing: str) -> str:
    """Return `1 report`, `2 reports`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def limits_of(settings: Settings) -> Limits:
    """Return the readers' limits as the settings have them."""
    from onrecord.readers import Limits

    return Limits(
        report_bytes=settings.report_bytes,
        line_bytes=settings.line_bytes,
        fetch_bytes=settings.fetch_bytes,
        fetch_seconds=settings.fetch_seconds,
        redirects=settings.redirects,
    )


def read_each(
    inputs: Sequence[str],
    settings: Settings,
    *,
    now: dt.datetime,
    published: str | None = None,
    keep_raw: bool = False,
    authority: AuthorityFinder | None = None,
    deep: bool = True,
) -> Iterator[tuple[Report | Issue, bytes | None]]:
    """Read all inputs one after another, with a bar where somebody watches and there is much to read."""
    from onrecord.pipeline import LateTagger, Source, read_sources

    with progress_bar(inputs) as progress:
        source = Source(
            limits_of(settings),
            published=published,
            stdin=sys.stdin.buffer if sys.stdin else None,
            progress=progress,
            keep_raw=keep_raw,
            authority=authority,
        )
        yield from read_sources(inputs, source, tagger=LateTagger(deep=deep), now=now.date())


def hold_authority(files: Sequence[str], settings: Settings) -> AuthorityFinder | None:
    """Read authority files into memory, and list what is wrong with them; None where none is given."""
    if not files:
        return None
    from onrecord.pipeline import load_authority

    loaded = load_authority(files, limits=limits_of(settings))
    for issue in loaded.issues:
        tell_issue(issue)
    return loaded.authority


@contextmanager
def progress_bar(inputs: Sequence[str]) -> Iterator[Callable[[int], None] | None]:
    """Show on standard error how much is read, if that is a terminal and the output goes elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield None
        return
    from onrecord.pipeline import count_bytes

    total = count_bytes(inputs)
    if total is not None and total < MANY_BYTES:
        yield None
        return
    with _bar() as progress:
        task = progress.add_task("reading", total=total)
        yield lambda done: progress.advance(task, done)


def _bar() -> Progress:
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=open_console(stderr=True),
        transient=True,
    )
