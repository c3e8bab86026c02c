"""`onrecord judge`: say what is right, wrong or to be corrected; list judgements and undo them."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.options import (
    TEXT,
    examples,
    format_option,
    moment,
    page_options,
    record_option,
    verbose_option,
)

if TYPE_CHECKING:
    from onrecord.store import Review, Store

WORDS_SHOWN = 60
Command = TypeVar("Command", bound=Callable[..., Any])


def login_name() -> str:
    """Return who is logged in, for judgements."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without names of users
        return ""


def judging_options(command: Command) -> Command:
    """Take who judges, and why."""
    by = click.option("--by", metavar="NAME", default=login_name, help="Who judges. Default: your login.")
    reason = click.option("--reason", metavar="WORDS", help="Why; kept with the judgement.")
    return by(reason(record_option(verbose_option(command))))


@click.group(
    short_help="Accept, reject or correct what was read; undo it.",
    epilog=examples(
        "onrecord judge reject sm-3f2a91c0 --reason 'a headline, nobody said it'",
        "onrecord judge correct sm-3f2a91c0 speaker 'Oda Renk'",
        "onrecord judge correct sm-3f2a91c0 content 'the truce will hold'",
        "onrecord judge list --reopened",
        "onrecord judge undo 12",
    ),
)
def judge() -> None:
    """Say what is right, wrong or to be corrected in what was read, and whom names mean.

    A judgement is kept with who made it and when, and never overwritten; another one answers it. It holds
    when reports are read again with a new model and when a story is corrected; where it cannot be told any
    more what it is about, it is listed as reopened.
    """


@judge.command(short_help="A statement or finding is right.")
@click.argument("row_id", metavar="ID")
@judging_options
def accept(row_id: str, by: str, reason: str | None, record: str | None) -> None:
    """Say that a statement (sm-...) or finding (fi-...) is right: it stays even where a model misses it."""
    from onrecord.services import accept_row

    _run(record, lambda store: accept_row(store, row_id, by=by, now=moment(), reason=reason))


@judge.command(short_help="A statement or finding is wrong.")
@click.argument("row_id", metavar="ID")
@judging_options
def reject(row_id: str, by: str, reason: str | None, record: str | None) -> None:
    """Say that a statement (sm-...) or finding (fi-...) is none: it is shown and found no more."""
    from onrecord.services import reject_row

    _run(record, lambda store: reject_row(store, row_id, by=by, now=moment(), reason=reason))


@judge.command(short_help="One field of a statement or finding is otherwise.")
@click.argument("row_id", metavar="ID")
@click.argument("field")
@click.argument("value", required=False)
@click.option("--none", "nothing", is_flag=True, help="The field has no value.")
@judging_options
def correct(
    row_id: str,
    field: str,
    value: str | None,
    nothing: bool,
    by: str,
    reason: str | None,
    record: str | None,
) -> None:
    """Correct a field: speaker, holder, addressee, target, role, kind, said_on, content and others.

    For source, cue and content give the words as the report has them, parts parted by “…”, or places as
    [[start, end]]. Without a value, say --none.
    """
    from onrecord.services import correct_row

    if (value is None) != nothing:
        raise click.UsageError("give the value that the field should have, or --none.")
    _run(record, lambda store: correct_row(store, row_id, field, value, by=by, now=moment(), reason=reason))


@judge.command(short_help="Two entities are one.")
@click.argument("entity_id", metavar="ENTITY")
@click.argument("other", metavar="OTHER")
@judging_options
def merge(entity_id: str, other: str, by: str, reason: str | None, record: str | None) -> None:
    """Say that an entity of a report (en-...) is another one, or one of an authority file."""
    from onrecord.services import merge_entities

    _run(record, lambda store: merge_entities(store, entity_id, other, by=by, now=moment(), reason=reason))


@judge.command(short_help="An entity is not another, or nobody else.")
@click.argument("entity_id", metavar="ENTITY")
@click.argument("other", metavar="[OTHER]", required=False)
@judging_options
def split(entity_id: str, other: str | None, by: str, reason: str | None, record: str | None) -> None:
    """Say that an entity of a report (en-...) is not another; without another, that it is nobody else."""
    from onrecord.services import split_entity

    _run(record, lambda store: split_entity(store, entity_id, other, by=by, now=moment(), reason=reason))


@judge.command(short_help="Take a judgement back.")
@click.argument("number", type=int)
@judging_options
def undo(number: int, by: str, reason: str | None, record: str | None) -> None:
    """Take a judgement back by its number, or an earlier undoing; both stay on record."""
    from onrecord.services import undo as undo_judgement

    _run(record, lambda store: undo_judgement(store, number, by=by, now=moment(), reason=reason))


@judge.command("list", short_help="List judgements, newest first.")
@click.option("--reopened", is_flag=True, help="Only those that have to be looked at again.")
@page_options
@format_option("jsonl", about="What to print for each.")
@record_option
@verbose_option
def list_judgements(reopened: bool, limit: int, after: str | None, shape: str, record: str | None) -> None:
    """List judgements with what became of each: standing, undone, or reopened and why."""
    from onrecord.cli.clean import one_line
    from onrecord.cli.output import tell, write_line
    from onrecord.cli.records import look_into_record
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        page = store.reviews(state="reopened" if reopened else None, limit=limit, after=after)
    for row in page.items:
        if shape == TEXT:
            click.echo(one_line(review_text(row)))
        else:
            write_line(review_line(row))
    if not page.items:
        tell("onrecord: nothing to look at again" if reopened else "onrecord: nobody has judged anything yet")
    elif page.next:
        tell(f"onrecord: there are more; add --after {page.next}")


@judge.command("export", short_help="Write judged reports as training data.")
@record_option
@verbose_option
def export_judged(record: str | None) -> None:
    """Write reports with judgements as JSONL to learn from: text, corrected rows, rejected ones."""
    from onrecord.cli.output import write_line
    from onrecord.cli.records import look_into_record
    from onrecord.exports.training import training_line
    from onrecord.services import judged_reports
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        for report, as_read, judged in judged_reports(store):
            write_line(training_line(report, as_read, judged))


def review_line(row: Review) -> dict[str, Any]:
    """Return a judgement as plain JSON data."""
    return {
        "number": row.number,
        "state": row.state,
        "why_reopened": row.reason,
        "row": row.row_id,
        "made_at": row.made_at.isoformat().replace("+00:00", "Z"),
        "judgement": row.judgement.to_dict(),
    }


def review_text(row: Review) -> str:
    """Return a judgement as a line for people."""
    made = row.judgement
    what = made.decision.value
    if made.field and made.decision.value == "correct":
        what += f" {made.field} to {made.value if made.value is not None else 'nothing'}"
    elif made.value:
        what += f" with {made.value}"
    words = made.selector.exact
    words = words if len(words) <= WORDS_SHOWN else f"{words[: WORDS_SHOWN - 1]}…"
    about = f"judgement {made.row_id}" if made.decision.value == "undo" else f"{made.row_id} “{words}”"
    state = f"{row.state}: {row.reason}" if row.reason else row.state
    why = f" ({made.reason})" if made.reason else ""
    return f"{row.number}  {row.made_at:%Y-%m-%d %H:%M}  {made.by}: {what}  {about}{why}  [{state}]"


def _run(record: str | None, act: Callable[[Store], int]) -> None:
    from onrecord.cli.records import open_record
    from onrecord.settings import load_settings

    with open_record(load_settings(record=record)) as store:
        number = act(store)
    click.echo(f"judgement {number}; take it back with: onrecord judge undo {number}")
