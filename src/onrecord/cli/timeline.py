"""`onrecord timeline`: what became of one thing, or of somebody's things, in the order of days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import TEXT, day_option, examples, format_option, record_option, verbose_option

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.model.standing import TimelineLine
    from onrecord.services.timeline import Timeline


@click.command(
    short_help="Show what became of something, day by day.",
    epilog=examples(
        "onrecord timeline 'Oda Renk'",
        "onrecord timeline truce --format csv",
        "onrecord timeline th-3f2a91c0 --known-by 2031-03-06",
    ),
)
@click.argument("wanted", metavar="NAME|ID", nargs=-1, required=True)
@day_option("--known-by", "Use only what could be read by the end of this day. Default: all there is.")
@format_option("jsonl", "csv")
@record_option
@verbose_option
def timeline(wanted: tuple[str, ...], known_by: str | None, shape: str, record: str | None) -> None:
    """Show the dated lines of somebody, or of one commitment, measure or other thing, with evidence.

    Give a name, words of what it is about, or an id: re-... or en-... of somebody, th-... of a thing as
    standing shows it, fi-... of a finding.
    """
    from onrecord.cli.records import look_into_record
    from onrecord.services.timeline import timeline as find
    from onrecord.settings import load_settings

    day = dt.date.fromisoformat(known_by) if known_by else None
    with look_into_record(load_settings(record=record)) as store:
        found = find(store, " ".join(wanted), known_by=day)
    _write(found, shape)


def _write(found: Timeline, shape: str) -> None:
    from onrecord.cli.output import open_console, tell, write_line, write_row
    from onrecord.exports.standing import TIMELINE_COLUMNS, timeline_row

    if shape == "csv":
        write_row(TIMELINE_COLUMNS)
    console = open_console() if shape == TEXT else None
    if console:
        _print_head(console, found)
    for line in found.lines:
        if console:
            _print(console, line)
        elif shape == "csv":
            write_row(timeline_row(line))
        else:
            write_line(line.to_dict())
    if not found.lines:
        tell("onrecord: nothing in the record is dated for that")
    if not found.whole:
        tell("onrecord: these are the things of which was told last; there are older ones")


def _print_head(console: Console, found: Timeline) -> None:
    from rich.text import Text

    from onrecord.cli.clean import one_line

    console.print(Text(one_line(found.of), style="bold"))
    if found.id:
        console.print(Text(found.id, style="dim"))


def _print(console: Console, line: TimelineLine) -> None:
    from rich.text import Text

    from onrecord.cli.clean import one_line
    from onrecord.cli.pages import indent
    from onrecord.cli.standing import account_place

    account = line.account
    console.print(
        Text.assemble(
            (f"{line.date}  ", "cyan"),
            one_line(f"{line.finding.value} {line.what.replace('_', ' ')}: {line.object}"),
        )
    )
    indent(console, Text(one_line(f"{account.by or 'unresolved'}: {account.words}")))
    indent(console, Text(one_line(account_place(account)), style="dim"))
