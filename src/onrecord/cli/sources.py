"""`onrecord sources`: how reports name their sources, publisher by publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import TEXT, examples, format_option, record_option, verbose_option

if TYPE_CHECKING:
    from onrecord.services import SourceAudit

NAMINGS = ("named", "unnamed", "collective", "document")


@click.command(
    short_help="Show how much rests on named and unnamed sources.",
    epilog=examples(
        "onrecord sources",
        "onrecord sources --since 2031-01 --until 2031-03",
        "onrecord sources --by month --format csv",
    ),
)
@click.option(
    "--by",
    type=click.Choice(["publisher", "month"]),
    default="publisher",
    show_default=True,
    help="What to count by.",
)
@click.option("--publisher", metavar="NAME", help="Only reports of this publisher.")
@click.option("--since", metavar="MONTH", help="The first month, YYYY-MM.")
@click.option("--until", metavar="MONTH", help="The last month, YYYY-MM.")
@format_option("jsonl", "csv")
@record_option
@verbose_option
def sources(
    by: str, publisher: str | None, since: str | None, until: str | None, shape: str, record: str | None
) -> None:
    """Count statements by how their source is named, with how many reports print why a name is withheld.

    Counted are the statements that reports themselves make, as their newest versions have them.
    """
    from onrecord.cli.output import tell
    from onrecord.cli.records import look_into_record
    from onrecord.services import audit_sources
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        audit = audit_sources(
            store, publisher=publisher, since=_checked(since), until=_checked(until), limit=1
        )
    _write(audit, by, publisher, shape)
    if not audit.whole.total:
        tell("onrecord: nothing in the record fits that")


def _checked(month: str | None) -> str | None:
    from onrecord.store.days import parse_days

    if month is not None and (len(month) != len("2031-03") or parse_days(month) is None):
        raise click.BadParameter(f"{month!r} is no month; write it as 2031-03.")
    return month


def _write(audit: SourceAudit, by: str, publisher: str | None, shape: str) -> None:
    from onrecord.cli.clean import one_line
    from onrecord.cli.output import write_line, write_row
    from onrecord.exports.counted import SOURCES_COLUMNS, sources_line, sources_row

    if by == "month":
        rows = [(one.month, one.counts) for one in audit.months]
    else:
        rows = [(one.publisher, one.counts) for one in audit.publishers if publisher in (None, one.publisher)]
    columns = (by, *SOURCES_COLUMNS[1:])
    if shape == "csv":
        write_row(columns)
    for name, counts in rows:
        if shape == "csv":
            write_row(sources_row(name, counts))
        elif shape == TEXT:
            said = ", ".join(f"{counts.share(naming):.0%} {naming}" for naming in NAMINGS)
            click.echo(one_line(f"{name or 'not stated'}  {counts.total:,} statements: {said}"))
        else:
            write_line(dict(zip(columns, sources_line(name, counts).values(), strict=True)))
