"""Where commands write: lines of JSON and pages for people to standard output, all else to standard error.

Text that comes from reports, files or addresses is cleaned of whatever could drive the terminal before it is
shown; JSON is escaped by `onrecord.exports.to_json` and needs no cleaning.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.clean import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.exports.table import Cell
    from onrecord.model import Issue, Report

MOST_COLUMNS = 100
"""Lines longer than this are hard to read, however wide the terminal."""


def write_line(data: Any) -> None:
    """Write one JSON object on a line, and let whoever reads the other end have it at once."""
    from onrecord.exports import to_json

    stream = sys.stdout.buffer
    stream.write(to_json(data).encode("utf-8") + b"\n")
    stream.flush()


def write_row(cells: Iterable[Cell]) -> None:
    """Write one row of a table as CSV."""
    from onrecord.exports.table import csv_line

    stream = sys.stdout.buffer
    stream.write(csv_line(cells).encode("utf-8") + b"\r\n")
    stream.flush()


def tell(message: str) -> None:
    """Say something to the user, on standard error."""
    click.echo(one_line(message), err=True)


def tell_issue(issue: Issue) -> None:
    """List a failed input, or what a reader wants to be known about one."""
    tell(f"onrecord: {issue.kind.value}: {issue.document}: {issue.message} [{issue.code}]")


def open_console(*, stderr: bool = False) -> Console:
    """Open a console that knows width and colour; no colour without a terminal or with NO_COLOR."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, MOST_COLUMNS)
    return console


def report_writer(shape: str) -> Callable[[Report], None]:
    """Return what writes a report in a format: `text`, or one of the lines of JSON."""
    if shape == "text":
        from onrecord.cli.pages import print_report

        console = open_console()
        return lambda report: print_report(console, report)
    from onrecord.exports import LINES

    make = LINES[shape]
    return lambda report: write_line(make(report))
