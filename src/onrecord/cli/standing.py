"""`onrecord standing`: what stands on a day, as known by a day, each line with its evidence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import (
    TEXT,
    day_option,
    examples,
    format_option,
    moment,
    record_option,
    verbose_option,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from onrecord.model.standing import DatedAccount, Standing

FINDINGS = (
    *("commitment", "measure", "responsibility", "reservation"),
    *("request", "question", "contact", "stance"),
)
"""The values of `onrecord.model.FindingType`, said again so that the help loads without it; a test
compares."""


@click.command(
    short_help="Show what stands on a day.",
    epilog=examples(
        "onrecord standing",
        "onrecord standing --finding commitment --party 'General Staff'",
        "onrecord standing --as-of 2031-03-04 --known-by 2031-03-06 --place 'Port Salen' --format csv",
    ),
)
@day_option("--as-of", "The day whose state of things is shown. Default: today.")
@day_option("--known-by", "Use only what could be read by the end of this day. Default: all there is.")
@click.option("--place", metavar="NAME", help="Only what names this place.")
@click.option("--party", metavar="NAME|ID", help="Only where this one plays a part or tells.")
@click.option("--finding", type=click.Choice(FINDINGS), help="Only one type.")
@click.option("--settled", is_flag=True, help="Also what is kept, granted, answered, ended or past.")
@format_option("jsonl", "csv")
@record_option
@verbose_option
def standing(
    as_of: str | None,
    known_by: str | None,
    place: str | None,
    party: str | None,
    finding: str | None,
    settled: bool,
    shape: str,
    record: str | None,
) -> None:
    """Show what stands: commitments owed, measures in force, requests unmet, questions open, views held.

    What several reports tell of one thing is shown once, with every party's account. Two clocks: --as-of is
    the day on which things stand, --known-by the day by which reports could be read.
    """
    from onrecord.cli.records import look_into_record
    from onrecord.model import FindingType
    from onrecord.services.standing import Asked
    from onrecord.services.standing import standing as find
    from onrecord.settings import load_settings

    asked = Asked(
        as_of=dt.date.fromisoformat(as_of) if as_of else moment().date(),
        known_by=dt.date.fromisoformat(known_by) if known_by else None,
        finding=FindingType(finding) if finding else None,
        place=place,
        party=party,
        settled=settled,
    )
    with look_into_record(load_settings(record=record)) as store:
        _write(find(store, asked), shape)


def _write(found: Iterable[Standing], shape: str) -> None:
    from onrecord.cli.output import open_console, tell, write_line, write_row
    from onrecord.exports.standing import STANDING_COLUMNS, standing_rows

    if shape == "csv":
        write_row(STANDING_COLUMNS)
    console = open_console() if shape == TEXT else None
    some = False
    for one in found:
        some = True
        if console:
            _print(console, one)
        elif shape == "csv":
            for row in standing_rows(one):
                write_row(row)
        else:
            write_line(one.to_dict())
    if not some:
        tell("onrecord: nothing in the record stands so")


def _print(console: Console, one: Standing) -> None:
    from rich.text import Text

    from onrecord.cli.clean import one_line
    from onrecord.cli.pages import BETWEEN, indent

    state = " ".join(filter(None, (one.state.replace("_", " "), "OVERDUE" if one.overdue else None)))
    loud = "bold red" if one.overdue else "bold yellow" if one.state in ("disputed", "changed") else "bold"
    head = ((one_line(one.object.text), "bold"), f"  {one.finding.value} ", (state, loud))
    console.print(Text.assemble(*head))
    indent(console, Text(one_line(BETWEEN.join(_terms(one))), style="cyan"))
    for account in one.accounts:
        indent(console, Text(one_line(account_line(account))))
        if account.words:
            indent(console, Text(one_line(account.words), style="dim"), by=8)
    console.print()


def _terms(one: Standing) -> list[str]:
    """Return who, where, when and on what condition, as far as that is known."""
    from onrecord.cli.pages import SHORT_ID_CHARS

    terms = [f"{party.part} {party.name}" for party in one.parties]
    terms += one.places
    terms += [quoted.text for quoted in (one.scope, one.condition) if quoted]
    terms += [f"since {one.since}"] if one.since else []
    ends = "due" if one.finding.value == "commitment" else "until"
    terms += [f"{ends} {one.until}"] if one.until else []
    terms += [f"holds: {one.holds.replace('_', ' ')}"] if one.holds else []
    reports = f"{one.reports} report{'' if one.reports == 1 else 's'}"
    return [*terms, reports, one.id[:SHORT_ID_CHARS]]


def account_line(account: DatedAccount) -> str:
    """Return who tells what state on which day, and in which report and statement."""
    who = account.by or "unresolved"
    return f"{account.date}  {who}: {account.state.replace('_', ' ')}  ({account_place(account)})"


def account_place(account: DatedAccount) -> str:
    """Return the report and the statement that an account stands in."""
    from onrecord.cli.pages import SHORT_ID_CHARS

    return f"{account.title or account.report} [{account.statement[:SHORT_ID_CHARS]}]"
