"""Options that several commands share, so that each is spelt, explained and checked once."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

TEXT = "text"
LINE_FORMATS = ("jsonl", "attributions", "statements", "findings")
"""The keys of `onrecord.exports.LINES`, said again so that the help loads without it; a test compares."""

DEFAULT_LIMIT = 20

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def examples(*lines: str) -> str:
    """Return the end of a command's help: what a user may type, kept in lines by click's own mark."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def _calendar_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Return a day as EDTF writes it, if it is written so and there is such a day."""
    if value is None:
        return None
    if not DATE.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a date; write it as YYYY-MM-DD, for instance 2031-03-04.")
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as exc:
        raise click.BadParameter(f"{value!r}: the calendar has no such day.") from exc


def embargo_moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Return a time in UTC as embargoes are written, if it is one with a zone."""
    from onrecord.text.moments import utc_moment

    if value is None:
        return None
    found = utc_moment(value)
    if found is None:
        raise click.BadParameter(f"{value!r} is no time with a zone; write it as 2031-03-07T06:00Z.")
    return found


def inputs_argument(command: Command) -> Command:
    """Take any number of inputs, at least one."""
    return click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)(command)


def published_option(command: Command) -> Command:
    """Take the publication date."""
    return click.option(
        "--published",
        callback=_calendar_date,
        metavar="DATE",
        help="Publication date, YYYY-MM-DD; wins over what reports state themselves.",
    )(command)


def day_option(name: str, about: str) -> Callable[[Command], Command]:
    """Take a day under a name of the caller's."""
    return click.option(name, callback=_calendar_date, metavar="DATE", help=about)


def authority_option(command: Command) -> Command:
    """Take authority files."""
    return click.option(
        "--authority",
        type=click.Path(dir_okay=False),
        multiple=True,
        metavar="FILE",
        help="A file that says who is who (CSV or FollowTheMoney); may be given several times.",
    )(command)


def format_option(*shapes: str, about: str = "What to print.") -> Callable[[Command], Command]:
    """Take `text` or one of some other formats; without it, what suits where the output goes."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice([TEXT, *shapes]),
        default=_default_format,
        help=f"{about} Default: text at a terminal, jsonl otherwise.",
    )


def _default_format() -> str:
    """Return `text` for a person at a terminal, `jsonl` for a file or another program."""
    return TEXT if sys.stdout.isatty() else "jsonl"


def page_options(command: Command) -> Command:
    """Take which part of a list is shown: at most so many, and after which place."""
    limit = click.option(
        "--limit",
        type=click.IntRange(1, 1000),
        default=DEFAULT_LIMIT,
        show_default=True,
        help="At most so many.",
    )
    after = click.option(
        "--after", metavar="CURSOR", help="Go on where the page before ended; it names its cursor."
    )
    return limit(after(command))


def record_option(command: Command) -> Command:
    """Take the place of the record."""
    return click.option(
        "--record",
        metavar="PATH|URL",
        help="The record. Default: $ONRECORD_RECORD, else onrecord.db in your user data folder.",
    )(command)


def verbose_option(command: Command) -> Command:
    """Let the user see what the program does."""
    return click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_configure_logs,
        help="Tell on standard error what is being done, faults with their trace.",
    )(command)


def _configure_logs(_ctx: click.Context, _param: click.Parameter, verbose: bool) -> None:
    if verbose:
        from onrecord import logs

        logs.configure(verbose=True)


def moment() -> dt.datetime:
    """Return the present moment; the one place where commands look at the clock."""
    return dt.datetime.now(dt.UTC)
