"""`onrecord unanswered`: what was asked of whom, and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import TEXT, examples, format_option, page_options, record_option, verbose_option

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store import QuestionRow

STATES = ("unanswered", "open", "declined", "partly", "answered", "all")


@click.command(
    short_help="List what was asked and left unanswered.",
    epilog=examples(
        "onrecord unanswered",
        "onrecord unanswered 'Oda Renk' --since 2031-03",
        "onrecord unanswered --state all --format csv > questions.csv",
    ),
)
@click.argument("person", metavar="[NAME|ID]", nargs=-1)
@click.option(
    "--state",
    type=click.Choice(STATES),
    default=STATES[0],
    show_default=True,
    help="In which state; `unanswered` is open, declined or answered in part.",
)
@click.option("--publisher", metavar="NAME", help="Only those in reports of this publisher.")
@click.option("--since", metavar="DAY", help="From this day, month or year on.")
@click.option("--until", metavar="DAY", help="To the end of this day, month or year.")
@page_options
@format_option("jsonl", "csv")
@record_option
@verbose_option
def unanswered(
    person: tuple[str, ...],
    state: str,
    publisher: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    after: str | None,
    shape: str,
    record: str | None,
) -> None:
    """List the questions that reports say were put by or to somebody, latest first, with what came back.

    Give part of a name, or an id (re-..., en-...); nothing for all.
    """
    from onrecord.cli.output import tell
    from onrecord.cli.records import look_into_record
    from onrecord.services.unanswered import WITHOUT_ANSWER
    from onrecord.services.unanswered import unanswered as find
    from onrecord.settings import load_settings
    from onrecord.store import QuestionsAsked

    states = {"unanswered": WITHOUT_ANSWER, "all": ()}.get(state, (state,))
    asked = QuestionsAsked(
        person=" ".join(person) or None,
        publisher=publisher,
        since=_checked(since),
        until=_checked(until),
        states=states,
    )
    with look_into_record(load_settings(record=record)) as store:
        page = find(store, asked, limit=limit, after=after).page
    _write(page.items, shape)
    if not page.items:
        tell("onrecord: no question in the record fits that")
    elif page.next:
        tell(f"onrecord: there are more; add --after {page.next}")


def _checked(day: str | None) -> str | None:
    from onrecord.store.days import parse_days

    if day is not None and (".." in day or parse_days(day) is None):
        raise click.BadParameter(
            f"{day!r} is no day, month or year; write it as 2031, 2031-03 or 2031-03-04."
        )
    return day


def _write(rows: tuple[QuestionRow, ...], shape: str) -> None:
    from onrecord.cli.output import open_console, write_line, write_row
    from onrecord.exports.counted import QUESTION_COLUMNS, question_line, question_row

    if shape == "csv":
        write_row(QUESTION_COLUMNS)
    console = open_console() if shape == TEXT else None
    for row in rows:
        if console:
            _print(console, row)
        elif shape == "csv":
            write_row(question_row(row))
        else:
            write_line(question_line(row))


def _print(console: Console, row: QuestionRow) -> None:
    from rich.text import Text

    from onrecord.cli.clean import one_line
    from onrecord.cli.pages import indent
    from onrecord.exports.counted import said_to_it

    whom = row.asked or "somebody"
    head = (f"{row.day or 'undated'}  ", "cyan"), f"{one_line(whom)}: {one_line(row.finding.object.text)}"
    console.print(Text.assemble(*head, (f"  {row.finding.state}", "bold")))
    for answer in row.answers:
        indent(console, Text(one_line(said_to_it(answer))))
    where = (row.where.publisher, row.where.title or row.where.name, row.finding.id)
    indent(console, Text(one_line("  ".join(filter(None, where))), style="dim"))
